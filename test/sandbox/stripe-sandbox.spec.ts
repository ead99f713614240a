import { Client } from 'pg';
import Stripe from 'stripe';
import { startStripeSandbox } from '../../src/sandbox/stripe';
import { Fixture, refusal, SECRET } from './stripe-fixture';

let shop: Fixture;

beforeAll(async () => {
  shop = await Fixture.create();
});
beforeEach(() => shop.calm());
afterAll(() => shop.close());

describe('Checkout sessions', () => {
  it('are created with what was asked for, open and with an address to pay at', async () => {
    const session = await shop.stripe.checkout.sessions.create(shop.order(), { idempotencyKey: 'create-1' });
    expect(session).toMatchObject({
      object: 'checkout.session',
      status: 'open',
      payment_status: 'unpaid',
      amount_total: 12_000,
      currency: 'eur',
      livemode: false,
      payment_intent: null,
      client_reference_id: 'order-1',
      metadata: { order_id: 'order-1' },
      allowed_payment_method_types: ['card'],
      url: `${shop.sandbox.url}/pay/${session.id}`,
    });
    expect(session.id).toMatch(/^cs_test_/);
    expect(session.lastResponse.idempotencyKey).toBe('create-1');
  });

  it('show their line items when asked to', async () => {
    const { id } = await shop.stripe.checkout.sessions.create(shop.order(9_900));
    const session = await shop.stripe.checkout.sessions.retrieve(id, { expand: ['line_items'] });
    expect(session.line_items?.data[0]).toMatchObject({ description: 'Mock interview', amount_total: 9_900 });
    const items = await shop.stripe.checkout.sessions.listLineItems(id);
    expect(items.data).toHaveLength(1);
  });

  it.each([
    ['a lifetime under 30 minutes', { expires_at: 29 * 60 }, 'expires_at', 'parameter_invalid'],
    ['a lifetime over 24 hours', { expires_at: 24 * 3600 + 60 }, 'expires_at', 'parameter_invalid'],
    ['parameters that do not exist', { colour: 'red' }, 'colour', 'parameter_unknown'],
    [
      'the old payment_method_types',
      { payment_method_types: ['card'] },
      'payment_method_types',
      'parameter_unknown',
    ],
    ['a missing success_url', { success_url: undefined }, 'success_url', 'parameter_missing'],
    ['a broken address', { success_url: 'nowhere' }, 'success_url', 'url_invalid'],
  ])('refuse %s', async (_case, change: Record<string, unknown>, param, code) => {
    const relative =
      typeof change.expires_at === 'number' ? { expires_at: shop.seconds() + change.expires_at } : change;
    const params = { ...shop.order(), ...relative } as Stripe.Checkout.SessionCreateParams;
    const error = await refusal(shop.stripe.checkout.sessions.create(params));
    expect(error).toMatchObject({ statusCode: 400, rawType: 'invalid_request_error', param, code });
  });

  it('name the wrong parameter by its full path', async () => {
    const order = shop.order();
    order.line_items = [{ quantity: 1, price_data: { currency: 'eur', product_data: { name: 'x' } } }];
    const error = await refusal(shop.stripe.checkout.sessions.create(order));
    expect(error).toMatchObject({
      code: 'parameter_missing',
      param: 'line_items[0][price_data][unit_amount]',
    });
  });

  it('answer 404 with an error for ids that nobody gave out', async () => {
    const error = await refusal(shop.stripe.checkout.sessions.retrieve('cs_test_unknown'));
    expect(error).toMatchObject({ statusCode: 404, code: 'resource_missing' });
  });

  it('expire at their time, and cannot be paid or expired again afterwards', async () => {
    const { id } = await shop.stripe.checkout.sessions.create(shop.order());
    shop.advance(36);
    expect(await shop.sandbox.pay(id)).toMatchObject({ outcome: 'expired' });
    expect(await shop.stripe.checkout.sessions.retrieve(id)).toMatchObject({
      status: 'expired',
      payment_status: 'unpaid',
      url: null,
    });
    expect(await refusal(shop.stripe.checkout.sessions.expire(id))).toMatchObject({ statusCode: 400 });
    await shop.sandbox.deliverDue();
    const told = shop.inbox.arrivals.filter(
      ({ type, body }) => type === 'checkout.session.expired' && body.includes(id),
    );
    expect(told).toHaveLength(1);
  });

  it('are decided once between paying and expiring', async () => {
    for (let round = 0; round < 10; round++) {
      const { id } = await shop.stripe.checkout.sessions.create(shop.order());
      const [paid, expired] = await Promise.all([
        shop.sandbox.pay(id),
        shop.stripe.checkout.sessions.expire(id).then(
          () => true,
          () => false,
        ),
      ]);
      expect((paid.outcome === 'paid') !== expired).toBe(true);
      const after = await shop.stripe.checkout.sessions.retrieve(id);
      expect(after.status).toBe(expired ? 'expired' : 'complete');
    }
  });

  it('charge once, however many people press Pay', async () => {
    const { id } = await shop.stripe.checkout.sessions.create(shop.order());
    const outcomes = await Promise.all(Array.from({ length: 6 }, () => shop.sandbox.pay(id)));
    expect(outcomes.filter(({ outcome }) => outcome === 'paid')).toHaveLength(1);
    const { payment_intent } = await shop.stripe.checkout.sessions.retrieve(id);
    const charges = await shop.stripe.charges.list({ payment_intent: String(payment_intent) });
    expect(charges.data).toHaveLength(1);
  });

  it('are listed newest first, by page and by creation time', async () => {
    shop.advance(1);
    const since = shop.seconds();
    const made: string[] = [];
    for (let n = 0; n < 5; n++) made.unshift((await shop.stripe.checkout.sessions.create(shop.order())).id);
    const seen: string[] = [];
    for await (const session of shop.stripe.checkout.sessions.list({ limit: 2, created: { gte: since } })) {
      seen.push(session.id);
    }
    expect(seen).toEqual(made);
    const none = await shop.stripe.checkout.sessions.list({ created: { gt: since } });
    expect(none.data).toHaveLength(0);
  });
});

