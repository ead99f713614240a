export { PaymentsModule } from './payments.module';
export { assertStripeConfig } from './stripe-config.rules';
export { type LedgerBalance, type LedgerEntryView, type LedgerLineView, LedgerQueries } from './ledger';
export {
  type CheckoutView,
  type LineRef,
  type NewLine,
  type NewOrder,
  type OrderListItem,
  OrderQueries,
  type OrderReceipt,
  OrderReceipts,
  Orders,
  type OrderStatus,
  type OrderSummary,
  payersWithSameCard,
  type RefundRequest,
  Refunds,
  type RefundView,
  refuseDisputed,
  type Standing,
} from './orders';
export { CommandSender, ParkedCommands, SetAsideEvents } from './stripe';
