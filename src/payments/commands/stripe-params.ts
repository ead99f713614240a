import type Stripe from 'stripe';
import { toStripeAmount, type Money } from '../../shared/money';

/** What the payer reads, with its price in minor units. */
export interface CheckoutLine {
  description: string;
  details?: string | null;
  priceMinor: number;
}

export interface CheckoutRequest {
  commandId: string;
  orderId: string;
  checkoutId: string;
  currency: string;
  lines: readonly CheckoutLine[];
  payerEmail: string;
  expiresAt: Date;
  successUrl: string;
  cancelUrl: string;
}

/** The frozen parameters of a Checkout Session: an item a line, cards only, our ids on everything (money rules 4 and 9). */
export const checkoutParams = (request: CheckoutRequest): Stripe.Checkout.SessionCreateParams => {
  const metadata = {
    command_id: request.commandId,
    order_id: request.orderId,
    payment_id: request.checkoutId,
  };
  return {
    mode: 'payment',
    allowed_payment_method_types: ['card'],
    line_items: request.lines.map((line) => lineItem(line, request.currency)),
    customer_email: request.payerEmail,
    client_reference_id: request.orderId,
    expires_at: Math.floor(request.expiresAt.getTime() / 1000),
    success_url: request.successUrl,
    cancel_url: request.cancelUrl,
    metadata,
    payment_intent_data: { metadata, transfer_group: request.orderId },
  };
};

const lineItem = (
  { description, details, priceMinor }: CheckoutLine,
  currency: string,
): Stripe.Checkout.SessionCreateParams.LineItem => {
  const price = toStripeAmount({ amount: priceMinor, currency });
  return {
    quantity: 1,
    price_data: {
      currency: price.currency,
      unit_amount: price.amount,
      product_data: { name: description, ...(details && { description: details }) },
    },
  };
};

/** The same checkout for a command that takes over: new ids and a new expiry, all else as it was. */
export const renewedCheckoutParams = (
  old: Stripe.Checkout.SessionCreateParams,
  fresh: { commandId: string; checkoutId: string; expiresAt: Date },
): Stripe.Checkout.SessionCreateParams => {
  const metadata = { ...metadataOf(old), command_id: fresh.commandId, payment_id: fresh.checkoutId };
  return {
    ...old,
    expires_at: Math.floor(fresh.expiresAt.getTime() / 1000),
    metadata,
    payment_intent_data: { ...old.payment_intent_data, metadata },
  };
};

const metadataOf = (params: { metadata?: unknown }): Record<string, string> =>
  typeof params.metadata === 'object' && params.metadata !== null
    ? (params.metadata as Record<string, string>)
    : {};

export interface RefundRequest {
  commandId: string;
  orderId: string;
  chargeId: string;
  refundId: string;
  paymentIntentId: string;
  money: Money;
}

export const refundParams = (request: RefundRequest): Stripe.RefundCreateParams => ({
  payment_intent: request.paymentIntentId,
  amount: toStripeAmount(request.money).amount,
  metadata: {
    command_id: request.commandId,
    order_id: request.orderId,
    payment_id: request.chargeId,
    refund_id: request.refundId,
  },
});

export const renewedRefundParams = (
  old: Stripe.RefundCreateParams,
  commandId: string,
): Stripe.RefundCreateParams => ({ ...old, metadata: { ...metadataOf(old), command_id: commandId } });