describe('Payments', () => {
  it('settle the session, intent, charge and balance together', async () => {
    const { id } = await shop.stripe.checkout.sessions.create(shop.order());
    await shop.sandbox.pay(id);
    const session = await shop.stripe.checkout.sessions.retrieve(id, {
      expand: ['payment_intent.latest_charge.balance_transaction'],
    });
    expect(session).toMatchObject({
      status: 'complete',
      payment_status: 'paid',
      customer_details: { email: 'ada@example.com' },
      payment_intent: {
        status: 'succeeded',
        amount_received: 12_000,
        transfer_group: 'order-1',
        metadata: { order_id: 'order-1' },
        latest_charge: {
          paid: true,
          transfer_group: 'order-1',
          balance_transaction: { amount: 12_000, fee: 378, net: 11_622, currency: 'eur', type: 'charge' },
        },
      },
    });
  });

  it('can be tried again after a decline', async () => {
    const { id } = await shop.stripe.checkout.sessions.create(shop.order());
    expect(await shop.sandbox.decline(id)).toMatchObject({
      outcome: 'declined',
      session: { status: 'open' },
    });
    const declined = await shop.stripe.checkout.sessions.retrieve(id, { expand: ['payment_intent'] });
    expect(declined.payment_intent).toMatchObject({
      status: 'requires_payment_method',
      last_payment_error: { code: 'card_declined' },
    });
    expect(await shop.sandbox.pay(id)).toMatchObject({ outcome: 'paid' });
    const paid = await shop.stripe.checkout.sessions.retrieve(id, { expand: ['payment_intent'] });
    expect(paid.payment_intent).toMatchObject({ status: 'succeeded', last_payment_error: null });
  });
});

describe('Refunds', () => {
  it('come in parts until nothing is left, never more', async () => {
    const payment_intent = await shop.paidIntent(10_000);
    const part = await shop.stripe.refunds.create({ payment_intent, amount: 4_000 });
    expect(part).toMatchObject({ object: 'refund', status: 'succeeded', amount: 4_000, payment_intent });
    const tooMuch = await refusal(shop.stripe.refunds.create({ payment_intent, amount: 6_001 }));
    expect(tooMuch).toMatchObject({ statusCode: 400, param: 'amount' });
    const rest = await shop.stripe.refunds.create({ charge: String(part.charge) });
    expect(rest.amount).toBe(6_000);
    const done = await refusal(shop.stripe.refunds.create({ payment_intent }));
    expect(done).toMatchObject({ statusCode: 400, code: 'charge_already_refunded' });
    const charge = await shop.stripe.charges.retrieve(String(part.charge), { expand: ['refunds'] });
    expect(charge).toMatchObject({ amount_refunded: 10_000, refunded: true });
    expect(charge.refunds?.data.map(({ amount }) => amount)).toEqual([6_000, 4_000]);
  });

  it('keep to the paid amount when many ask at once', async () => {
    const payment_intent = await shop.paidIntent(10_000);
    const asked = Array.from({ length: 6 }, () =>
      shop.stripe.refunds.create({ payment_intent, amount: 3_000 }),
    );
    const answers = await Promise.allSettled(asked);
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
  });

  it('can stay pending, and succeed or fail later', async () => {
    await shop.sandbox.misbehave({ refunds: { pending: true } });
    const payment_intent = await shop.paidIntent();
    const first = await shop.stripe.refunds.create({ payment_intent, amount: 1_000 });
    const second = await shop.stripe.refunds.create({ payment_intent, amount: 2_000 });
    expect(first).toMatchObject({ status: 'pending', balance_transaction: null });
    await shop.sandbox.settleRefund(first.id, 'succeeded');
    await shop.sandbox.settleRefund(second.id, 'failed');
    expect(await shop.stripe.refunds.retrieve(first.id)).toMatchObject({ status: 'succeeded' });
    expect(await shop.stripe.refunds.retrieve(second.id)).toMatchObject({ status: 'failed' });
    const charge = await shop.stripe.charges.retrieve(String(first.charge));
    expect(charge.amount_refunded).toBe(1_000);
    await shop.sandbox.deliverDue();
    expect(shop.inbox.types()).toEqual(expect.arrayContaining(['refund.updated', 'refund.failed']));
  });

  it('pending for a while succeed by themselves', async () => {
    await shop.sandbox.misbehave({ refunds: { pending: true, settleAfterMs: 60_000 } });
    const { id } = await shop.stripe.refunds.create({ payment_intent: await shop.paidIntent() });
    await shop.sandbox.deliverDue();
    expect(await shop.stripe.refunds.retrieve(id)).toMatchObject({ status: 'pending' });
    shop.advance(1);
    await shop.sandbox.deliverDue();
    expect(await shop.stripe.refunds.retrieve(id)).toMatchObject({ status: 'succeeded' });
  });
});

