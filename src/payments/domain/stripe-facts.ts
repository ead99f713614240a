import type { Money } from '../../shared/money';

/** What our own metadata on a Stripe object says; null members when the object is not ours. */
export interface OurMarks {
  commandId: string | null;
  orderId: string | null;
  /** The checkout or charge it belongs to. */
  paymentId: string | null;
  refundId: string | null;
}

/** A Checkout Session as far as our rules need it. */
export interface SessionFacts {
  id: string;
  status: 'open' | 'complete' | 'expired';
  /** `payment_status` is `paid`: nothing else counts as paid (money rule 9). */
  paid: boolean;
  total: Money;
  livemode: boolean;
  paymentIntentId: string | null;
  url: string | null;
  expiresAt: Date;
  marks: OurMarks;
}

/** The payment that an object hangs on, by Stripe's ids. */
export interface PaymentRef {
  chargeId: string | null;
  paymentIntentId: string | null;
}

export interface RefundState extends PaymentRef {
  id: string;
  /** Stripe's own word: pending, requires_action, succeeded, failed, canceled. */
  status: string | null;
  money: Money;
  marks: OurMarks;
}

/** A balance transaction of a dispute, in the currency of our balance. */
export interface DisputeMovement {
  id: string;
  /** Negative when the bank takes it. */
  money: Money;
  /** What Stripe takes for it; negative when it gives it back. */
  fee: Money;
}

/** A dispute as far as our rules need it. */
export interface DisputeState extends PaymentRef {
  id: string;
  /** Stripe's own word: needs_response, under_review, won, lost, warning_... */
  status: string;
  money: Money;
  reason: string;
  evidenceDueAt: Date | null;
  /** What it has moved so far. */
  movements: DisputeMovement[];
}

/** Stripe's fee for a payment, once its balance transaction exists. */
export interface FeeFacts {
  chargeId: string;
  balanceTransactionId: string;
  fee: Money;
  /** The same for the same card; null where that says nothing. */
  cardFingerprint: string | null;
}
