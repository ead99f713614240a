import type { Pool } from 'pg';
import type Stripe from 'stripe';
import { z } from 'zod';
import { badParameter, missingReference, notPossible } from './api-error';
import { bookMovement } from './balance';
import { emit } from './events';
import type { FormObject } from './form';
import { stripeId } from './ids';
import { refundSettings } from './misbehaviour';
import { metadata, pagination, positiveAmount, readParams, text } from './params';
import type { Route } from './routes';
import { find, get, insert, listPage, lock, save, seconds, type Call } from './store';

const createParams = z.strictObject({
  amount: positiveAmount.optional(),
  charge: text().optional(),
  payment_intent: text().optional(),
  metadata: metadata.optional(),
  reason: z.enum(['duplicate', 'fraudulent', 'requested_by_customer']).optional(),
});

type CreateParams = z.output<typeof createParams>;

/** What a pending refund waits for. */
interface HiddenRefund {
  /** Seconds; null: until somebody settles it through the control API. */
  settlesAt: number | null;
}

/** `refunds.create`. @throws StripeApiError 400 */
export async function createRefund(call: Call, input: FormObject): Promise<Stripe.Refund> {
  const params = readParams(createParams, input);
  const charge = await refundable(call, params);
  if (await isTakenBack(call, charge)) {
    throw notPossible('This charge is disputed: it cannot be refunded.', 'charge_disputed', 'charge');
  }
  const left = charge.amount_captured - charge.amount_refunded;
  if (left === 0) throw notPossible('This charge is already refunded.', 'charge_already_refunded', 'charge');
  const amount = params.amount ?? left;
  if (amount > left) {
    throw notPossible(`Only ${left} of this charge can still be refunded.`, undefined, 'amount');
  }
  const { pending, settleAfterMs } = await refundSettings(call.tx);
  const refund = newRefund(call, charge, params, amount, pending);
  const settlesAt = settleAfterMs === null ? null : seconds(call) + Math.ceil(settleAfterMs / 1000);
  const hidden: HiddenRefund = { settlesAt: pending ? settlesAt : null };
  if (!pending) refund.balance_transaction = await payBack(call, refund);
  await insert(call.tx, 'refund', refund, hidden);
  const refunded = charge.amount_refunded + amount;
  const after = await save<'charge'>(call.tx, {
    ...charge,
    amount_refunded: refunded,
    refunded: refunded === charge.amount_captured,
  });
  await emit(call, 'refund.created', refund);
  await emit(call, 'charge.refunded', after);
  return refund;
}

function payBack(call: Call, refund: Stripe.Refund): Promise<string> {
  const { id: source, amount, currency } = refund;
  return bookMovement(call, { type: 'refund', source, amount: -amount, currency, description: 'REFUND' });
}

async function refundable(call: Call, params: CreateParams): Promise<Stripe.Charge> {
  const param = params.charge ? 'charge' : 'payment_intent';
  const id = params.charge ?? (await chargeOfIntent(call, params.payment_intent));
  if (!(await find(call.tx, 'charge', id))) throw missingReference('charge', id, param);
  const { body } = await lock(call.tx, 'charge', id);
  if (params.payment_intent && body.payment_intent !== params.payment_intent) {
    throw badParameter('parameter_invalid', 'charge', 'The charge does not belong to the payment intent.');
  }
  if (body.status !== 'succeeded') throw notPossible('This charge did not succeed.', undefined, param);
  return body;
}

/** While the bank holds the money, and once it kept it; a dispute that was won stands in nobody's way. */
async function isTakenBack(call: Call, { id, disputed }: Stripe.Charge): Promise<boolean> {
  if (!disputed) return false;
  const { data } = await listPage(call.tx, 'dispute', '', { limit: 1 }, { charge: id });
  return data.some(({ status }) => status === 'needs_response' || status === 'lost');
}

async function chargeOfIntent(call: Call, intentId: string | undefined): Promise<string> {
  if (!intentId) {
    throw badParameter('parameter_missing', 'payment_intent', 'Name a payment intent or a charge.');
  }
  const intent = await find(call.tx, 'payment_intent', intentId);
  if (!intent) throw missingReference('payment_intent', intentId, 'payment_intent');
  if (intent.status !== 'succeeded' || typeof intent.latest_charge !== 'string') {
    throw notPossible('This payment intent has no successful charge.', 'payment_intent_unexpected_state');
  }
  return intent.latest_charge;
}

function newRefund(
  call: Call,
  charge: Stripe.Charge,
  params: CreateParams,
  amount: number,
  pending: boolean,
): Stripe.Refund {
  return {
    id: stripeId('re_'),
    object: 'refund',
    amount,
    balance_transaction: null,
    charge: charge.id,
    created: seconds(call),
    currency: charge.currency,
    customer: null,
    customer_account: null,
    destination_details: { type: 'card', card: { type: 'refund' } },
    metadata: params.metadata ?? {},
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    ...(pending ? { pending_reason: 'processing' as const } : {}),
    reason: params.reason ?? null,
    receipt_number: null,
    source_transfer_reversal: null,
    status: pending ? 'pending' : 'succeeded',
    transfer_reversal: null,
  };
}

/**
 * A pending refund succeeds or fails; any other is left alone.
 * Returns the refund as it is afterwards. @throws StripeApiError 404
 */
export async function settleRefund(
  call: Call,
  id: string,
  outcome: 'succeeded' | 'failed',
): Promise<Stripe.Refund> {
  const chargeId = String((await get(call.tx, 'refund', id)).charge);
  const charge = (await lock(call.tx, 'charge', chargeId)).body;
  const refund = (await lock(call.tx, 'refund', id)).body;
  if (refund.status !== 'pending') return refund;
  const { pending_reason: _waitedFor, ...settled } = refund;
  if (outcome === 'succeeded') {
    const balance_transaction = await payBack(call, refund);
    const done = await save<'refund'>(call.tx, { ...settled, status: outcome, balance_transaction });
    await emit(call, 'refund.updated', done);
    return done;
  }
  const failed = await save<'refund'>(call.tx, {
    ...settled,
    status: outcome,
    failure_reason: 'expired_or_canceled_card',
  });
  const amount_refunded = charge.amount_refunded - refund.amount;
  await save<'charge'>(call.tx, { ...charge, amount_refunded, refunded: false });
  await emit(call, 'refund.failed', failed);
  return failed;
}

/** Pending refunds whose time has come. Each is to be settled in a transaction of its own. */
export async function dueRefunds(pool: Pool, now: Date): Promise<string[]> {
  const due = await pool.query<{ id: string }>(
    `SELECT id FROM stripe_sandbox.objects
     WHERE object = 'refund' AND body->>'status' = 'pending' AND (hidden->>'settlesAt')::bigint <= $1
     ORDER BY sequence`,
    [Math.floor(now.getTime() / 1000)],
  );
  return due.rows.map(({ id }) => id);
}

const listParams = z.strictObject({
  ...pagination,
  charge: text().optional(),
  payment_intent: text().optional(),
});

export const refundRoutes: Route[] = [
  { method: 'POST', path: '/v1/refunds', answer: (call, input) => createRefund(call, input) },
  { method: 'GET', path: '/v1/refunds/:id', answer: (call, _input, [id]) => get(call.tx, 'refund', id) },
  {
    method: 'GET',
    path: '/v1/refunds',
    answer: (call, input) => {
      const { charge, payment_intent, ...page } = readParams(listParams, input);
      return listPage(call.tx, 'refund', '/v1/refunds', page, { charge, payment_intent });
    },
  },
];
