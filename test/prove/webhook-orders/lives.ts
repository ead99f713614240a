import { byId, clientAt } from '../../../client';
import { Sweeps } from '../../../src/platform/jobs/sweeps';
import type { TestApp } from '../../support/app';
import {
  deliver,
  DISPUTE_EVENT,
  type EventType,
  happened,
  type Happened,
  LATE_EVENT,
  REFUND_EVENTS,
} from './events';
import { forEach, type Order, paidOrders } from './orders';
import { projectionsOf } from './projection';

/** How we hear of one order: which webhooks arrive, in this order, and whether Stripe's answer to our refund is lost. */
export interface Plan {
  deliveries: EventType[];
  answerLost: boolean;
}

const LOSE_ALL = { webhooks: { lose: 'all' as const } };
const REACTIONS = ['payments.inbox', 'outbox', 'payments.commands'];

/**
 * Lets many orders live at the same time, each by its plan: paid, cancelled by the candidate, refunded. The sandbox
 * sends no webhook by itself; the plans do. A webhook that comes before we can know its cause makes us find out by
 * polling first: that is how an early refund event can overtake the news of the payment. Afterwards the poller looks
 * after what was lost. Answers how each ended.
 */
export const liveAll = async (
  app: TestApp,
  plans: readonly Plan[],
  slowRefunds: boolean,
): Promise<string[]> => {
  const stripe = { ...LOSE_ALL, refunds: { pending: slowRefunds, settleAfterMs: null } };
  await app.stripe.misbehave(stripe);
  const orders = await paidOrders(app, plans.length);
  if (plans.some(({ deliveries }) => deliveries.includes(DISPUTE_EVENT)))
    await forEach(orders, async ({ sessionId }) => {
      await app.stripe.dispute(sessionId, { inquiry: true });
    });
  const longest = Math.max(0, ...plans.map(({ deliveries }) => deliveries.length));
  for (let at = 0; at < longest; at += 1) {
    const due = dueAt(orders, plans, at);
    await cause(app, due, stripe);
    await deliverAll(app, due);
    await react(app);
  }
  const all = orders.map((order, index) => ({
    order,
    plan: plans[index] as Plan,
    type: LATE_EVENT as EventType,
  }));
  await cause(app, all, slowRefunds ? stripe : null);
  await comeToRest(app);
  return projectionsOf(app, orders);
};

const dueAt = (orders: Order[], plans: readonly Plan[], at: number): Due[] =>
  orders.flatMap((order, index) => {
    const plan = plans[index] as Plan;
    const type = plan.deliveries[at];
    return type ? [{ order, plan, type }] : [];
  });

const deliverAll = async (app: TestApp, due: Due[]): Promise<void> => {
  const events = new Map<EventType, Happened>();
  for (const type of new Set(due.map((one) => one.type))) events.set(type, await happened(app, type));
  await forEach(due, async ({ order, type }) => {
    const status = await deliver(app, order, events.get(type) as Happened);
    if (status !== 200) throw new Error(`a webhook was answered with ${status}`);
  });
};

interface Due {
  order: Order;
  plan: Plan;
  type: EventType;
}

const isRefundEvent = (type: EventType): boolean =>
  type === LATE_EVENT || (REFUND_EVENTS as readonly EventType[]).includes(type);

/** Makes happen what these events tell of, where it has not happened yet. */
const cause = async (app: TestApp, due: Due[], stripe: object | null): Promise<void> => {
  const cancelling = due.filter(({ type, order }) => isRefundEvent(type) && !order.cancelled);
  await findPayments(
    app,
    cancelling.map(({ order }) => order),
  );
  for (const answerLost of [false, true]) {
    const some = cancelling.filter(({ plan }) => plan.answerLost === answerLost);
    if (some.length === 0) continue;
    if (answerLost)
      await app.stripe.misbehave({
        answers: [{ kind: 'fail_after', method: 'POST', path: '/v1/refunds', times: some.length }],
      });
    await forEach(some, async ({ order }) => cancel(app, order));
    await react(app);
    await app.stripe.behave();
    await app.stripe.misbehave(stripe ?? LOSE_ALL);
  }
  const paying = due.filter(({ type, order }) => type === LATE_EVENT && !order.paidBack);
  await forEach(stripe === null ? [] : paying, async ({ order }) => payBack(app, order));
};

/** Polls for the payments of these orders, and of no others. */
const findPayments = async (app: TestApp, orders: Order[]): Promise<void> => {
  await app.database.query(
    `UPDATE checkouts SET next_poll_at = CASE WHEN order_id = ANY ($1) THEN $2::timestamptz ELSE $2::timestamptz + interval '1 year' END
     WHERE status = 'open'`,
    [orders.map(({ orderId }) => orderId), app.clock.now()],
  );
  await until(app, ['payments.poll']);
  await react(app);
};

const cancel = async (app: TestApp, order: Order): Promise<void> => {
  const all = { ...byId(order.bookingId), body: {} };
  await clientAt(app.url, { token: order.token }).post('/v1/bookings/{id}/cancellation', all);
  order.cancelled = true;
};

/** Stripe pays a refund out that took its time. */
const payBack = async (app: TestApp, order: Order): Promise<void> => {
  const [refund] = await app.database.query<{ id: string }>(
    `SELECT id FROM stripe_sandbox.objects WHERE object = 'refund' AND body->'metadata'->>'order_id' = $1`,
    [order.orderId],
  );
  if (!refund) throw new Error('there is no refund at Stripe');
  await app.stripe.settleRefund(refund.id, 'succeeded');
  order.paidBack = true;
};

const react = (app: TestApp): Promise<void> => until(app, REACTIONS);

const until = async (app: TestApp, names: string[]): Promise<void> => {
  const sweeps = app.get(Sweeps);
  for (let done = 1; done > 0;) {
    done = 0;
    for (const name of names) done += await sweeps.run(name);
  }
};

/** The poller finds what no webhook told, and commands without an answer are looked up. */
const comeToRest = async (app: TestApp): Promise<void> => {
  await app.stripe.behave();
  await app.database.query(`UPDATE checkouts SET next_poll_at = $1`, [app.clock.now()]);
  for (let round = 0; round < 4; round += 1) {
    await app.settle();
    app.clock.advance({ minutes: 2 });
  }
};
