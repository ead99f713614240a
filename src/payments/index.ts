export { PaymentsModule } from './payments.module';
export { ParkedCommands } from './parked-commands.service';
export { SetAsideEvents } from './set-aside-events.service';
export { Payments } from './payments.service';
export { OrderQueries, type CheckoutView, type OrderListItem, type OrderSummary } from './order.queries';
export { OrderReceipts, type OrderReceipt } from './order-receipts';
export {
  LedgerQueries,
  type LedgerBalance,
  type LedgerEntryView,
  type LedgerLineView,
} from './ledger.queries';
export type { NewOrder } from './orders.service';
export type { RefundRequest } from './refunds.service';
export type { OrderStatus } from './domain/order.states';
export { assertStripeConfig } from './stripe-config.rules';
