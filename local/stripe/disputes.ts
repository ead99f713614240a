import type Stripe from 'stripe';
import { z } from 'zod';
import { missing, notPossible } from './api-error';
import { bookMovement } from './balance';
import { emit, type EventType } from './events';
import { stripeId } from './ids';
import { pagination, readParams, text } from './params';
import type { Route } from './routes';
import { get, insert, listPage, lock, save, seconds, type Call } from './store';

/** What the bank's customer may say, as far as it makes a difference to anybody. */
export const DISPUTE_REASONS = ['fraudulent', 'product_not_received', 'general'] as const;

export interface DisputeWish {
  /** Minor units as Stripe counts them; default: all of the charge. */
  amount?: number;
  reason?: (typeof DISPUTE_REASONS)[number];
  /** The bank only asks; no money is taken. */
  inquiry?: boolean;
}

/** 15 units of the currency, kept when the dispute is lost. Source: the fee of Stripe's price list for cards. */
const DISPUTE_FEE = 1_500;
const SEVEN_DAYS_S = 7 * 24 * 60 * 60;

/** A card's owner objects to a payment: the money and a fee are taken at once, unless the bank only asks. @throws 400, 404 */
export async function openDispute(
  call: Call,
  chargeId: string,
  wish: DisputeWish = {},
): Promise<Stripe.Dispute> {
  const charge = (await lock(call.tx, 'charge', chargeId)).body;
  if (charge.status !== 'succeeded') throw notPossible('This charge did not succeed.', undefined, 'charge');
  if (charge.disputed) throw notPossible('This charge is disputed already.', 'charge_disputed', 'charge');
  const dispute = newDispute(call, charge, wish);
  if (!wish.inquiry) await withdraw(call, dispute);
  await insert(call.tx, 'dispute', dispute);
  await save<'charge'>(call.tx, { ...charge, disputed: true });
  await emit(call, 'charge.dispute.created', dispute);
  if (!wish.inquiry) await emit(call, 'charge.dispute.funds_withdrawn', dispute);
  return dispute;
}

/** An inquiry becomes a dispute: now the money is taken. @throws StripeApiError 404 */
export async function escalateDispute(call: Call, id: string): Promise<Stripe.Dispute> {
  const { body } = await lock(call.tx, 'dispute', id);
  if (body.status !== 'warning_needs_response') return body;
  const dispute: Stripe.Dispute = { ...body, status: 'needs_response' };
  await withdraw(call, dispute);
  return closed(call, dispute, ['charge.dispute.updated', 'charge.dispute.funds_withdrawn']);
}

/** The bank decides: won brings money and fee back, lost leaves both; an inquiry only ends. @throws StripeApiError 404 */
export async function decideDispute(call: Call, id: string, won: boolean): Promise<Stripe.Dispute> {
  const { body } = await lock(call.tx, 'dispute', id);
  if (body.status === 'warning_needs_response') {
    return closed(call, { ...body, status: 'warning_closed' }, ['charge.dispute.closed']);
  }
  if (body.status !== 'needs_response') return body;
  const dispute: Stripe.Dispute = { ...body, status: won ? 'won' : 'lost' };
  if (won) await move(call, dispute, dispute.amount, -DISPUTE_FEE);
  const events: EventType[] = won ? ['charge.dispute.funds_reinstated'] : [];
  return closed(call, dispute, ['charge.dispute.closed', ...events]);
}

/** The charge behind a dispute, a charge, a payment intent or a checkout session. @throws StripeApiError 404 */
export async function chargeOf(call: Call, id: string): Promise<string> {
  if (id.startsWith('cs_')) {
    const intent = (await get(call.tx, 'checkout.session', id)).payment_intent;
    return chargeOf(call, typeof intent === 'string' ? intent : 'none');
  }
  if (!id.startsWith('pi_')) return (await get(call.tx, 'charge', id)).id;
  const { latest_charge: charge } = await get(call.tx, 'payment_intent', id);
  if (typeof charge !== 'string') throw missing('charge', id);
  return charge;
}

async function closed(call: Call, dispute: Stripe.Dispute, events: EventType[]): Promise<Stripe.Dispute> {
  const after = await save<'dispute'>(call.tx, dispute);
  for (const event of events) await emit(call, event, after);
  return after;
}

const withdraw = (call: Call, dispute: Stripe.Dispute): Promise<void> =>
  move(call, dispute, -dispute.amount, DISPUTE_FEE);

async function move(call: Call, dispute: Stripe.Dispute, amount: number, fee: number): Promise<void> {
  const { id: source, currency } = dispute;
  const movement = await bookMovement(call, { type: 'adjustment', source, amount, fee, currency });
  dispute.balance_transactions.push(await get(call.tx, 'balance_transaction', movement));
}

function newDispute(call: Call, charge: Stripe.Charge, wish: DisputeWish): Stripe.Dispute {
  const amount = wish.amount ?? charge.amount_captured;
  if (amount < 1 || amount > charge.amount_captured) {
    throw notPossible('A dispute is about the charge, or a part of it.', undefined, 'amount');
  }
  const dispute = {
    id: stripeId('du_'),
    object: 'dispute',
    amount,
    balance_transactions: [],
    charge: charge.id,
    created: seconds(call),
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence: {},
    evidence_details: {
      due_by: seconds(call) + SEVEN_DAYS_S,
      has_evidence: false,
      past_due: false,
      submission_count: 0,
    },
    intended_submission_method: null,
    is_charge_refundable: wish.inquiry === true,
    livemode: false,
    metadata: {},
    payment_intent: charge.payment_intent,
    reason: wish.reason ?? 'fraudulent',
    status: wish.inquiry ? 'warning_needs_response' : 'needs_response',
  };
  return dispute as unknown as Stripe.Dispute;
}

const listParams = z.strictObject({
  ...pagination,
  charge: text().optional(),
  payment_intent: text().optional(),
});

export const disputeRoutes: Route[] = [
  { method: 'GET', path: '/v1/disputes/:id', answer: (call, _input, [id]) => get(call.tx, 'dispute', id) },
  {
    method: 'GET',
    path: '/v1/disputes',
    answer: (call, input) => {
      const { charge, payment_intent, ...page } = readParams(listParams, input);
      return listPage(call.tx, 'dispute', '/v1/disputes', page, { charge, payment_intent });
    },
  },
];
