import type { Money } from '../../shared/money';
import { credit, debit, type LedgerEntry, present, type RefundSources } from './ledger.postings';

/** The bank has taken the disputed money until it decides. */
export const disputed = (
  disputeId: string,
  orderId: string,
  money: Money,
  sourceId: string | null,
): LedgerEntry => ({
  key: `dispute:${disputeId}`,
  kind: 'dispute',
  orderId,
  sourceId,
  lines: present([debit('dispute_suspense', money), credit('stripe_clearing', money)]),
});

/** What Stripe takes for handling a dispute. */
export const disputeFee = (
  disputeId: string,
  orderId: string,
  fee: Money,
  sourceId: string | null,
): LedgerEntry => ({
  key: `dispute_fee:${disputeId}`,
  kind: 'dispute_fee',
  orderId,
  sourceId,
  lines: present([debit('dispute_fees', fee), credit('stripe_clearing', fee)]),
});

export interface LostDispute {
  disputeId: string;
  orderId: string;
  coachId: string;
  currency: string;
  sources: RefundSources;
}

/**
 * The bank keeps the money. It comes out of escrow as far as the session is not earned yet; after that the coach owes
 * their part, and the platform's part is its loss.
 */
export const disputeLost = ({ disputeId, orderId, coachId, currency, sources }: LostDispute): LedgerEntry => {
  const { escrowMinor, coachMinor, feeMinor } = sources;
  return {
    key: `dispute_lost:${disputeId}`,
    kind: 'dispute_lost',
    orderId,
    sourceId: null,
    lines: present([
      debit('escrow', { amount: escrowMinor, currency }),
      debit('coach_receivable', { amount: coachMinor, currency }, coachId),
      debit('dispute_loss', { amount: feeMinor, currency }),
      credit('dispute_suspense', { amount: escrowMinor + coachMinor + feeMinor, currency }),
    ]),
  };
};
