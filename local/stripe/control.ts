import { ZodError } from 'zod';
import { missing, StripeApiError } from './api-error';
import {
  dispute,
  DISPUTE_STEPS,
  disputeWish,
  listPayments,
  refundAtDashboard,
  refundWish,
  stepDispute,
  type DisputeStep,
} from './dashboard';
import { redeliver } from './events';
import type { Answer } from './idempotency';
import {
  addMisbehaviour,
  behave,
  currentMisbehaviour,
  misbehaviourSchema,
  type Misbehaviour,
} from './misbehaviour';
import type { EventRow } from './overview';
import { decline, pay, type Attempt } from './payments';
import { settleRefund } from './refunds';
import { render } from './render';
import { expireSession, lockSession } from './sessions';
import { get, inTransaction, listPage, type Call, type Kinds } from './store';
import type { Parts } from './parts';

/** What somebody in front of the hosted page, or a test in their place, can do. */
export type Visit = 'pay' | 'decline' | 'abandon' | 'expire';

/**
 * Does what a payer would do. `abandon` changes nothing.
 * @throws StripeApiError 404, and 400 when an `expire` comes too late
 */
export async function visit(
  parts: Parts,
  sessionId: string,
  what: Visit,
  card?: string,
): Promise<Attempt | Abandoned> {
  const result = await inTransaction(parts.pool, async (tx) => {
    const call = parts.call(tx);
    if (what === 'pay') return pay(call, sessionId, card);
    if (what === 'decline') return decline(call, sessionId);
    if (what === 'expire') {
      return { outcome: 'expired' as const, session: await expireSession(call, sessionId) };
    }
    const { body } = await lockSession(call, sessionId);
    return { outcome: 'abandoned' as const, session: body };
  });
  parts.wake();
  return result;
}

export interface Abandoned {
  outcome: 'abandoned';
  session: Kinds['checkout.session'];
}

/** The latest events, newest first, with the fate of their webhooks. */
export async function listEvents(parts: Parts, limit = 100): Promise<EventRow[]> {
  const found = await parts.pool.query<{ id: string; type: string; created: string; webhook: string | null }>(
    `SELECT o.id, o.body->>'type' AS type, o.created,
       (SELECT string_agg(d.state || coalesce(' (' || d.last_outcome || ')', ''), ', ' ORDER BY d.id)
        FROM stripe_sandbox.deliveries d WHERE d.event_id = o.id) AS webhook
     FROM stripe_sandbox.objects o WHERE o.object = 'event' ORDER BY o.sequence DESC LIMIT $1`,
    [limit],
  );
  return found.rows.map((row) => ({ ...row, created: Number(row.created), webhook: row.webhook ?? 'none' }));
}

/** The latest checkout sessions, newest first. */
export async function listSessions(parts: Parts, limit = 25): Promise<Kinds['checkout.session'][]> {
  return inTransaction(parts.pool, async (tx) => {
    const page = await listPage(tx, 'checkout.session', '', { limit });
    return page.data;
  });
}

/** Sends an event's webhook once more, also a lost one. @throws StripeApiError 404 */
export async function sendAgain(parts: Parts, eventId: string): Promise<void> {
  await inTransaction(parts.pool, (tx) => redeliver(parts.call(tx), eventId));
  parts.wake();
}

/** Lets a pending refund succeed or fail. @throws StripeApiError 404 */
export async function settle(
  parts: Parts,
  refundId: string,
  outcome: 'succeeded' | 'failed',
): Promise<Kinds['refund']> {
  const refund = await inTransaction(parts.pool, (tx) => settleRefund(parts.call(tx), refundId, outcome));
  parts.wake();
  return refund;
}

/** The control API: everything a test would ask for, as JSON under `/sandbox`. */
export async function answerControl(
  parts: Parts,
  method: string,
  path: string,
  body: string,
): Promise<Answer> {
  try {
    const result = await route(parts, method, path, body);
    return { status: 200, body: JSON.stringify(result) };
  } catch (error) {
    if (error instanceof StripeApiError) return failed(error.status, error.message);
    if (error instanceof ZodError || error instanceof SyntaxError) return failed(400, error.message);
    throw error;
  }
}

function failed(status: number, message: string): Answer {
  return { status, body: JSON.stringify({ error: { type: 'invalid_request_error', message } }) };
}

const VISITS: readonly string[] = ['pay', 'decline', 'abandon', 'expire'] satisfies Visit[];

async function route(parts: Parts, method: string, path: string, body: string): Promise<unknown> {
  const [, , what, id = '', action = ''] = path.split('/').map(decodeURIComponent);
  const operation = `${method} ${what}`;
  if (operation === 'POST sessions' && VISITS.includes(action)) return visited(parts, id, action as Visit);
  if (operation === 'GET sessions' && id === '') return { data: await listSessions(parts) };
  if (operation === 'GET events') return { data: await listEvents(parts) };
  if (operation === 'POST events' && action === 'redeliver') return sent(parts, id);
  if (what === 'payments' || what === 'refunds' || what === 'disputes')
    return behindOurBack(parts, `${operation} ${action}`, id, body);
  if (operation === 'POST deliver') return { delivered: await parts.deliverDue() };
  return misbehaviour(parts, operation, body);
}

/**
 * What is done to a payment by the provider's dashboard or a bank. `id` is a charge, an intent or a session; of a
 * refund or dispute its own.
 */
async function behindOurBack(parts: Parts, operation: string, id: string, body: string): Promise<unknown> {
  const wish: unknown = JSON.parse(body || '{}');
  const [, , action = ''] = operation.split(' ');
  if (operation === 'POST payments refund')
    return refundAtDashboard(parts, id, refundWish.parse(wish).amount);
  if (operation === 'POST payments dispute') return dispute(parts, id, disputeWish.parse(wish));
  if (operation === 'GET payments ') return listPayments(parts);
  if (operation === 'POST refunds succeed') return settle(parts, id, 'succeeded');
  if (operation === 'POST refunds fail') return settle(parts, id, 'failed');
  if (operation.startsWith('POST disputes ') && DISPUTE_STEPS.includes(action))
    return stepDispute(parts, id, action as DisputeStep);
  throw missing('sandbox operation', operation);
}

async function misbehaviour(parts: Parts, operation: string, body: string): Promise<unknown> {
  if (operation === 'POST misbehaviour') {
    const wanted: Misbehaviour = misbehaviourSchema.parse(JSON.parse(body || '{}'));
    await addMisbehaviour(parts.pool, wanted);
  } else if (operation === 'DELETE misbehaviour') await behave(parts.pool);
  else if (operation !== 'GET misbehaviour') throw missing('sandbox operation', operation);
  return currentMisbehaviour(parts.pool);
}

async function visited(parts: Parts, id: string, what: Visit): Promise<unknown> {
  const { outcome, session } = await visit(parts, id, what);
  return inTransaction(parts.pool, async (tx) => {
    const call: Call = parts.call(tx);
    const fresh = await get(tx, 'checkout.session', session.id);
    return { outcome, session: render(fresh, call) };
  });
}

async function sent(parts: Parts, id: string): Promise<unknown> {
  await sendAgain(parts, id);
  return { redelivered: id };
}
