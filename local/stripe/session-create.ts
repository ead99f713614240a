import type Stripe from 'stripe';
import { z } from 'zod';
import { badParameter } from './api-error';
import type { FormObject } from './form';
import { randomText, stripeId } from './ids';
import { currency, integer, listOf, metadata, positiveAmount, readParams, text, webUrl } from './params';
import { insert, seconds, type Call } from './store';

/** Source: Stripe's limits for `expires_at`. */
const SHORTEST_S = 30 * 60;
const LONGEST_S = 24 * 60 * 60;
const SMALLEST_AMOUNT = 50;
const LARGEST_AMOUNT = 99_999_999;

const lineItem = z.strictObject({
  quantity: positiveAmount,
  metadata: metadata.optional(),
  price_data: z.strictObject({
    currency,
    unit_amount: integer.refine((value) => value >= 0, 'parameter_invalid_integer'),
    tax_behavior: z.enum(['exclusive', 'inclusive', 'unspecified']).optional(),
    product_data: z.strictObject({
      name: text(250),
      description: text().optional(),
      images: listOf(webUrl).optional(),
      metadata: metadata.optional(),
    }),
  }),
});

const createParams = z.strictObject({
  mode: z.literal('payment'),
  ui_mode: z.literal('hosted_page').optional(),
  line_items: listOf(lineItem).refine((items) => items.length > 0, 'parameter_missing'),
  allowed_payment_method_types: listOf(z.literal('card')).optional(),
  success_url: webUrl,
  cancel_url: webUrl.optional(),
  expires_at: integer.optional(),
  client_reference_id: text(200).optional(),
  customer_email: z.email('email_invalid').optional(),
  customer_creation: z.enum(['always', 'if_required']).optional(),
  locale: text(10).optional(),
  submit_type: z.enum(['auto', 'book', 'donate', 'pay']).optional(),
  metadata: metadata.optional(),
  payment_intent_data: z
    .strictObject({
      description: text(1000).optional(),
      metadata: metadata.optional(),
      transfer_group: text(500).optional(),
      receipt_email: z.email('email_invalid').optional(),
      statement_descriptor: text(22).optional(),
      statement_descriptor_suffix: text(22).optional(),
    })
    .optional(),
});

type CreateParams = z.output<typeof createParams>;

/** What a session remembers for its payment and never shows. */
export interface HiddenSession {
  paymentIntentData: NonNullable<CreateParams['payment_intent_data']>;
  lineItems: Stripe.LineItem[];
  /** What stands below the name of each item; left out by earlier versions. */
  details?: (string | null)[];
}

/** `checkout.sessions.create`. @throws StripeApiError 400 */
export async function createSession(call: Call, input: FormObject): Promise<Stripe.Checkout.Session> {
  const params = readParams(createParams, input);
  const expiresAt = checkedExpiry(call, params.expires_at);
  const lineItems = params.line_items.map((item) => renderLineItem(call, item));
  const inCurrency = oneCurrency(lineItems);
  const total = lineItems.reduce((sum, item) => sum + item.amount_total, 0);
  if (total < SMALLEST_AMOUNT) {
    throw badParameter(
      'amount_too_small',
      'line_items',
      'The total is below the smallest amount for a card.',
    );
  }
  if (total > LARGEST_AMOUNT) {
    throw badParameter('amount_too_large', 'line_items', 'The total is above the largest amount for a card.');
  }
  const session: Stripe.Checkout.Session = {
    ...blankSession(),
    id: stripeId('cs_test_'),
    allowed_payment_method_types: params.allowed_payment_method_types ?? null,
    amount_subtotal: total,
    amount_total: total,
    cancel_url: params.cancel_url ?? null,
    client_reference_id: params.client_reference_id ?? null,
    created: seconds(call),
    currency: inCurrency,
    customer_creation: params.customer_creation ?? 'if_required',
    customer_email: params.customer_email ?? null,
    customer_details: params.customer_email ? customerDetails(params.customer_email) : null,
    expires_at: expiresAt,
    locale: params.locale ?? null,
    metadata: params.metadata ?? {},
    submit_type: params.submit_type ?? null,
    success_url: params.success_url,
  };
  const hidden: HiddenSession = {
    paymentIntentData: params.payment_intent_data ?? {},
    lineItems,
    details: params.line_items.map((item) => item.price_data.product_data.description ?? null),
  };
  return insert(call.tx, 'checkout.session', session, hidden);
}

