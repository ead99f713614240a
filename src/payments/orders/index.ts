export { Checkouts } from './checkouts.service';
export { allocate, type LinePart, partMinor } from './domain/allocate';
export type { OrderStatus } from './domain/order.states';
export { furtherShares } from './domain/shares';
export { ObservedRefunds } from './observed-refunds.service';
export { type OrderReceipt, OrderReceipts, type RefundView } from './order-receipts';
export {
  type CheckoutView,
  type OrderListItem,
  OrderQueries,
  type OrderSummary,
  type Standing,
} from './order.queries';
export { type LineRef, lockOrder, type OrderRow } from './order.store';
export { type NewLine, type NewOrder, Orders } from './orders.service';
export { GIVEN_UP } from './refund-moves.service';
export {
  allocatedBy,
  allocateToDispute,
  chargeById,
  chargeOf,
  moneyOfLine,
  moneyOfLines,
  type RefundableCharge,
  takenBy,
} from './refund.store';
export { refuseDisputed } from './domain/disputed.rules';
export { type RefundRequest, Refunds, wantedBack, type Withdrawn } from './refunds.service';
export { payersWithSameCard } from './same-card';
export { Captures } from './captures.service';
export { WaitingRefunds } from './waiting-refunds.service';
