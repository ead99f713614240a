import type Stripe from 'stripe';
import { z } from 'zod';
import { badParameter, missingReference, notPossible } from './api-error';
import { bookMovement } from './balance';
import { emit } from './events';
import type { FormObject } from './form';
import { stripeId } from './ids';
import { currency, metadata, pagination, positiveAmount, readParams, text } from './params';
import type { Route } from './routes';
import { find, get, insert, listPage, lock, save, seconds, type Call } from './store';

const PATH = '/v1/transfers';

const createParams = z.strictObject({
  amount: positiveAmount,
  currency,
  destination: z.string().regex(/^acct_\w+$/, 'parameter_invalid'),
  description: text().optional(),
  metadata: metadata.optional(),
  source_transaction: text().optional(),
  transfer_group: text().optional(),
});

/** `transfers.create`: money for a connected account; at most what its charge brought. @throws StripeApiError 400 */
export async function createTransfer(call: Call, input: FormObject): Promise<Stripe.Transfer> {
  const params = readParams(createParams, input);
  const source = params.source_transaction ? await coveredBy(call, params.source_transaction, params) : null;
  if (!source) await coveredByBalance(call, params.currency, params.amount);
  const id = stripeId('tr_');
  const movement = {
    type: 'transfer',
    source: id,
    amount: -params.amount,
    currency: params.currency,
  } as const;
  const transfer: Stripe.Transfer = {
    id,
    object: 'transfer',
    amount: params.amount,
    amount_reversed: 0,
    balance_transaction: await bookMovement(call, movement),
    created: seconds(call),
    currency: params.currency,
    description: params.description ?? null,
    destination: params.destination,
    destination_payment: stripeId('py_'),
    livemode: false,
    metadata: params.metadata ?? {},
    reversals: reversalList(id, []),
    reversed: false,
    source_transaction: source?.id ?? null,
    source_type: 'card',
    transfer_group: params.transfer_group ?? source?.transfer_group ?? null,
  };
  await insert(call.tx, 'transfer', transfer);
  await emit(call, 'transfer.created', transfer);
  return transfer;
}

async function coveredBy(
  call: Call,
  chargeId: string,
  wanted: { amount: number; currency: string },
): Promise<Stripe.Charge> {
  const param = 'source_transaction';
  if (!(await find(call.tx, 'charge', chargeId))) throw missingReference('charge', chargeId, param);
  const charge = (await lock(call.tx, 'charge', chargeId)).body;
  if (charge.status !== 'succeeded') throw notPossible('This charge did not succeed.', undefined, param);
  if (charge.currency !== wanted.currency) {
    throw badParameter('parameter_invalid', 'currency', 'A transfer needs the currency of its charge.');
  }
  const sent = await call.tx.query<{ total: string }>(
    `SELECT coalesce(sum((body->>'amount')::bigint), 0) AS total FROM stripe_sandbox.objects
     WHERE object = 'transfer' AND body->>'source_transaction' = $1`,
    [chargeId],
  );
  if (Number(sent.rows[0]?.total ?? 0) + wanted.amount > charge.amount) {
    throw notPossible('The transfers of this charge would exceed it.', 'insufficient_funds', 'amount');
  }
  return charge;
}

async function coveredByBalance(call: Call, inCurrency: string, amount: number): Promise<void> {
  await call.tx.query("SELECT pg_advisory_xact_lock(hashtext('stripe_sandbox.balance'))");
  const found = await call.tx.query<{ available: string }>(
    `SELECT coalesce(sum((body->>'net')::bigint), 0) AS available FROM stripe_sandbox.objects
     WHERE object = 'balance_transaction' AND body->>'currency' = $1
       AND (body->>'available_on')::bigint <= $2`,
    [inCurrency, seconds(call)],
  );
  if (Number(found.rows[0]?.available ?? 0) < amount) {
    throw notPossible('The available balance is too small for this transfer.', 'balance_insufficient');
  }
}

const reversalParams = z.strictObject({
  amount: positiveAmount.optional(),
  description: text().optional(),
  metadata: metadata.optional(),
});

/** `transfers.createReversal`. @throws StripeApiError 400, 404 */
export async function reverseTransfer(
  call: Call,
  transferId: string,
  input: FormObject,
): Promise<Stripe.TransferReversal> {
  const params = readParams(reversalParams, input);
  const transfer = (await lock(call.tx, 'transfer', transferId)).body;
  const left = transfer.amount - transfer.amount_reversed;
  const amount = params.amount ?? left;
  if (left === 0 || amount > left) {
    throw notPossible(`Only ${left} of this transfer can still be reversed.`, undefined, 'amount');
  }
  const id = stripeId('trr_');
  const movement = { type: 'transfer_refund', source: id, amount, currency: transfer.currency } as const;
  const reversal: Stripe.TransferReversal = {
    id,
    object: 'transfer_reversal',
    amount,
    balance_transaction: await bookMovement(call, movement),
    created: seconds(call),
    currency: transfer.currency,
    destination_payment_refund: null,
    metadata: params.metadata ?? {},
    source_refund: null,
    transfer: transfer.id,
  };
  await insert(call.tx, 'transfer_reversal', reversal);
  const amount_reversed = transfer.amount_reversed + amount;
  const after = await save<'transfer'>(call.tx, {
    ...transfer,
    amount_reversed,
    reversed: amount_reversed === transfer.amount,
    reversals: reversalList(transfer.id, [reversal, ...transfer.reversals.data]),
  });
  await emit(call, 'transfer.reversed', after);
  return reversal;
}

function reversalList(
  transferId: string,
  data: Stripe.TransferReversal[],
): Stripe.ApiList<Stripe.TransferReversal> {
  return { object: 'list', data, has_more: false, url: `${PATH}/${transferId}/reversals` };
}

const listParams = z.strictObject({
  ...pagination,
  destination: text().optional(),
  transfer_group: text().optional(),
});

const reversalListParams = z.strictObject({ ...pagination });

export const transferRoutes: Route[] = [
  { method: 'POST', path: PATH, answer: (call, input) => createTransfer(call, input) },
  {
    method: 'GET',
    path: PATH,
    answer: (call, input) => {
      const { destination, transfer_group, ...page } = readParams(listParams, input);
      return listPage(call.tx, 'transfer', PATH, page, { destination, transfer_group });
    },
  },
  { method: 'GET', path: `${PATH}/:id`, answer: (call, _input, [id]) => get(call.tx, 'transfer', id) },
  {
    method: 'POST',
    path: `${PATH}/:id/reversals`,
    answer: (call, input, [id]) => reverseTransfer(call, id, input),
  },
  {
    method: 'GET',
    path: `${PATH}/:id/reversals`,
    answer: (call, input, [id]) => {
      const page = readParams(reversalListParams, input);
      return listPage(call.tx, 'transfer_reversal', `${PATH}/${id}/reversals`, page, { transfer: id });
    },
  },
  {
    method: 'GET',
    path: `${PATH}/:id/reversals/:reversal`,
    answer: (call, _input, [, reversal]) => get(call.tx, 'transfer_reversal', reversal),
  },
];
