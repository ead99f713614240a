import type { Tx } from '../../platform/database/database';
import { notFound } from '../../shared/errors';
import type { Money } from '../../shared/money';
import { nextState } from '../../shared/state-table';
import type { Shares } from '../ledger';
import { orderStates, type OrderEvent, type OrderStatus } from './domain/order.states';

/** What was sold, by what it was sold for: a booking of an order. */
export interface LineRef {
  orderId: string;
  subjectId: string;
}

/** One thing that an order is for, as it was agreed at sale time. */
export interface OrderLine {
  id: string;
  subjectId: string;
  coachId: string;
  priceMinor: number;
  coachShareMinor: number;
  feeMinor: number;
  policyVersion: number;
  /** What coach and platform have earned with it; null before. */
  earned: Shares | null;
}

/** An order's row, locked, as rules see it. */
export interface OrderRow {
  id: string;
  /** By position; there is at least one. */
  lines: readonly [OrderLine, ...OrderLine[]];
  /** Of all lines. */
  price: Money;
  livemode: boolean;
  status: OrderStatus;
  closeRequested: boolean;
  checkoutExpiresAt: Date;
}

interface RawOrder extends Omit<OrderRow, 'lines' | 'price'> {
  priceMinor: number;
  currency: string;
}

interface RawLine extends Omit<OrderLine, 'earned'> {
  earnedCoachMinor: number | null;
  earnedFeeMinor: number | null;
}

/** Locks an order; every change of its payments goes through this lock. Order: order, command, checkout, refund, charge. */
export const lockOrder = async (tx: Tx, orderId: string): Promise<OrderRow | null> => {
  const [raw] = await tx.query<RawOrder>(
    `SELECT id, price_minor AS "priceMinor", currency, livemode, status, close_requested AS "closeRequested",
       checkout_expires_at AS "checkoutExpiresAt" FROM orders WHERE id = $1 FOR UPDATE`,
    [orderId],
  );
  if (!raw) return null;
  const { priceMinor, currency, ...order } = raw;
  return { ...order, price: { amount: priceMinor, currency }, lines: await linesOf(tx, orderId) };
};

/** Read after the lock, so that they are as the one before left them. */
const linesOf = async (tx: Tx, orderId: string): Promise<OrderRow['lines']> => {
  const rows = await tx.query<RawLine>(
    `SELECT id, subject_id AS "subjectId", payee_coach_id AS "coachId", price_minor AS "priceMinor",
       coach_share_minor AS "coachShareMinor", fee_minor AS "feeMinor", policy_version AS "policyVersion",
       earned_coach_minor AS "earnedCoachMinor", earned_fee_minor AS "earnedFeeMinor"
     FROM order_lines WHERE order_id = $1 ORDER BY position`,
    [orderId],
  );
  const [first, ...others] = rows.map(lineOf);
  if (!first) throw new Error(`order ${orderId} is for nothing`);
  return [first, ...others];
};

const lineOf = ({ earnedCoachMinor: coachMinor, earnedFeeMinor: feeMinor, ...line }: RawLine): OrderLine => ({
  ...line,
  earned: coachMinor === null || feeMinor === null ? null : { coachMinor, feeMinor },
});

/** Locks an order and finds one of its lines. Error: 404 `order.not_found`. */
export const lockLine = async (
  tx: Tx,
  { orderId, subjectId }: LineRef,
): Promise<{ order: OrderRow; line: OrderLine }> => {
  const order = await lockOrder(tx, orderId);
  const line = order?.lines.find((one) => one.subjectId === subjectId);
  if (!order || !line) throw notFound('order');
  return { order, line };
};

/** Moves a locked order through its table; false, without a change, when the table does not allow it. */
export const moveOrder = async (tx: Tx, order: OrderRow, event: OrderEvent): Promise<boolean> => {
  const next = nextState(orderStates, order.status, event);
  if (!next) return false;
  await tx.query(
    `UPDATE orders SET status = $2, paid_at = CASE WHEN $2 = 'paid' THEN $3::timestamptz ELSE paid_at END WHERE id = $1`,
    [order.id, next, tx.now],
  );
  order.status = next;
  return true;
};