function checkedExpiry(call: Call, wanted: number | undefined): number {
  const now = seconds(call);
  if (wanted === undefined) return now + LONGEST_S;
  if (wanted < now + SHORTEST_S || wanted > now + LONGEST_S) {
    throw badParameter(
      'parameter_invalid',
      'expires_at',
      'expires_at has to lie between 30 minutes and 24 hours from now.',
    );
  }
  return wanted;
}

function oneCurrency(items: Stripe.LineItem[]): string {
  const currencies = new Set(items.map((item) => item.currency));
  const [first] = currencies;
  if (first === undefined || currencies.size > 1) {
    throw badParameter('parameter_invalid', 'line_items', 'All line items need the same currency.');
  }
  return first;
}

function renderLineItem(call: Call, item: CreateParams['line_items'][number]): Stripe.LineItem {
  const { price_data: price, quantity } = item;
  const amount = price.unit_amount * quantity;
  return {
    id: stripeId('li_'),
    object: 'item',
    adjustable_quantity: null,
    amount_discount: 0,
    amount_subtotal: amount,
    amount_tax: 0,
    amount_total: amount,
    currency: price.currency,
    description: price.product_data.name,
    metadata: item.metadata ?? {},
    price: {
      id: stripeId('price_'),
      object: 'price',
      active: false,
      billing_scheme: 'per_unit',
      created: seconds(call),
      currency: price.currency,
      custom_unit_amount: null,
      livemode: false,
      lookup_key: null,
      metadata: {},
      nickname: null,
      product: stripeId('prod_'),
      recurring: null,
      tax_behavior: price.tax_behavior ?? 'unspecified',
      tiers_mode: null,
      transform_quantity: null,
      type: 'one_time',
      unit_amount: price.unit_amount,
      // On the wire this is text; only the SDK turns it into a Decimal.
      unit_amount_decimal: String(price.unit_amount) as unknown as Stripe.Decimal,
    },
    quantity,
  };
}

/** Who pays, as far as the sandbox knows. */
export function customerDetails(email: string | null): Stripe.Checkout.Session.CustomerDetails {
  return {
    address: null,
    business_name: null,
    email,
    individual_name: null,
    name: null,
    phone: null,
    tax_exempt: 'none',
    tax_ids: [],
  };
}

function blankSession(): Omit<
  Stripe.Checkout.Session,
  'id' | 'created' | 'expires_at' | 'amount_total' | 'currency'
> & {
  client_secret: null;
} {
  return {
    object: 'checkout.session',
    adaptive_pricing: { enabled: false },
    after_expiration: null,
    allow_promotion_codes: null,
    allowed_payment_method_types: null,
    amount_subtotal: null,
    automatic_tax: { enabled: false, liability: null, provider: null, status: null },
    billing_address_collection: null,
    cancel_url: null,
    client_reference_id: null,
    client_secret: null,
    collected_information: null,
    consent: null,
    consent_collection: null,
    currency_conversion: null,
    custom_fields: [],
    custom_text: {
      after_submit: null,
      shipping_address: null,
      submit: null,
      terms_of_service_acceptance: null,
    },
    customer: null,
    customer_account: null,
    customer_creation: null,
    customer_details: null,
    customer_email: null,
    discounts: [],
    integration_identifier: `sandbox_${randomText(8)}`,
    invoice: null,
    invoice_creation: null,
    livemode: false,
    locale: null,
    managed_payments: { enabled: false },
    metadata: {},
    mode: 'payment',
    origin_context: null,
    payment_intent: null,
    payment_link: null,
    payment_method_collection: 'if_required',
    payment_method_configuration_details: null,
    payment_method_options: {},
    payment_method_types: ['card'],
    payment_status: 'unpaid',
    permissions: null,
    recovered_from: null,
    saved_payment_method_options: null,
    setup_intent: null,
    shipping_address_collection: null,
    shipping_cost: null,
    shipping_options: [],
    status: 'open',
    submit_type: null,
    subscription: null,
    success_url: null,
    total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
    ui_mode: 'hosted_page',
    url: null,
    wallet_options: null,
  };
}
