import type Stripe from 'stripe';
import { z } from 'zod';
import { stripeId } from './ids';
import { webhookSettings } from './misbehaviour';
import { listOf, pagination, readParams, text } from './params';
import type { Route } from './routes';
import { get, insert, listPage, seconds, type AnyObject, type Call } from './store';

/** The API version whose shapes the sandbox speaks. */
export const API_VERSION = '2026-10-28.endive';

export type EventType = Stripe.Event['type'];

/**
 * Records that something happened and queues its webhook, in the call's transaction.
 * The misbehaviour in force decides whether it is sent once, twice, later or never.
 */
export async function emit(call: Call, type: EventType, subject: AnyObject): Promise<void> {
  const event = {
    id: stripeId('evt_'),
    object: 'event',
    api_version: API_VERSION,
    created: seconds(call),
    data: { object: subject },
    livemode: false,
    pending_webhooks: 1,
    request: { id: call.requestId, idempotency_key: call.idempotencyKey },
    type,
  } as unknown as Stripe.Event;
  await insert(call.tx, 'event', event);
  await queueWebhook(call, event.id);
}

async function queueWebhook(call: Call, eventId: string): Promise<void> {
  const faults = await webhookSettings(call.tx);
  const due = new Date(call.now.getTime() + faults.delayMs);
  const lost =
    faults.lose === 'all' || (typeof faults.lose === 'number' && (await nthEvent(call, faults.lose)));
  for (let copy = 0; copy < (faults.duplicate ? 2 : 1); copy++) {
    await call.tx.query(
      'INSERT INTO stripe_sandbox.deliveries (event_id, due_at, state) VALUES ($1, $2, $3)',
      [eventId, due, lost ? 'lost' : 'due'],
    );
  }
}

async function nthEvent(call: Call, n: number): Promise<boolean> {
  const counted = await call.tx.query<{ count: number }>(
    `INSERT INTO stripe_sandbox.settings AS s (name, value) VALUES ('event_counter', '1')
     ON CONFLICT (name) DO UPDATE SET value = to_jsonb((s.value #>> '{}')::int + 1)
     RETURNING (value #>> '{}')::int AS count`,
  );
  return (counted.rows[0]?.count ?? 0) % n === 0;
}

/** Queues an event's webhook again, also one that was lost or given up. @throws StripeApiError 404 */
export async function redeliver(call: Call, eventId: string): Promise<void> {
  await get(call.tx, 'event', eventId);
  await call.tx.query('INSERT INTO stripe_sandbox.deliveries (event_id, due_at) VALUES ($1, $2)', [
    eventId,
    call.now,
  ]);
}

const listParams = z.strictObject({
  ...pagination,
  type: text().optional(),
  types: listOf(text()).optional(),
});

export const eventRoutes: Route[] = [
  { method: 'GET', path: '/v1/events/:id', answer: (call, _input, [id]) => get(call.tx, 'event', id) },
  {
    method: 'GET',
    path: '/v1/events',
    answer: (call, input) => {
      const params = readParams(listParams, input);
      return listPage(call.tx, 'event', '/v1/events', params, { type: params.types ?? params.type });
    },
  },
];
