import { splitByWeights, type Money } from '../../../shared/money';

/** The ledger's accounts. Balances are derived from lines; a debit is positive, a credit negative. */
export const LEDGER_ACCOUNTS = [
  'stripe_clearing',
  'stripe_fees',
  'escrow',
  'coach_payable',
  'coach_receivable',
  'fee_revenue',
  'refund_payable',
  'package_credit',
  'promotion_expense',
  'dispute_suspense',
  'dispute_fees',
  'dispute_loss',
] as const;
export type LedgerAccount = (typeof LEDGER_ACCOUNTS)[number];

export interface Posting {
  account: LedgerAccount;
  currency: string;
  /** Minor units; positive debits, negative credits. */
  amountMinor: number;
  /** Whose payable or receivable it is. */
  partyId?: string;
}

export type LedgerKind =
  | 'paid'
  | 'stripe_fee'
  | 'earned'
  | 'refund_asked'
  | 'refund_done'
  | 'dispute'
  | 'dispute_reinstated'
  | 'dispute_fee'
  | 'dispute_lost'
  | 'reversal';

export interface LedgerEntry {
  /** One entry per business fact: the second one with the same key is not written. */
  key: string;
  kind: LedgerKind;
  orderId: string;
  /** Stripe's object behind the fact, for reconciliation. */
  sourceId: string | null;
  reversesKey?: string;
  lines: Posting[];
}

export const debit = (account: LedgerAccount, { amount, currency }: Money, partyId?: string): Posting => ({
  account,
  currency,
  amountMinor: amount,
  partyId,
});
export const credit = (account: LedgerAccount, money: Money, partyId?: string): Posting =>
  debit(account, { ...money, amount: -money.amount }, partyId);
export const present = (lines: Posting[]): Posting[] => lines.filter((line) => line.amountMinor !== 0);

/** The candidate's money is with Stripe, and we owe a session for it. */
export const paid = (chargeId: string, orderId: string, money: Money, sourceId: string): LedgerEntry => ({
  key: `paid:${chargeId}`,
  kind: 'paid',
  orderId,
  sourceId,
  lines: present([debit('stripe_clearing', money), credit('escrow', money)]),
});

/** What Stripe kept of a charge. */
export const stripeFee = (chargeId: string, orderId: string, fee: Money, sourceId: string): LedgerEntry => ({
  key: `stripe_fee:${chargeId}`,
  kind: 'stripe_fee',
  orderId,
  sourceId,
  lines: present([debit('stripe_fees', fee), credit('stripe_clearing', fee)]),
});

export interface Shares {
  coachMinor: number;
  feeMinor: number;
}

/** What was sold: one line of an order, and whose work it is. */
export interface SoldLine {
  orderId: string;
  lineId: string;
  coachId: string;
}

/**
 * What was sold took place: what is left of it in escrow belongs to the coach and to us. `round` tells later
 * ones apart: a bank may give back afterwards what it had kept.
 */
export const earned = (
  { orderId, lineId, coachId }: SoldLine,
  shares: Shares,
  currency: string,
  round = 0,
): LedgerEntry => ({
  key: `earned:${lineId}${round === 0 ? '' : `:${round}`}`,
  kind: 'earned',
  orderId,
  sourceId: null,
  lines: present([
    debit('escrow', { amount: shares.coachMinor + shares.feeMinor, currency }),
    credit('coach_payable', { amount: shares.coachMinor, currency }, coachId),
    credit('fee_revenue', { amount: shares.feeMinor, currency }),
  ]),
});

/** Where the money of a refund is taken from; the parts sum to the refund. */
export interface RefundSources {
  escrowMinor: number;
  coachMinor: number;
  feeMinor: number;
}

/**
 * A refund comes out of escrow as long as something is there (all of it before completion; later only what a bounced
 * refund left), then from coach and platform in the ratio of what each still has. What the provider sends back beyond
 * that (it never should) overdraws escrow, where a person sees it.
 */
export const refundSources = (amountMinor: number, left: RefundSources): RefundSources => {
  const shared = left.coachMinor + left.feeMinor;
  const taken = Math.min(Math.max(0, amountMinor - Math.max(0, left.escrowMinor)), shared);
  const escrowMinor = amountMinor - taken;
  if (taken === 0) return { escrowMinor, coachMinor: 0, feeMinor: 0 };
  const [coachMinor = 0, feeMinor = 0] = splitByWeights(taken, [left.coachMinor, left.feeMinor]);
  return { escrowMinor, coachMinor, feeMinor };
};

/** What is taken from the money of one coach's work; of an order with several there are several. */
export interface Taken {
  coachId: string;
  sources: RefundSources;
}

export interface RefundFacts {
  refundId: string;
  orderId: string;
  currency: string;
  parts: readonly Taken[];
}

/** What all parts take from one place, in minor units. */
export const takenFrom = (parts: readonly Taken[], place: keyof RefundSources): number =>
  parts.reduce((sum, { sources }) => sum + sources[place], 0);

/** All that the parts take. */
export const takenInAll = (parts: readonly Taken[]): number =>
  takenFrom(parts, 'escrowMinor') + takenFrom(parts, 'coachMinor') + takenFrom(parts, 'feeMinor');

/** What the parts take from each coach, once a coach. */
export const debitCoaches = (account: LedgerAccount, parts: readonly Taken[], currency: string): Posting[] =>
  [...new Set(parts.map(({ coachId }) => coachId))].map((coachId) => {
    const theirs = parts.filter((part) => part.coachId === coachId);
    return debit(account, { amount: takenFrom(theirs, 'coachMinor'), currency }, coachId);
  });

/** We owe the candidate money back. */
export const refundAsked = ({ refundId, orderId, currency, parts }: RefundFacts): LedgerEntry => ({
  key: `refund_asked:${refundId}`,
  kind: 'refund_asked',
  orderId,
  sourceId: null,
  lines: present([
    debit('escrow', { amount: takenFrom(parts, 'escrowMinor'), currency }),
    ...debitCoaches('coach_payable', parts, currency),
    debit('fee_revenue', { amount: takenFrom(parts, 'feeMinor'), currency }),
    credit('refund_payable', { amount: takenInAll(parts), currency }),
  ]),
});

/** The money has left for the candidate. */
export const refundDone = (
  refundId: string,
  orderId: string,
  money: Money,
  sourceId: string | null,
): LedgerEntry => ({
  key: `refund_done:${refundId}`,
  kind: 'refund_done',
  orderId,
  sourceId,
  lines: present([debit('refund_payable', money), credit('stripe_clearing', money)]),
});

/** Undoes an entry line by line; entries themselves are never changed. */
export const reversal = (entry: LedgerEntry): LedgerEntry => ({
  ...entry,
  key: `reversal:${entry.key}`,
  kind: 'reversal',
  reversesKey: entry.key,
  lines: entry.lines.map((line) => ({ ...line, amountMinor: -line.amountMinor })),
});

/** Debits minus credits for each currency; a sound entry is zero everywhere. */
export const imbalance = (entry: LedgerEntry): Map<string, number> => {
  const sums = new Map<string, number>();
  for (const line of entry.lines) sums.set(line.currency, (sums.get(line.currency) ?? 0) + line.amountMinor);
  return sums;
};
