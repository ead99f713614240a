import { useTestApp } from '../support/use-test-app';
import { DISPUTE_EVENT, happened, post } from './webhook-orders/events';
import { liveAll } from './webhook-orders/lives';
import { paidOrders } from './webhook-orders/orders';
import { permutations, plain } from './webhook-orders.proof';

describe('webhooks under attack', () => {
  const app = useTestApp();

  it('attack 68: the same event a hundred times in parallel is answered 200 each time and has one effect', async () => {
    await app.stripe.misbehave({ webhooks: { lose: 'all' } });
    const [order] = await paidOrders(app, 1);
    if (!order) throw new Error('no order');
    const event = JSON.stringify((await happened(app, 'checkout.session.completed')).get(order.orderId));
    const answers = await Promise.all(Array.from({ length: 100 }, () => post(app, event)));
    expect(answers).toEqual(Array(100).fill(200));
    await app.settle();
    const count = async (sql: string) =>
      (await app.database.query<{ n: number }>(sql, [order.orderId]))[0]?.n;
    expect({
      stored: await count(`SELECT count(*)::int AS n FROM stripe_inbox WHERE $1 <> ''`),
      charges: await count(`SELECT count(*)::int AS n FROM charges WHERE order_id = $1`),
      paid: await count(
        `SELECT count(*)::int AS n FROM ledger_entries WHERE order_id = $1 AND kind = 'paid'`,
      ),
      announced: await count(
        `SELECT count(*)::int AS n FROM outbox_events WHERE aggregate_id = $1 AND type = 'order.paid'`,
      ),
    }).toEqual({ stored: 1, charges: 1, paid: 1, announced: 1 });
  });

  it('attack 69: created, succeeded, refunded and disputed end in the same state in every order', async () => {
    const events = permutations([
      'charge.succeeded',
      'checkout.session.completed',
      'charge.refunded',
      DISPUTE_EVENT,
    ] as const);
    const ends = await liveAll(app, events.map(plain), false);
    expect(ends).toHaveLength(24);
    const [end = '', ...others] = new Set(ends);
    expect(others).toEqual([]);
    expect(end).toContain('"refunds":[["succeeded",12000]]');
    expect(end).toContain('"disputes":[["inquiry",12000]]');
  });
});
