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

/** Data of `order.refunded`: the money has left for the payer. */
export interface OrderRefunded {
  orderId: string;
  subjectId: string;
  refundId: string;
  amountMinor: number;
  currency: string;
}

/** Data of `order.refund_requested`: we owe it, Stripe was or will be asked. */
export interface OrderRefundRequested extends OrderRefunded {
  reason: string;
}
