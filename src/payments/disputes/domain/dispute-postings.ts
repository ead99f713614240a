import { splitByWeights } from '../../../shared/money';
import {
  credit,
  debit,
  debitCoaches,
  type LedgerEntry,
  present,
  type RefundSources,
  type Taken,
  takenFrom,
  takenInAll,
} from '../../ledger/domain/postings';
import type { DisputeMovement } from '../../domain/stripe-facts';

/** The bank takes money until it decides, or gives it back: one entry for each movement of the provider's. */
export const disputeMoved = (orderId: string, { id, money }: DisputeMovement): LedgerEntry => {
  const taken = { ...money, amount: -money.amount };
  return {
    key: `dispute:${id}`,
    kind: money.amount < 0 ? 'dispute' : 'dispute_reinstated',
    orderId,
    sourceId: id,
    lines: present([debit('dispute_suspense', taken), credit('stripe_clearing', taken)]),
  };
};

/** What Stripe takes for handling a dispute, or gives back (a negative fee), with one of its movements. */
export const disputeFee = (orderId: string, { id, fee }: DisputeMovement): LedgerEntry => ({
  key: `dispute_fee:${id}`,
  kind: 'dispute_fee',
  orderId,
  sourceId: id,
  lines: present([debit('dispute_fees', fee), credit('stripe_clearing', fee)]),
});

/** What a bank has taken and not given back, in minor units; negative when it gave more than it took. */
export const heldBy = (movements: readonly DisputeMovement[]): number =>
  movements.reduce((held, { money }) => held - money.amount, 0);

export interface LostDispute {
  disputeId: string;
  orderId: string;
  currency: string;
  /** Negative where a bank gives back what it had kept. */
  parts: readonly Taken[];
  /** How often this dispute was posted as lost before: a bank may keep more, or an appeal be won. */
  before: number;
}

/**
 * The bank keeps the money. It comes out of escrow as far as the session is not earned yet; after that the coach owes
 * their part, and the platform's part is its loss.
 */
export const disputeLost = ({ disputeId, orderId, currency, before, parts }: LostDispute): LedgerEntry => ({
  key: `dispute_lost:${disputeId}${before === 0 ? '' : `:${before}`}`,
  kind: 'dispute_lost',
  orderId,
  sourceId: null,
  lines: present([
    debit('escrow', { amount: takenFrom(parts, 'escrowMinor'), currency }),
    ...debitCoaches('coach_receivable', parts, currency),
    debit('dispute_loss', { amount: takenFrom(parts, 'feeMinor'), currency }),
    credit('dispute_suspense', { amount: takenInAll(parts), currency }),
  ]),
});

/** The parts of `sources` that `amountMinor` of them make: where money goes back to that a bank had kept. */
export const partOf = (amountMinor: number, sources: RefundSources): RefundSources => {
  const { escrowMinor: escrow, coachMinor: coach, feeMinor: fee } = sources;
  const [escrowMinor = 0, coachMinor = 0, feeMinor = 0] = splitByWeights(amountMinor, [escrow, coach, fee]);
  return { escrowMinor, coachMinor, feeMinor };
};

/** The same for what was taken from several lines: each gets back its part, by what was taken of it. The parts sum to it. */
export const backTo = <Part extends Taken>(amountMinor: number, taken: readonly Part[]): Part[] => {
  const lost = taken.filter((part) => takenInAll([part]) > 0);
  if (lost.length === 0) return [];
  const shares = splitByWeights(
    amountMinor,
    lost.map((part) => takenInAll([part])),
  );
  return lost
    .map((part, at) => ({ ...part, sources: partOf(shares[at] ?? 0, part.sources) }))
    .filter((part) => takenInAll([part]) > 0);
};
