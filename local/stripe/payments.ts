import type Stripe from 'stripe';
import { z } from 'zod';
import { bookMovement, cardFee } from './balance';
import { emit } from './events';
import { pagination, readParams, text } from './params';
import { newCharge, newPaymentIntent } from './payment-objects';
import type { Route } from './routes';
import { customerDetails } from './session-create';
import { lockSession, renderSession, type LockedSession } from './sessions';
import { get, insert, listPage, lock, save, type Call } from './store';

type Session = Stripe.Checkout.Session;

export interface Attempt {
  /** `paid` and `declined` happened now; `complete` and `expired` mean that it was too late to try. */
  outcome: 'paid' | 'declined' | 'complete' | 'expired';
  session: Session;
}

/**
 * Somebody presses Pay on the hosted page. The session's row lock decides between two payers, and between
 * paying and expiring. `card` names whose card it is; without it everybody has their own. @throws StripeApiError 404
 */
export async function pay(call: Call, sessionId: string, card?: string): Promise<Attempt> {
  const found = await lockSession(call, sessionId);
  if (found.body.status !== 'open') return tooLate(found.body);
  const intent = await intentOf(call, found);
  const charge = newCharge(call, intent, found.body.customer_email, 'paid', card);
  charge.balance_transaction = await bookMovement(call, {
    type: 'charge',
    source: charge.id,
    amount: charge.amount,
    currency: charge.currency,
    fee: cardFee(charge.amount),
    description: charge.description,
  });
  await insert(call.tx, 'charge', charge);
  const settled = await save<'payment_intent'>(call.tx, {
    ...intent,
    status: 'succeeded',
    amount_received: intent.amount,
    last_payment_error: null,
    latest_charge: charge.id,
    payment_method: charge.payment_method,
  });
  const session = await save<'checkout.session'>(call.tx, {
    ...found.body,
    status: 'complete',
    payment_status: 'paid',
    payment_intent: intent.id,
    customer_details: customerDetails(found.body.customer_email),
  });
  await emit(call, 'charge.succeeded', charge);
  await emit(call, 'payment_intent.succeeded', settled);
  await emit(call, 'checkout.session.completed', renderSession(session, call));
  return { outcome: 'paid', session };
}

/** The card is declined; the session stays open for another try. @throws StripeApiError 404 */
export async function decline(call: Call, sessionId: string): Promise<Attempt> {
  const found = await lockSession(call, sessionId);
  if (found.body.status !== 'open') return tooLate(found.body);
  const intent = await intentOf(call, found);
  const charge = newCharge(call, intent, found.body.customer_email, 'declined');
  await insert(call.tx, 'charge', charge);
  const failed = await save<'payment_intent'>(call.tx, {
    ...intent,
    latest_charge: charge.id,
    last_payment_error: {
      type: 'card_error',
      code: 'card_declined',
      decline_code: 'generic_decline',
      charge: charge.id,
      message: 'The card was declined.',
    },
  });
  const session = await save<'checkout.session'>(call.tx, { ...found.body, payment_intent: intent.id });
  await emit(call, 'charge.failed', charge);
  await emit(call, 'payment_intent.payment_failed', failed);
  return { outcome: 'declined', session };
}

function tooLate(session: Session): Attempt {
  return { outcome: session.status === 'complete' ? 'complete' : 'expired', session };
}

async function intentOf(call: Call, found: LockedSession): Promise<Stripe.PaymentIntent> {
  const known = found.body.payment_intent;
  if (typeof known === 'string') return (await lock(call.tx, 'payment_intent', known)).body;
  const intent = newPaymentIntent(call, found.body, found.hidden.paymentIntentData);
  await insert(call.tx, 'payment_intent', intent);
  await emit(call, 'payment_intent.created', intent);
  return intent;
}

const intentListParams = z.strictObject({ ...pagination, customer: text().optional() });
const chargeListParams = z.strictObject({
  ...pagination,
  customer: text().optional(),
  payment_intent: text().optional(),
  transfer_group: text().optional(),
});

export const paymentRoutes: Route[] = [
  {
    method: 'GET',
    path: '/v1/payment_intents/:id',
    answer: (call, _input, [id]) => get(call.tx, 'payment_intent', id),
  },
  {
    method: 'GET',
    path: '/v1/payment_intents',
    answer: (call, input) => {
      const params = readParams(intentListParams, input);
      return listPage(call.tx, 'payment_intent', '/v1/payment_intents', params, {
        customer: params.customer,
      });
    },
  },
  { method: 'GET', path: '/v1/charges/:id', answer: (call, _input, [id]) => get(call.tx, 'charge', id) },
  {
    method: 'GET',
    path: '/v1/charges',
    answer: (call, input) => {
      const { customer, payment_intent, transfer_group, ...page } = readParams(chargeListParams, input);
      return listPage(call.tx, 'charge', '/v1/charges', page, { customer, payment_intent, transfer_group });
    },
  },
];
