import { splitByWeights } from '../../../shared/money';
import type { Shares } from '../../ledger/domain/postings';

/**
 * The agreed split of whatever is left of the payment; exactly the snapshot when nothing went back. Who sent the rest
 * back does not matter: of 75.00 left of 100.00, a coach with 80 % gets 60.00, and of nothing nothing.
 */
export const sharesOf = (
  agreed: { coachShareMinor: number; feeMinor: number },
  leftMinor: number,
): Shares => {
  const [coachMinor = 0, feeMinor = 0] = splitByWeights(leftMinor, [agreed.coachShareMinor, agreed.feeMinor]);
  return { coachMinor, feeMinor };
};

/** What `amountMinor` adds to shares that were earned already: together they are the split of the sum. */
export const furtherShares = (
  agreed: { coachShareMinor: number; feeMinor: number },
  earned: Shares,
  amountMinor: number,
): Shares => {
  const all = sharesOf(agreed, earned.coachMinor + earned.feeMinor + amountMinor);
  return { coachMinor: all.coachMinor - earned.coachMinor, feeMinor: all.feeMinor - earned.feeMinor };
};
