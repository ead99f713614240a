import { addMinutes } from '../../shared/time';
import { BOOKING_STATUSES, type BookingStatus } from './booking.states';
import { assertEndsEarly, type BookingTimes } from './booking-rules';

const startsAt = new Date('2027-03-01T10:00:00Z');
const endsAt = new Date('2027-03-01T11:00:00Z');
const stated = (minutes: number, wishes: Partial<BookingTimes> = {}) => {
  const booking = {
    kind: 'session' as const,
    status: 'confirmed' as BookingStatus,
    startsAt,
    endsAt,
    ...wishes,
  };
  try {
    assertEndsEarly(booking, addMinutes(startsAt, minutes), 'Europe/Paris');
    return 'stated';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('an early end', () => {
  it.each([
    [-1, 'booking.early_end_too_early'],
    [0, 'stated'],
    [59.99, 'stated'],
    [60, 'booking.early_end_too_late'],
  ])('is stated while the session runs: %s minutes after its start', (minutes, expected) => {
    expect(stated(minutes)).toBe(expected);
  });

  it('is stated of sessions that take place, and of no document', () => {
    const possible = BOOKING_STATUSES.filter((status) => stated(20, { status }) === 'stated');
    expect(possible.sort()).toEqual(['completed', 'confirmed']);
    expect(stated(20, { kind: 'review' })).toBe('booking.early_end_not_possible');
  });
});
