import fc from 'fast-check';
import { addHours, addMinutes } from '../../shared/time';
import { BOOKING_STATUSES, type BookingStatus } from './booking.states';
import { quoteCancellation } from './cancellation.rules';

const START = new Date('2027-03-01T10:00:00Z');
const session = (priceMinor: number, status: BookingStatus = 'confirmed') => ({
  kind: 'session' as const,
  status,
  startsAt: START,
  endsAt: addHours(START, 1),
  begunAt: null,
  formFiledAt: null,
  priceMinor,
});

const terms = (leftMinor: number) => ({ leftMinor, policyVersion: 1 });

describe('a quote of a cancellation', () => {
  const paid = fc
    .integer({ min: 0, max: 1_000_000 })
    .chain((priceMinor) => fc.tuple(fc.constant(priceMinor), fc.nat(priceMinor)));
  const by = fc.constantFrom('candidate' as const, 'coach' as const, 'admin' as const);

  it('gives everything that is left until the start, whoever cancels', () => {
    fc.assert(
      fc.property(paid, by, fc.nat(100_000), ([priceMinor, leftMinor], side, minutes) => {
        const quote = quoteCancellation(
          session(priceMinor),
          terms(leftMinor),
          side,
          addMinutes(START, -minutes - 1),
        );
        expect(quote.refundMinor).toBe(leftMinor);
        expect(quote.refundMinor + quote.returnedMinor).toBe(priceMinor);
        expect(quote.changesAt).toEqual(START);
      }),
    );
  });

  it('says who cancels, because the clause follows from that', () => {
    const clause = (side: 'candidate' | 'coach' | 'admin') =>
      quoteCancellation(session(1), terms(1), side, addHours(START, -1)).clause;
    expect(clause('candidate')).toMatch(/^Cancelled by the candidate/);
    expect([clause('coach'), clause('admin')]).toEqual(Array(2).fill(clause('coach')));
    expect(clause('coach')).toMatch(/^Not cancelled by the candidate/);
  });

  it('is for what is confirmed, and says of anything else what it is', () => {
    const quote = (status: BookingStatus) => () =>
      quoteCancellation(session(1, status), terms(1), 'candidate', addHours(START, -1));
    for (const status of BOOKING_STATUSES.filter((one) => one !== 'confirmed'))
      expect(quote(status)).toThrow(expect.objectContaining({ code: 'booking.not_cancellable' }));
    expect(quote('under_review')).toThrow(
      expect.objectContaining({
        detail: 'A booking that is under review cannot be cancelled.',
        extra: { bookingStatus: 'under_review' },
      }),
    );
  });
});
