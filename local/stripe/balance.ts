import type Stripe from 'stripe';
import { z } from 'zod';
import { stripeId } from './ids';
import { currency, pagination, readParams, text } from './params';
import type { Route } from './routes';
import { get, insert, listPage, seconds, type Call } from './store';

const TWO_DAYS_S = 2 * 24 * 60 * 60;

/** Price of a card payment: 2.9 % and 30 minor units, rounded to the nearest unit. */
export function cardFee(amount: number): number {
  return Math.round((amount * 29) / 1000) + 30;
}

interface Movement {
  type: 'charge' | 'refund' | 'transfer' | 'transfer_refund' | 'adjustment';
  source: string;
  /** Minor units; negative when money leaves. */
  amount: number;
  currency: string;
  fee?: number;
  description?: string | null;
}

/** Where reports call a movement something else. */
const REPORTED_AS: Partial<Record<Movement['type'], string>> = {
  transfer_refund: 'transfer_reversal',
  adjustment: 'dispute',
};

/** Books a movement on the platform's balance; net = amount - fee. Returns its id. */
export async function bookMovement(call: Call, movement: Movement): Promise<string> {
  const fee = movement.fee ?? 0;
  const created = seconds(call);
  const entry: Stripe.BalanceTransaction = {
    id: stripeId('txn_'),
    object: 'balance_transaction',
    amount: movement.amount,
    available_on: movement.type === 'charge' ? created + TWO_DAYS_S : created,
    balance_type: 'payments',
    created,
    currency: movement.currency,
    description: movement.description ?? null,
    exchange_rate: null,
    fee,
    fee_details: fee === 0 ? [] : [feeDetail(fee, movement.currency)],
    net: movement.amount - fee,
    reporting_category: REPORTED_AS[movement.type] ?? movement.type,
    source: movement.source,
    status: 'pending',
    type: movement.type,
  };
  await insert(call.tx, 'balance_transaction', entry);
  return entry.id;
}

function feeDetail(amount: number, inCurrency: string): Stripe.BalanceTransaction.FeeDetail {
  return {
    amount,
    application: null,
    currency: inCurrency,
    description: 'Stripe processing fees',
    type: 'stripe_fee',
  };
}

/** The status is a matter of the clock. */
export function renderMovement(entry: Stripe.BalanceTransaction, call: Call): Stripe.BalanceTransaction {
  return { ...entry, status: entry.available_on <= seconds(call) ? 'available' : 'pending' };
}

const listParams = z.strictObject({
  ...pagination,
  currency: currency.optional(),
  source: text().optional(),
  type: text().optional(),
});

export const balanceRoutes: Route[] = [
  {
    method: 'GET',
    path: '/v1/balance_transactions/:id',
    answer: (call, _input, [id]) => get(call.tx, 'balance_transaction', id),
  },
  {
    method: 'GET',
    path: '/v1/balance_transactions',
    answer: (call, input) => {
      const params = readParams(listParams, input);
      const filters = { currency: params.currency, source: params.source, type: params.type };
      return listPage(call.tx, 'balance_transaction', '/v1/balance_transactions', params, filters);
    },
  },
];
