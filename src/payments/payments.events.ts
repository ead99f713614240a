/** Data of `order.paid`: the right amount has arrived, perhaps late. */
export interface OrderPaid {
  orderId: string;
  subjectId: string;
  amountMinor: number;
  currency: string;
}

/** Data of `order.checkout_closed`: nobody can pay this any more. */
export interface OrderCheckoutClosed {
  orderId: string;
  subjectId: string;
  outcome: 'expired' | 'failed';
}

/** What every event about a refund says. */
interface RefundNews {
  orderId: string;
  subjectId: string;
  refundId: string;
  amountMinor: number;
  currency: string;
}

/** Data of `order.refunded`: the money has left for the payer. */
export interface OrderRefunded extends RefundNews {
  /** `provider`: made there without us. Earlier versions left this out, and knew only ours. */
  origin?: 'ours' | 'provider';
  /** What is left of the order's payment; null for a payment that did not settle it. */
  leftMinor?: number | null;
}

/** Data of `order.returned`: without us, all of the payment went back, or a bank keeps it. */
export interface OrderReturned {
  orderId: string;
  subjectId: string;
  by: 'provider' | 'dispute';
  /** What of it is still on its way, in minor units. Earlier versions left this out. */
  underWayMinor?: number;
}

/** Data of `order.charged_back`: a dispute is lost, a bank keeps the money. */
export interface OrderChargedBack {
  orderId: string;
  subjectId: string;
  disputeId: string;
  amountMinor: number;
  currency: string;
  leftMinor: number;
  /** What we owed the payer and need not send any more, because the bank did. Earlier versions left this out. */
  insteadOfRefundMinor?: number;
  /** How often this dispute had been booked before. Earlier versions left this out. */
  sequence?: number;
}

/** Data of `order.reinstated`: a bank gave back what it had kept, as after an appeal. */
export interface OrderReinstated {
  orderId: string;
  subjectId: string;
  disputeId: string;
  amountMinor: number;
  currency: string;
  leftMinor: number;
  /** How often this dispute had been booked before. Earlier versions left this out. */
  sequence?: number;
}

/** Data of `order.refund_failed`: a refund will not happen, or came back; the money is with us again. */
export interface OrderRefundFailed extends RefundNews {
  origin: 'ours' | 'provider';
  /** What is left of the order's payment; null for a payment that did not settle it. */
  leftMinor: number | null;
}

/** Data of `order.refund_requested`: we owe it, Stripe was or will be asked. */
export interface OrderRefundRequested extends RefundNews {
  reason: string;
}
