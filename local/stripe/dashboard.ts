import type Stripe from 'stripe';
import { z } from 'zod';
import {
  chargeOf,
  decideDispute,
  DISPUTE_REASONS,
  escalateDispute,
  openDispute,
  type DisputeWish,
} from './disputes';
import type { Parts } from './parts';
import { createRefund } from './refunds';
import { inTransaction, listPage, type Call, type Kinds } from './store';

/** What the bank or a person of ours does about a dispute. */
export type DisputeStep = 'win' | 'lose' | 'escalate';
export const DISPUTE_STEPS: readonly string[] = ['win', 'lose', 'escalate'] satisfies DisputeStep[];

/** What the page's button for a part sends back, in minor units. */
export const A_PART = 2_500;

const amount = z.int().positive();
export const refundWish = z.strictObject({ amount: amount.optional() });
export const disputeWish = z.strictObject({
  amount: amount.optional(),
  reason: z.enum(DISPUTE_REASONS).optional(),
  inquiry: z.boolean().optional(),
});

/**
 * A refund as support makes it in Stripe's dashboard: nothing on it says whose it is, only the charge it hangs on.
 * `id` is a charge, a payment intent or a checkout session; `amount` (minor units) is all by default.
 * @throws StripeApiError 400, 404
 */
export function refundAtDashboard(parts: Parts, id: string, amount?: number): Promise<Stripe.Refund> {
  return act(parts, async (call) => {
    const charge = await chargeOf(call, id);
    return createRefund(call, { charge, ...(amount !== undefined && { amount: String(amount) }) });
  });
}

/** A payer objects to a payment at their bank. `id` as above. @throws StripeApiError 400, 404 */
export function dispute(parts: Parts, id: string, wish: DisputeWish = {}): Promise<Stripe.Dispute> {
  return act(parts, async (call) => openDispute(call, await chargeOf(call, id), wish));
}

/** The dispute goes on, or ends. @throws StripeApiError 404 */
export function stepDispute(parts: Parts, id: string, step: DisputeStep): Promise<Stripe.Dispute> {
  return act(parts, (call) =>
    step === 'escalate' ? escalateDispute(call, id) : decideDispute(call, id, step === 'win'),
  );
}

/** The latest charges and disputes, newest first. */
export function listPayments(
  parts: Parts,
  limit = 25,
): Promise<{ charges: Kinds['charge'][]; disputes: Kinds['dispute'][] }> {
  return inTransaction(parts.pool, async (tx) => ({
    charges: (await listPage(tx, 'charge', '', { limit }, { status: 'succeeded' })).data,
    disputes: (await listPage(tx, 'dispute', '', { limit })).data,
  }));
}

async function act<Result>(parts: Parts, work: (call: Call) => Promise<Result>): Promise<Result> {
  const result = await inTransaction(parts.pool, (tx) => work(parts.call(tx)));
  parts.wake();
  return result;
}
