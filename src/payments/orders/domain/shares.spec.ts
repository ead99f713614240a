import fc from 'fast-check';
import { furtherShares, sharesOf } from './shares';

const amount = fc.integer({ min: 0, max: 1_000_000 });

describe('shares of a payment', () => {
  it('that comes in parts are those of the whole, and none of them is taken back', () => {
    fc.assert(
      fc.property(
        amount,
        amount,
        fc.integer({ min: 1, max: 1_000_000 }),
        amount,
        (first, second, coachShareMinor, feeMinor) => {
          const agreed = { coachShareMinor, feeMinor };
          const earned = sharesOf(agreed, first);
          const more = furtherShares(agreed, earned, second);
          const whole = sharesOf(agreed, first + second);
          expect(more.coachMinor + earned.coachMinor).toBe(whole.coachMinor);
          expect(more.feeMinor + earned.feeMinor).toBe(whole.feeMinor);
          expect(Math.min(more.coachMinor, more.feeMinor)).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });
});
