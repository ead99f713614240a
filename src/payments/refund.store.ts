import type { Tx } from '../platform/database/database';
import { isUuid } from '../shared/ids';
import type { Money } from '../shared/money';
import { MINUTE_MS } from '../shared/time';
import type { RefundFacts, RefundSources } from './domain/ledger.postings';
import type { RefundStatus } from './domain/refund.states';
import type { RefundState } from './domain/stripe-facts';
import type { OrderRow } from './order.store';
import { toMinor } from './payment-columns';

export interface RefundableCharge {
  id: string;
  paymentIntentId: string;
  leftMinor: number;
  currency: string;
}

export interface RefundRow {
  id: string;
  order_id: string;
  stripe_refund_id: string | null;
  amount_minor: string;
  currency: string;
  from_escrow_minor: string;
  from_coach_minor: string;
  from_fee_minor: string;
  status: RefundStatus;
}

export interface NewRefund {
  refundId: string;
  order: OrderRow;
  charge: RefundableCharge;
  money: Money;
  sources: RefundSources;
  reason: string;
  now: Date;
}

/** Stores a pending refund; the charge's CHECK refuses it when it is over the cap. */
export const insertRefund = async (
  tx: Tx,
  { refundId, order, charge, money, sources, reason, now }: NewRefund,
): Promise<void> => {
  await tx.query(
    `INSERT INTO refunds (id, order_id, charge_id, amount_minor, currency, from_escrow_minor, from_coach_minor,
       from_fee_minor, status, reason, requested_at, next_poll_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'pending', $9, $10, $11)`,
    [
      refundId,
      order.id,
      charge.id,
      money.amount,
      money.currency,
      sources.escrowMinor,
      sources.coachMinor,
      sources.feeMinor,
      reason,
      now,
      new Date(now.getTime() + MINUTE_MS),
    ],
  );
};

/** Our refund's id as marked on Stripe's object; null when it carries none. */
export const markedId = ({ marks }: RefundState): string | null =>
  marks.refundId && isUuid(marks.refundId) ? marks.refundId : null;

/** What the ledger needs to know to post, or to reverse, a refund. */
export const postingFacts = (order: OrderRow, row: RefundRow): RefundFacts => ({
  refundId: row.id,
  orderId: order.id,
  coachId: order.coachId,
  currency: row.currency,
  sources: {
    escrowMinor: toMinor(row.from_escrow_minor),
    coachMinor: toMinor(row.from_coach_minor),
    feeMinor: toMinor(row.from_fee_minor),
  },
});

/** The charge that settled an order and how much of it is not yet on its way back; null when nothing was accepted. */
export const acceptedCharge = async (tx: Tx, orderId: string): Promise<RefundableCharge | null> => {
  const [row] = await tx.query<{ id: string; payment_intent_id: string; left: string; currency: string }[]>(
    `SELECT id, payment_intent_id, currency, amount_minor - refund_pending_minor - refunded_minor AS left
     FROM charges WHERE order_id = $1 AND verdict = 'accepted'`,
    [orderId],
  );
  if (!row) return null;
  return {
    id: row.id,
    paymentIntentId: row.payment_intent_id,
    leftMinor: toMinor(row.left),
    currency: row.currency,
  };
};

export const inEscrow = (escrowMinor: number): RefundSources => ({ escrowMinor, coachMinor: 0, feeMinor: 0 });

/** Where what is left of a charge lies: in escrow before completion, then with coach and platform. */
export const whereMoneyIs = async (tx: Tx, order: OrderRow, leftMinor: number): Promise<RefundSources> => {
  if (!order.earned) return inEscrow(leftMinor);
  const [taken] = await tx.query<{ coach: string; fee: string }[]>(
    `SELECT coalesce(sum(from_coach_minor), 0) AS coach, coalesce(sum(from_fee_minor), 0) AS fee
     FROM refunds WHERE order_id = $1 AND status <> 'failed'`,
    [order.id],
  );
  const coachMinor = order.earned.coachMinor - toMinor(taken?.coach ?? 0);
  const feeMinor = order.earned.feeMinor - toMinor(taken?.fee ?? 0);
  return { escrowMinor: leftMinor - coachMinor - feeMinor, coachMinor, feeMinor };
};
