import { createHash } from 'node:crypto';
import type Stripe from 'stripe';
import { randomText, stripeId } from './ids';
import type { HiddenSession } from './session-create';
import { seconds, type Call } from './store';

/** The card that the sandbox pays with, or is refused with. */
const CARDS = {
  paid: { brand: 'visa', last4: '4242' },
  declined: { brand: 'visa', last4: '0002' },
} as const;

/** The payment intent that a session's first attempt to pay creates. */
export function newPaymentIntent(
  call: Call,
  session: Stripe.Checkout.Session,
  data: HiddenSession['paymentIntentData'],
): Stripe.PaymentIntent {
  const id = stripeId('pi_');
  return {
    id,
    object: 'payment_intent',
    allowed_payment_method_types: session.allowed_payment_method_types,
    amount: session.amount_total ?? 0,
    amount_capturable: 0,
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: 'automatic_async',
    client_secret: `${id}_secret_${randomText(24)}`,
    confirmation_method: 'automatic',
    created: seconds(call),
    currency: session.currency ?? '',
    customer: null,
    customer_account: null,
    description: data.description ?? null,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: { enabled: false },
    metadata: data.metadata ?? {},
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: {},
    payment_method_types: ['card'],
    payment_record: null,
    processing: null,
    receipt_email: data.receipt_email ?? null,
    review: null,
    setup_future_usage: null,
    shipping: null,
    source: null,
    statement_descriptor: data.statement_descriptor ?? null,
    statement_descriptor_suffix: data.statement_descriptor_suffix ?? null,
    status: 'requires_payment_method',
    transfer_group: data.transfer_group ?? null,
  };
}

/** A charge for the whole intent, paid or declined. */
export function newCharge(
  call: Call,
  intent: Stripe.PaymentIntent,
  email: string | null,
  outcome: 'paid' | 'declined',
  card = email ?? intent.id,
): Stripe.Charge {
  const paid = outcome === 'paid';
  return {
    id: stripeId('ch_'),
    object: 'charge',
    amount: intent.amount,
    amount_captured: paid ? intent.amount : 0,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null,
    billing_details: { address: null, email, name: null, phone: null, tax_id: null },
    calculated_statement_descriptor: 'GREENROOM SANDBOX',
    captured: paid,
    created: seconds(call),
    currency: intent.currency,
    customer: null,
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: paid ? null : 'card_declined',
    failure_message: paid ? null : 'The card was declined.',
    fraud_details: {},
    livemode: false,
    metadata: intent.metadata,
    on_behalf_of: null,
    outcome: outcomeOf(paid),
    paid,
    payment_intent: intent.id,
    payment_method: stripeId('pm_'),
    payment_method_details: cardDetails(intent.amount, {
      ...CARDS[outcome],
      fingerprint: fingerprintOf(card),
    }),
    receipt_email: intent.receipt_email,
    receipt_number: null,
    receipt_url: null,
    refunded: false,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: intent.statement_descriptor,
    statement_descriptor_suffix: intent.statement_descriptor_suffix,
    status: paid ? 'succeeded' : 'failed',
    transfer_data: null,
    transfer_group: intent.transfer_group,
  };
}

function outcomeOf(paid: boolean): Stripe.Charge.Outcome {
  return {
    advice_code: paid ? null : 'try_again_later',
    network_advice_code: null,
    network_decline_code: paid ? null : '01',
    network_status: paid ? 'approved_by_network' : 'declined_by_network',
    reason: paid ? null : 'generic_decline',
    risk_level: 'normal',
    seller_message: paid ? 'Payment complete.' : 'The bank refused the payment.',
    type: paid ? 'authorized' : 'issuer_declined',
  };
}

/** The same text for the same card, and nothing else about it. */
function fingerprintOf(card: string): string {
  return createHash('sha256').update(`card ${card}`).digest('base64url').slice(0, 16);
}

function cardDetails(
  amount: number,
  card: { brand: string; last4: string; fingerprint: string },
): Stripe.Charge.PaymentMethodDetails {
  return {
    type: 'card',
    card: {
      amount_authorized: amount,
      authorization_code: null,
      brand: card.brand,
      checks: null,
      country: 'US',
      electronic_commerce_indicator: null,
      exp_month: 12,
      exp_year: 2040,
      fingerprint: card.fingerprint,
      funding: 'credit',
      installments: null,
      last4: card.last4,
      mandate: null,
      network: card.brand,
      network_transaction_id: null,
      regulated_status: 'unregulated',
      three_d_secure: null,
      transaction_link_id: null,
      wallet: null,
    },
  };
}
