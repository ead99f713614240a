import fc from 'fast-check';
import { addMinutes } from '../../shared/time';
import { KIND_KEYS, type KindKey } from '../kinds/kinds';
import { BOOKING_STATUSES, type BookingStatus } from './booking.states';
import { quoteCancellation } from './cancellation.rules';

const START = new Date('2027-03-01T10:00:00Z');
const BEFORE = addMinutes(START, -60);
const PRICE = 12_000;
const booking = (kind: KindKey, status: BookingStatus = 'confirmed', priceMinor = PRICE) => ({
  kind,
  status,
  priceMinor,
  startsAt: START,
  endsAt: addMinutes(START, 60),
  begunAt: null,
  formFiledAt: null,
});

describe('a quote of a cancellation', () => {
  const money = fc
    .integer({ min: 0, max: 1_000_000 })
    .chain((priceMinor) => fc.record({ priceMinor: fc.constant(priceMinor), leftMinor: fc.nat(priceMinor) }));
  const by = fc.constantFrom('candidate' as const, 'coach' as const, 'admin' as const);

  it('gives everything that is left, whoever cancels: what went back before counts', () => {
    fc.assert(
      fc.property(fc.constantFrom(...KIND_KEYS), money, by, (kind, { priceMinor, leftMinor }, side) => {
        const quote = quoteCancellation(booking(kind, 'confirmed', priceMinor), leftMinor, side, BEFORE);
        expect(quote.refundMinor).toBe(leftMinor);
        expect(quote.refundMinor + quote.returnedMinor).toBe(priceMinor);
      }),
    );
  });

  it.each(KIND_KEYS)('of a %s says who cancels, because the clause follows from that', (kind) => {
    const clause = (side: 'candidate' | 'coach' | 'admin') =>
      quoteCancellation(booking(kind), PRICE, side, BEFORE).clause;
    expect(clause('candidate')).toMatch(/^Cancelled (by the candidate|before the coach has begun)/);
    expect([clause('coach'), clause('admin')]).toEqual(
      Array(2).fill('Not cancelled by the candidate: the full price is refunded.'),
    );
  });

  it.each(KIND_KEYS)('of a %s is for what is confirmed, and says of anything else what it is', (kind) => {
    const quote = (status: BookingStatus) => () =>
      quoteCancellation(booking(kind, status), PRICE, 'admin', BEFORE);
    for (const status of BOOKING_STATUSES.filter((one) => one !== 'confirmed'))
      expect(quote(status)).toThrow('booking.not_cancellable');
    expect(quote('under_review')).toThrow(
      expect.objectContaining({
        detail: 'A booking that is under review cannot be cancelled.',
        extra: { bookingStatus: 'under_review' },
      }),
    );
  });
});
