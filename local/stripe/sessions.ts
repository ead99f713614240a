import type { Pool } from 'pg';
import type Stripe from 'stripe';
import { z } from 'zod';
import { notPossible } from './api-error';
import { emit } from './events';
import { noParams, pagination, readParams, text } from './params';
import type { Route } from './routes';
import { createSession, type HiddenSession } from './session-create';
import { get, hiddenPart, listPage, lock, save, seconds, type Call, type Found } from './store';

type Session = Stripe.Checkout.Session;
export type LockedSession = Found<'checkout.session', HiddenSession>;

/** Only an open session can be visited, so only an open one has an address. */
export function renderSession(session: Session, call: Call): Session {
  const url = session.status === 'open' ? `${call.baseUrl}/pay/${session.id}` : null;
  return { ...session, url };
}

/**
 * Locks a session and lets it expire when its time has come, so that whoever holds the row decides once
 * between paid and expired. @throws StripeApiError 404
 */
export async function lockSession(call: Call, id: string): Promise<LockedSession> {
  const found = await lock<'checkout.session', HiddenSession>(call.tx, 'checkout.session', id);
  const overdue = found.body.status === 'open' && found.body.expires_at <= seconds(call);
  return overdue ? { ...found, body: await close(call, found.body) } : found;
}

async function close(call: Call, session: Session): Promise<Session> {
  const expired = await save<'checkout.session'>(call.tx, { ...session, status: 'expired' });
  await emit(call, 'checkout.session.expired', renderSession(expired, call));
  return expired;
}

/** Expires every open session whose time has come. Returns how many. */
export async function expireDueSessions(call: Call): Promise<number> {
  const due = await call.tx.query<{ body: Session }>(
    `SELECT body FROM stripe_sandbox.objects
     WHERE object = 'checkout.session' AND body->>'status' = 'open' AND (body->>'expires_at')::bigint <= $1
     ORDER BY sequence FOR UPDATE SKIP LOCKED`,
    [seconds(call)],
  );
  for (const { body } of due.rows) await close(call, body);
  return due.rows.length;
}

/** Whether a tick has sessions to expire; spares the transaction when it has none. */
export async function hasDueSessions(pool: Pool, now: Date): Promise<boolean> {
  const found = await pool.query(
    `SELECT 1 FROM stripe_sandbox.objects
     WHERE object = 'checkout.session' AND body->>'status' = 'open' AND (body->>'expires_at')::bigint <= $1 LIMIT 1`,
    [Math.floor(now.getTime() / 1000)],
  );
  return found.rows.length > 0;
}

/** `checkout.sessions.expire`. @throws StripeApiError 400 when it is not open any more */
export async function expireSession(call: Call, id: string): Promise<Session> {
  const { body } = await lockSession(call, id);
  if (body.status !== 'open') {
    throw notPossible(`This session is ${body.status}; only an open one can be expired.`);
  }
  return close(call, body);
}

async function retrieve(call: Call, id: string): Promise<Session> {
  const session = await get(call.tx, 'checkout.session', id);
  const overdue = session.status === 'open' && session.expires_at <= seconds(call);
  return overdue ? (await lockSession(call, id)).body : session;
}

/** The sold things of a session, as one page. */
export async function lineItemsOf(call: Call, id: string): Promise<Stripe.ApiList<Stripe.LineItem>> {
  const { lineItems } = await hiddenPart<HiddenSession>(call.tx, 'checkout.session', id);
  return {
    object: 'list',
    data: lineItems,
    has_more: false,
    url: `/v1/checkout/sessions/${id}/line_items`,
  };
}

/** The items as the payment page shows them, each with the line below its name. */
export async function shownItems(call: Call, id: string): Promise<ShownItem[]> {
  const { lineItems, details = [] } = await hiddenPart<HiddenSession>(call.tx, 'checkout.session', id);
  return lineItems.map((item, index) => ({ item, details: details[index] ?? null }));
}

export interface ShownItem {
  item: Stripe.LineItem;
  details: string | null;
}

const listParams = z.strictObject({
  ...pagination,
  payment_intent: text().optional(),
  status: z.enum(['open', 'complete', 'expired']).optional(),
  customer_details: z.strictObject({ email: text() }).optional(),
});

const PATH = '/v1/checkout/sessions';

export const sessionRoutes: Route[] = [
  { method: 'POST', path: PATH, answer: (call, input) => createSession(call, input) },
  {
    method: 'GET',
    path: PATH,
    answer: async (call, input) => {
      const params = readParams(listParams, input);
      await expireDueSessions(call);
      return listPage(call.tx, 'checkout.session', PATH, params, {
        payment_intent: params.payment_intent,
        status: params.status,
        'customer_details.email': params.customer_details?.email,
      });
    },
  },
  { method: 'GET', path: `${PATH}/:id`, answer: (call, _input, [id]) => retrieve(call, id) },
  {
    method: 'GET',
    path: `${PATH}/:id/line_items`,
    answer: (call, _input, [id]) => lineItemsOf(call, id),
  },
  {
    method: 'POST',
    path: `${PATH}/:id/expire`,
    answer: (call, input, [id]) => {
      readParams(noParams, input);
      return expireSession(call, id);
    },
  },
];
