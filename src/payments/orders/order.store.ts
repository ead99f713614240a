import type { Tx } from '../../platform/database/database';
import type { Money } from '../../shared/money';
import { nextState } from '../../shared/state-table';
import { orderStates, type OrderEvent, type OrderStatus } from './domain/order.states';

/** An order's row, locked, as rules see it. */
export interface OrderRow {
  id: string;
  subjectId: string;
  coachId: string;
  price: Money;
  coachShareMinor: number;
  feeMinor: number;
  livemode: boolean;
  status: OrderStatus;
  closeRequested: boolean;
  checkoutExpiresAt: Date;
  earned: { coachMinor: number; feeMinor: number } | null;
}

interface RawOrder {
  id: string;
  subject_id: string;
  payee_coach_id: string;
  price_minor: number;
  currency: string;
  coach_share_minor: number;
  fee_minor: number;
  livemode: boolean;
  status: OrderStatus;
  close_requested: boolean;
  checkout_expires_at: Date;
  earned_coach_minor: number | null;
  earned_fee_minor: number | null;
}

/** Locks an order; every change of its payments goes through this lock. Order: order, command, checkout, refund, charge. */
export const lockOrder = async (tx: Tx, orderId: string): Promise<OrderRow | null> => {
  const [raw] = await tx.query<RawOrder>('SELECT * FROM orders WHERE id = $1 FOR UPDATE', [orderId]);
  if (!raw) return null;
  const coachMinor = raw.earned_coach_minor;
  const feeMinor = raw.earned_fee_minor;
  return {
    id: raw.id,
    subjectId: raw.subject_id,
    coachId: raw.payee_coach_id,
    price: { amount: raw.price_minor, currency: raw.currency },
    coachShareMinor: raw.coach_share_minor,
    feeMinor: raw.fee_minor,
    livemode: raw.livemode,
    status: raw.status,
    closeRequested: raw.close_requested,
    checkoutExpiresAt: raw.checkout_expires_at,
    earned: coachMinor === null || feeMinor === null ? null : { coachMinor, feeMinor },
  };
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