describe('Transfers', () => {
  it('stay within their charge and can be taken back', async () => {
    const intent = await shop.stripe.paymentIntents.retrieve(await shop.paidIntent(10_000));
    const params = {
      amount: 8_000,
      currency: 'eur',
      destination: 'acct_coach1',
      source_transaction: String(intent.latest_charge),
      transfer_group: 'order-1',
    };
    const transfer = await shop.stripe.transfers.create(params);
    expect(await refusal(shop.stripe.transfers.create(params))).toMatchObject({ code: 'insufficient_funds' });
    await shop.stripe.transfers.createReversal(transfer.id, { amount: 3_000 });
    const after = await shop.stripe.transfers.retrieve(transfer.id);
    expect(after).toMatchObject({
      amount_reversed: 3_000,
      reversed: false,
      reversals: { data: [{ amount: 3_000 }] },
    });
  });
});

describe('The balance', () => {
  it('adds up: every movement has its source, and net is amount less fee', async () => {
    const expected: Record<string, number> = { charge: 0, refund: 0, transfer: 0, transfer_refund: 0 };
    for await (const entry of shop.stripe.balanceTransactions.list({ limit: 100, expand: ['data.source'] })) {
      expect(entry.net).toBe(entry.amount - entry.fee);
      expect(entry.source).toMatchObject({ balance_transaction: entry.id, amount: Math.abs(entry.amount) });
      expected[entry.type] = (expected[entry.type] ?? 0) + entry.amount;
    }
    let captured = 0;
    let refunded = 0;
    for await (const charge of shop.stripe.charges.list({ limit: 100 })) {
      captured += charge.amount_captured;
      refunded += charge.amount_refunded;
    }
    expect(expected).toMatchObject({
      charge: captured,
      refund: -refunded,
      transfer: -8_000,
      transfer_refund: 3_000,
    });
  });
});

describe('The state', () => {
  it('outlives a stop and a start on the same database', async () => {
    const session = await shop.stripe.checkout.sessions.create(shop.order(), {
      idempotencyKey: 'before-stop',
    });
    await shop.sandbox.misbehave({ webhooks: { lose: 'all' } });
    await shop.sandbox.stop();
    await shop.start();
    expect(await shop.stripe.checkout.sessions.retrieve(session.id)).toMatchObject({ status: 'open' });
    const again = await shop.stripe.checkout.sessions.create(shop.order(), { idempotencyKey: 'before-stop' });
    expect(again.id).toBe(session.id);
    expect((await shop.sandbox.misbehaviour()).webhooks.lose).toBe('all');
  });

  it('lives in a schema of its own', async () => {
    const client = new Client({ connectionString: shop.databaseUrl });
    await client.connect();
    const tables = await client.query(
      "SELECT 1 FROM information_schema.tables WHERE table_schema = 'public' AND table_name IN ('objects', 'faults')",
    );
    await client.end();
    expect(tables.rows).toHaveLength(0);
  });
});

describe('The start', () => {
  const options = { port: 0, webhookUrl: null, webhookSecret: SECRET, now: () => new Date() };

  it('is refused in production', async () => {
    const start = startStripeSandbox({
      ...options,
      databaseUrl: shop.databaseUrl,
      environment: 'production',
    });
    await expect(start).rejects.toThrow('does not run in production');
  });

  it.each(['0.0.0.0', '192.168.1.5', '::', 'example.com'])('is refused on %s', async (host) => {
    const start = startStripeSandbox({
      ...options,
      host,
      databaseUrl: shop.databaseUrl,
      environment: 'test',
    });
    await expect(start).rejects.toThrow('loopback');
  });

  it('leaves live keys out', async () => {
    const config = {
      host: '127.0.0.1',
      port: shop.sandbox.port,
      protocol: 'http',
      telemetry: false,
    } as const;
    const live = new Stripe('sk_live_something', config);
    expect(await refusal(live.charges.list())).toMatchObject({ statusCode: 401 });
  });
});
