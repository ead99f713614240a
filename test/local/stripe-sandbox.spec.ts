import Stripe from 'stripe';
import { Fixture, refusal } from './stripe-fixture';

let shop: Fixture;

beforeAll(async () => {
  shop = await Fixture.create();
});
beforeEach(() => shop.calm());
afterAll(() => shop?.close());

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
