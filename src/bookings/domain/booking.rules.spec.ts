import { addHours, addMinutes } from '../../shared/time';
import { BOOKING_STATUSES, type BookingStatus } from './booking.states';
import {
  assertEndsEarly,
  assertReportable,
  type BookingTimes,
  joinOpensAt,
  mayJoin,
  refuseOwnOffering,
  refuseTooManyHolds,
  reportEvent,
  settlesAt,
  stands,
} from './booking.rules';

const START = new Date('2027-03-01T10:00:00Z');
const END = new Date('2027-03-01T11:00:00Z');
const booking = (wishes: Partial<BookingTimes> = {}): BookingTimes => ({
  kind: 'session',
  status: 'confirmed',
  startsAt: START,
  endsAt: END,
  ...wishes,
});
/** "allowed", or the code of the refusal. */
const outcome = (act: () => void): string => {
  try {
    act();
    return 'allowed';
  } catch (error) {
    return (error as { code: string }).code;
  }
};
const statusesIn = (act: (status: BookingStatus) => boolean): BookingStatus[] =>
  BOOKING_STATUSES.filter(act).sort();

it('a booking stands from its payment on, unless it was cancelled or somebody did not come', () => {
  expect(statusesIn((status) => stands({ status }))).toEqual(['completed', 'confirmed', 'under_review']);
});

describe('booking a time', () => {
  it('is refused where people would book themselves', () => {
    expect(outcome(() => refuseOwnOffering('ada', 'ada'))).toBe('booking.own_offering');
    expect(outcome(() => refuseOwnOffering('ada', 'bob'))).toBe('allowed');
  });

  it('is refused beside three unpaid holds, and may be tried again when the first of them ends', () => {
    const deadlines = [30, 10, 20].map((minutes) => addMinutes(START, minutes));
    expect(outcome(() => refuseTooManyHolds(deadlines.slice(0, 2), START))).toBe('allowed');
    expect(() => refuseTooManyHolds(deadlines, START)).toThrow(
      expect.objectContaining({ code: 'booking.too_many_holds', retryAfterSeconds: 600 }),
    );
  });

  it('may be tried again in a second at the earliest, also where the first hold is over already', () => {
    expect(() => refuseTooManyHolds([START, START, START], END)).toThrow(
      expect.objectContaining({ retryAfterSeconds: 1 }),
    );
  });
});

describe('the meeting link', () => {
  it.each([
    [-15.01, false],
    [-15, true],
    [89.99, true],
    [90, false],
  ])('%s minutes after the start shows: %s', (minutes, shows) => {
    expect(mayJoin(booking(), addMinutes(START, minutes))).toBe(shows);
  });

  it('shows from the moment that is announced', () => {
    expect(mayJoin(booking(), joinOpensAt(START))).toBe(true);
    expect(mayJoin(booking(), new Date(joinOpensAt(START).getTime() - 1))).toBe(false);
  });

  it('shows for sessions that take place, and for no document', () => {
    expect(statusesIn((status) => mayJoin(booking({ status }), START))).toEqual(['completed', 'confirmed']);
    expect(mayJoin(booking({ kind: 'document' }), START)).toBe(false);
  });
});

describe('an early end', () => {
  const stated = (minutes: number, wishes: Partial<BookingTimes> = {}) =>
    outcome(() => assertEndsEarly(booking(wishes), addMinutes(START, minutes), 'Europe/Paris'));

  it.each([
    [-1, 'booking.early_end_too_early'],
    [0, 'allowed'],
    [59.99, 'allowed'],
    [60, 'booking.early_end_too_late'],
  ])('is stated while the session runs: %s minutes after its start', (minutes, expected) => {
    expect(stated(minutes)).toBe(expected);
  });

  it('is stated of sessions that take place, and of no document', () => {
    expect(statusesIn((status) => stated(20, { status }) === 'allowed')).toEqual(['completed', 'confirmed']);
    expect(stated(20, { kind: 'document' })).toBe('booking.early_end_not_possible');
  });

  it('that comes too early is told from when on, in the zone of who states it', () => {
    expect(() => assertEndsEarly(booking(), addMinutes(START, -1), 'Europe/Paris')).toThrow(
      expect.objectContaining({ detail: expect.stringContaining('11:00 Paris time') }),
    );
  });
});

describe('a report that somebody did not come', () => {
  const reported = (now: Date, wishes: Partial<BookingTimes> = {}) =>
    outcome(() => assertReportable(booking(wishes), now));

  it.each([
    ['just before 15 minutes have passed', addMinutes(START, 14.99), 'booking.no_show_too_early'],
    ['after 15 minutes of waiting', addMinutes(START, 15), 'allowed'],
    ['just before a day after the end', addHours(END, 23.99), 'allowed'],
    ['a day after the end', addHours(END, 24), 'booking.no_show_too_late'],
  ])('%s', (_, now, expected) => {
    expect(reported(now)).toBe(expected);
  });

  it('is taken of sessions that stood, also of one that was reported already, and of no document', () => {
    expect(statusesIn((status) => reported(END, { status }) === 'allowed')).toEqual([
      'candidate_no_show',
      'coach_no_show',
      'completed',
      'confirmed',
    ]);
    expect(reported(END, { kind: 'document' })).toBe('booking.no_show_not_possible');
  });

  it.each<[BookingStatus, 'candidate' | 'coach', ReturnType<typeof reportEvent>]>([
    ['confirmed', 'candidate', 'miss_candidate'],
    ['confirmed', 'coach', 'miss_coach'],
    ['completed', 'candidate', 'miss_candidate'],
    ['completed', 'coach', 'miss_coach'],
    ['candidate_no_show', 'candidate', null],
    ['coach_no_show', 'coach', null],
    ['candidate_no_show', 'coach', 'contradict'],
    ['coach_no_show', 'candidate', 'contradict'],
  ])('of a session that is %s, about the %s, does: %s', (status, missing, event) => {
    expect(reportEvent(status, missing)).toBe(event);
  });

  it('counts at once where people report themselves, and otherwise leaves the other side a day to answer', () => {
    const now = addMinutes(START, 20);
    for (const side of ['candidate', 'coach'] as const) {
      const other = side === 'candidate' ? 'coach' : 'candidate';
      expect(settlesAt(side, side, END, now)).toEqual(now);
      expect(settlesAt(side, other, END, now)).toEqual(addHours(END, 24));
    }
  });
});
