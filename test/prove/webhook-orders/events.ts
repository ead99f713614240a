import { signatureHeader } from '../../../local/stripe/webhooks';
import type { TestApp } from '../../support/app';
import type { Order } from './orders';

/** Stripe's events of one order, in the order in which they happen. */
export const PAYMENT_EVENTS = [
  'charge.succeeded',
  'payment_intent.succeeded',
  'checkout.session.completed',
] as const;
export const REFUND_EVENTS = ['refund.created', 'charge.refunded'] as const;
/** Only when the refund took its time. */
export const LATE_EVENT = 'refund.updated';
/** A bank asks about the payment; nothing on the event says whose it is. */
export const DISPUTE_EVENT = 'charge.dispute.created';
export type EventType =
  (typeof PAYMENT_EVENTS)[number] | (typeof REFUND_EVENTS)[number] | typeof LATE_EVENT | typeof DISPUTE_EVENT;

/** The events of one type, by their order, that happened so far; read at once, because there are many. */
export type Happened = Map<string, Record<string, unknown>>;

export const happened = async (app: TestApp, type: EventType): Promise<Happened> => {
  const rows = await app.database.query<{ orderId: string; body: Record<string, unknown> }>(
    `SELECT coalesce(e.body->'data'->'object'->'metadata'->>'order_id', p.body->'metadata'->>'order_id') AS "orderId", e.body
     FROM stripe_sandbox.objects e
     LEFT JOIN stripe_sandbox.objects p ON p.id = e.body->'data'->'object'->>'payment_intent'
     WHERE e.object = 'event' AND e.body->>'type' = $1`,
    [type],
  );
  return new Map(rows.map(({ orderId, body }) => [orderId, body]));
};

/** Sends an event of an order as Stripe would, signed at this moment; answers the status. */
export const deliver = (app: TestApp, { orderId }: Order, events: Happened): Promise<number> => {
  const event = events.get(orderId);
  if (!event) throw new Error('this event has not happened for this order');
  return post(app, JSON.stringify(event));
};

export const post = async (app: TestApp, body: string): Promise<number> => {
  const [secret = ''] = app.config.stripe.webhookSecrets;
  const response = await fetch(`${app.url}/v1/stripe/webhook`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'stripe-signature': signatureHeader(body, secret, app.clock.now()),
    },
    body,
  });
  await response.arrayBuffer();
  return response.status;
};
