import { columns } from '../../platform/database/columns';
import type { Tx } from '../../platform/database/database';
import { notFound } from '../../shared/errors';
import type { Money } from '../../shared/money';
import { nextState } from '../../shared/state-table';
import type { Shares } from '../ledger';
import { Order } from './order.entity';
import { OrderLineRow } from './order-line.entity';
import { orderStates, type OrderEvent, type OrderStatus } from './domain/order.states';

/** What was sold, by what it was sold for: a booking of an order. */
export interface LineRef {
  orderId: string;
  subjectId: string;
}

/** One thing that an order is for, as it was agreed at sale time. */
export interface OrderLine extends Pick<
  OrderLineRow,
  'id' | 'subjectId' | 'priceMinor' | 'coachShareMinor' | 'feeMinor' | 'policyVersion'
> {
  coachId: string;
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

const READ = [
  ...(['id', 'priceMinor', 'currency', 'livemode', 'status'] as const),
  ...(['closeRequested', 'checkoutExpiresAt'] as const),
];

/** Locks an order; every change of its payments goes through this lock. Order: order, command, checkout, refund, charge. */
export const lockOrder = async (tx: Tx, orderId: string): Promise<OrderRow | null> => {
  const [raw] = await tx.query<Pick<Order, (typeof READ)[number]>>(
    `SELECT ${columns(Order, 'orders', { only: READ })} FROM orders WHERE id = $1 FOR UPDATE`,
    [orderId],
  );
  if (!raw) return null;
  const { priceMinor, currency, ...order } = raw;
  return { ...order, price: { amount: priceMinor, currency }, lines: await linesOf(tx, orderId) };
};

/** Read after the lock, so that they are as the one before left them. */
const linesOf = async (tx: Tx, orderId: string): Promise<OrderRow['lines']> => {
  const rows = await tx.query<OrderLineRow>(
    `SELECT ${columns(OrderLineRow, 'order_lines')} FROM order_lines WHERE order_id = $1 ORDER BY position`,
    [orderId],
  );
  const [first, ...others] = rows.map(lineOf);
  if (!first) throw new Error(`order ${orderId} is for nothing`);
  return [first, ...others];
};

const lineOf = ({ payeeCoachId: coachId, ...line }: OrderLineRow): OrderLine => {
  const { earnedCoachMinor: coachMinor, earnedFeeMinor: feeMinor } = line;
  const earned = coachMinor === null || feeMinor === null ? null : { coachMinor, feeMinor };
  return { ...line, coachId, earned };
};

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
