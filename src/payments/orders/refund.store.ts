import type { Queryable, Tx } from '../../platform/database/database';
import { isUuid } from '../../shared/ids';
import type { Money } from '../../shared/money';
import { MINUTE_MS } from '../../shared/time';
import type { RefundFacts, RefundSources } from '../ledger';
import type { RefundStatus } from './domain/refund.states';
import type { PaymentRef, RefundState } from '../domain/stripe-facts';
import type { OrderRow } from './order.store';

export interface RefundableCharge {
  id: string;
  paymentIntentId: string;
  /** What is neither back nor on its way back, nor lost to a bank. Negative when the provider sent back too much. */
  leftMinor: number;
  currency: string;
  /** It settled its order; any other goes back in full. */
  accepted: boolean;
}

export interface RefundRow {
  id: string;
  order_id: string;
  charge_id: string;
  stripe_refund_id: string | null;
  amount_minor: number;
  currency: string;
  from_escrow_minor: number;
  from_coach_minor: number;
  from_fee_minor: number;
  status: RefundStatus;
  origin: RefundOrigin;
  reason: string;
}

/** Whether we asked for it, or the provider did it without us. */
export type RefundOrigin = 'ours' | 'provider';

export interface NewRefund {
  refundId: string;
  order: OrderRow;
  charge: RefundableCharge;
  money: Money;
  sources: RefundSources;
  reason: string;
  now: Date;
  /** Stripe's id of one that was made there without us. */
  madeAtProvider?: string;
  /** Owed in any case: while a dispute is open it waits, and is not refused. */
  mayWait?: boolean;
}

/** Stores a pending refund; the database refuses one of ours over the cap, or while a dispute is open. */
export const insertRefund = async (
  tx: Tx,
  { refundId, order, charge, money, sources, reason, now, madeAtProvider, mayWait }: NewRefund,
): Promise<void> => {
  await tx.query(
    `INSERT INTO refunds (id, order_id, charge_id, amount_minor, currency, from_escrow_minor, from_coach_minor,
       from_fee_minor, status, reason, requested_at, next_poll_at, origin, stripe_refund_id, may_wait)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'pending', $9, $10, $11, $12, $13, $14)`,
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
      madeAtProvider ? 'provider' : 'ours',
      madeAtProvider ?? null,
      mayWait ?? false,
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
    escrowMinor: row.from_escrow_minor,
    coachMinor: row.from_coach_minor,
    feeMinor: row.from_fee_minor,
  },
});

interface RawCharge {
  id: string;
  payment_intent_id: string;
  left: number;
  currency: string;
  accepted: boolean;
}

const CHARGE = `SELECT id, payment_intent_id, currency, verdict = 'accepted' AS accepted,
  amount_minor - refund_pending_minor - refunded_minor - coalesce((
    SELECT sum(d.amount_minor)::bigint FROM disputes d WHERE d.charge_id = c.id AND d.status = 'lost'), 0) AS left
  FROM charges c`;

/** The charge that settled an order and how much of it is left; null when nothing was accepted. */
export const acceptedCharge = (tx: Tx, orderId: string): Promise<RefundableCharge | null> =>
  readCharge(tx, `${CHARGE} WHERE order_id = $1 AND verdict = 'accepted'`, orderId);

export const chargeById = (tx: Tx, id: string): Promise<RefundableCharge | null> =>
  readCharge(tx, `${CHARGE} WHERE id = $1`, id);

const readCharge = async (tx: Tx, sql: string, id: string): Promise<RefundableCharge | null> => {
  const [row] = await tx.query<RawCharge>(sql, [id]);
  if (!row) return null;
  const { payment_intent_id: paymentIntentId, left, currency, accepted } = row;
  return { id: row.id, paymentIntentId, leftMinor: left, currency, accepted };
};

/** The charge of ours that something at Stripe hangs on, and its order; null when the payment is not known here. */
export const chargeOf = async (
  reader: Queryable,
  { chargeId, paymentIntentId }: PaymentRef,
): Promise<{ id: string; orderId: string } | null> => {
  const [row] = await reader.query<{ id: string; orderId: string }>(
    `SELECT id, order_id AS "orderId" FROM charges WHERE payment_intent_id = $1 OR stripe_charge_id = $2 LIMIT 1`,
    [paymentIntentId, chargeId],
  );
  return row ?? null;
};

/** True while a bank has the money of an order's payment and has not decided. */
export const isDisputed = async (tx: Tx, orderId: string): Promise<boolean> => {
  const open = await tx.query<object>(
    `SELECT id FROM disputes WHERE order_id = $1 AND status = 'open' LIMIT 1`,
    [orderId],
  );
  return open.length > 0;
};

export const inEscrow = (escrowMinor: number): RefundSources => ({ escrowMinor, coachMinor: 0, feeMinor: 0 });

/** Where what is left of an order's charge lies: in escrow before completion, then with coach and platform. */
export const whereMoneyIs = async (
  tx: Tx,
  order: OrderRow,
  { leftMinor, accepted }: RefundableCharge,
): Promise<RefundSources> => {
  if (!order.earned || !accepted) return inEscrow(leftMinor);
  const [taken] = await tx.query<{ coach: number; fee: number }>(
    `SELECT coalesce(sum(coach), 0)::bigint AS coach, coalesce(sum(fee), 0)::bigint AS fee FROM (
       SELECT from_coach_minor AS coach, from_fee_minor AS fee FROM refunds
       WHERE order_id = $1 AND status IN ('pending', 'succeeded')
       UNION ALL SELECT from_coach_minor, from_fee_minor FROM disputes WHERE order_id = $1) gone`,
    [order.id],
  );
  const coachMinor = order.earned.coachMinor - (taken?.coach ?? 0);
  const feeMinor = order.earned.feeMinor - (taken?.fee ?? 0);
  return { escrowMinor: leftMinor - coachMinor - feeMinor, coachMinor, feeMinor };
};
