import { StripeGateway } from '../../src/payments/stripe/gateway/stripe.gateway';
import { usePayments } from './payments-app';

const app = usePayments();

const SETTLED = { escrow: -12_000, stripe_clearing: 11_622, stripe_fees: 378 };

/** As if the sale had been agreed for a euro more than the checkout asks for. */
const DEARER = `WITH line AS (
    UPDATE order_lines SET price_minor = price_minor + 100, fee_minor = fee_minor + 100 WHERE order_id = $1)
  UPDATE orders SET price_minor = price_minor + 100, fee_minor = fee_minor + 100 WHERE id = $1`;

describe('a checkout', () => {
  it('is opened by dispatch, paid, and settled by the webhook', async () => {
    const orderId = await app.order();
    expect((await app.payments.checkouts([orderId])).get(orderId)).toMatchObject({
      status: 'creating',
      url: null,
    });
    await app.payments.dispatch(orderId);
    const checkout = (await app.payments.checkouts([orderId])).get(orderId);
    expect(checkout).toMatchObject({
      status: 'open',
      expiresAt: new Date(app.clock.now().getTime() + 35 * 60_000),
    });
    expect(checkout?.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/pay\/cs_test_/);

    const [session] = await app.stripe.sessions();
    await app.stripe.pay(session?.id ?? '');
    await app.settle();

    expect(await app.status(orderId)).toBe('paid');
    expect(await app.events(orderId)).toEqual(['order.paid']);
    expect(await app.balances(orderId)).toEqual(SETTLED);
    expect((await app.payments.checkouts([orderId])).get(orderId)?.url).toBeNull();
  });

  it('is settled by the poller when every webhook is lost', async () => {
    await app.stripe.misbehave({ webhooks: { lose: 'all' } });
    const { orderId, sessionId } = await app.openOrder();
    await app.stripe.pay(sessionId);
    await app.settle();
    expect(await app.status(orderId)).toBe('open');
    app.clock.advance(61_000);
    await app.settle();
    expect(await app.status(orderId)).toBe('paid');
    expect(await app.balances(orderId)).toEqual(SETTLED);
  });

  it('settles once, however often and in whatever order the webhooks come', async () => {
    await app.stripe.misbehave({ webhooks: { duplicate: true, reorder: true } });
    const { orderId, sessionId } = await app.openOrder();
    await app.stripe.pay(sessionId);
    await app.settle();
    for (const { id } of await app.stripe.events()) await app.stripe.redeliver(id);
    await app.settle();
    app.clock.advance(10 * 60_000);
    await app.settle();
    expect(await app.events(orderId)).toEqual(['order.paid']);
    expect(await app.balances(orderId)).toEqual(SETTLED);
    expect(await app.unsettledEvents()).toEqual([]);
  });

  it('is the same one after the connection dropped behind its creation', async () => {
    const before = (await app.stripe.sessions()).length;
    await app.stripe.misbehave({
      answers: [{ kind: 'drop_after', method: 'POST', path: '/v1/checkout/sessions', times: 2 }],
    });
    const orderId = await app.order();
    await app.payments.dispatch(orderId);
    expect(await app.status(orderId)).toBe('creating');
    app.clock.advance(10_000);
    await app.settle();
    expect(await app.status(orderId)).toBe('open');
    expect(await app.stripe.sessions()).toHaveLength(before + 1);
  });

  it('is looked up when Stripe replays a 500 that hides it', async () => {
    const before = (await app.stripe.sessions()).length;
    await app.stripe.misbehave({
      answers: [{ kind: 'fail_after', method: 'POST', path: '/v1/checkout/sessions' }],
    });
    const orderId = await app.order();
    await app.payments.dispatch(orderId);
    expect(await app.status(orderId)).toBe('creating');
    for (let round = 0; round < 4; round += 1) {
      app.clock.advance(30_000);
      await app.settle();
    }
    expect(await app.status(orderId)).toBe('open');
    expect(await app.stripe.sessions()).toHaveLength(before + 1);
  });

  it('is made by a fresh command when the replayed 500 hid nothing', async () => {
    await app.stripe.misbehave({
      answers: [{ kind: 'fail_before', method: 'POST', path: '/v1/checkout/sessions' }],
    });
    const orderId = await app.order();
    await app.payments.dispatch(orderId);
    for (let round = 0; round < 6; round += 1) {
      app.clock.advance(30_000);
      await app.settle();
    }
    expect(await app.status(orderId)).toBe('open');
    expect(await commands(orderId)).toEqual(['failed', 'succeeded']);
  });

  it('takes a fresh expiry when Stripe was down until the frozen one was too near', async () => {
    await app.stripe.misbehave({
      answers: [{ kind: 'unavailable', method: 'POST', path: '/v1/checkout/sessions', times: 7 }],
    });
    const orderId = await app.order();
    await app.payments.dispatch(orderId);
    for (let round = 0; round < 20; round += 1) {
      app.clock.advance(60_000);
      await app.settle();
    }
    expect(await app.status(orderId)).toBe('open');
    expect(await commands(orderId)).toEqual(['failed', 'succeeded']);
  });

  it('fails the order when Stripe refuses it for good', async () => {
    const orderId = await app.order({ payerEmail: 'not an address' });
    await app.payments.dispatch(orderId);
    expect(await app.status(orderId)).toBe('failed');
    expect(await app.events(orderId)).toEqual(['order.checkout_closed']);
  });

  it('attack 33: is never shown when it asks for something else than the price', async () => {
    const orderId = await app.order();
    await app.database.query(DEARER, [orderId]);
    await app.payments.dispatch(orderId);
    expect((await app.payments.checkouts([orderId])).get(orderId)).toMatchObject({
      status: 'expired',
      url: null,
    });
    expect(await audited(orderId)).toEqual(['payments.session_mismatch']);
  });

  it('is not sent twice by two senders at once', async () => {
    const before = (await app.stripe.sessions()).length;
    const orderId = await app.order();
    await Promise.all([1, 2, 3, 4].map(() => app.payments.dispatch(orderId)));
    expect(await app.stripe.sessions()).toHaveLength(before + 1);
    expect(await app.status(orderId)).toBe('open');
  });

  it('dispatch gives up within its budget, and the answer is used later', async () => {
    await app.stripe.misbehave({
      answers: [{ kind: 'slow', delayMs: 1_500, method: 'POST', path: '/v1/checkout/sessions' }],
    });
    const orderId = await app.order();
    await app.payments.dispatch(orderId, 200);
    expect(await app.status(orderId)).toBe('creating');
    app.clock.advance(10_000);
    await app.settle();
    expect(await app.status(orderId)).toBe('open');
  });
});

describe('the end of a checkout', () => {
  it.each(['webhook', 'poller'])('expiry closes the order, told by the %s', async (teller) => {
    if (teller === 'poller') await app.stripe.misbehave({ webhooks: { lose: 'all' } });
    const { orderId } = await app.openOrder();
    app.clock.advance(36 * 60_000);
    await app.settle();
    expect(await app.status(orderId)).toBe('expired');
    expect(await app.events(orderId)).toEqual(['order.checkout_closed']);
  });

  it('a create that was never sent is dropped', async () => {
    const before = (await app.stripe.sessions()).length;
    const orderId = await app.order();
    await app.database.tx((tx) => app.payments.closeCheckout(tx, orderId));
    await app.settle();
    expect(await app.status(orderId)).toBe('expired');
    expect(await app.stripe.sessions()).toHaveLength(before);
  });

  it('walking away expires the session at Stripe', async () => {
    const { orderId, sessionId } = await app.openOrder();
    await app.database.tx((tx) => app.payments.closeCheckout(tx, orderId));
    expect((await app.payments.checkouts([orderId])).get(orderId)?.url).toBeNull();
    await app.payments.dispatch(orderId);
    expect(await app.status(orderId)).toBe('expired');
    expect((await app.stripe.sessions()).find(({ id }) => id === sessionId)?.status).toBe('expired');
  });

  it('a session nobody had heard of when the candidate left is expired when it turns up', async () => {
    await app.stripe.misbehave({
      answers: [{ kind: 'drop_after', method: 'POST', path: '/v1/checkout/sessions', times: 2 }],
    });
    const orderId = await app.order();
    await app.payments.dispatch(orderId);
    await app.database.tx((tx) => app.payments.closeCheckout(tx, orderId));
    app.clock.advance(10_000);
    await app.settle();
    expect(await app.status(orderId)).toBe('expired');
  });

  it('an expire that is refused because the session is complete means paid', async () => {
    await app.stripe.misbehave({ webhooks: { lose: 'all' } });
    const { orderId, sessionId } = await app.openOrder();
    await app.stripe.pay(sessionId);
    await app.database.tx((tx) => app.payments.closeCheckout(tx, orderId));
    await app.payments.dispatch(orderId);
    expect(await app.status(orderId)).toBe('paid');
    expect(await app.events(orderId)).toEqual(['order.paid']);
  });
});

describe('a payment that must not settle its order', () => {
  it('attack 33: of a wrong amount is recorded, sent back in full and reported', async () => {
    const { orderId, sessionId } = await app.openOrder();
    await app.database.query(DEARER, [orderId]);
    await app.stripe.pay(sessionId);
    await app.settle();
    expect(await app.status(orderId)).toBe('mispaid');
    expect(await app.events(orderId)).toEqual([
      'order.refund_requested',
      'order.checkout_closed',
      'order.refunded',
    ]);
    expect(await app.balances(orderId)).toEqual({ stripe_clearing: -378, stripe_fees: 378 });
    expect((await app.payments.summary([orderId])).get(orderId)).toMatchObject({
      paidMinor: 12_000,
      refundedMinor: 12_000,
    });
    expect(await audited(orderId)).toEqual(['payments.unexpected_payment']);
  });

  it('that is a second one goes back, the first one stays', async () => {
    const { orderId } = await app.paidOrder();
    const second = await secondSession(orderId);
    await app.stripe.pay(second);
    await app.settle();
    expect(await app.status(orderId)).toBe('paid');
    expect(await app.events(orderId)).toEqual(['order.paid', 'order.refund_requested', 'order.refunded']);
    expect(await app.balances(orderId)).toEqual({
      escrow: -12_000,
      stripe_clearing: 11_244,
      stripe_fees: 756,
    });
  });
});

const commands = async (orderId: string): Promise<string[]> => {
  const rows = await app.database.query<{ status: string }>(
    'SELECT status FROM payment_commands WHERE order_id = $1 ORDER BY generation, created_at',
    [orderId],
  );
  return rows.map(({ status }) => status);
};

const audited = async (orderId: string): Promise<string[]> => {
  const rows = await app.database.query<{ action: string }>(
    'SELECT action FROM audit_log WHERE subject_id = $1',
    [orderId],
  );
  return rows.map(({ action }) => action);
};

/** A second Checkout Session for the same order, as a forgotten command would leave one behind. */
const secondSession = async (orderId: string): Promise<string> => {
  const [row] = await app.database.query<{ params: Record<string, unknown>; id: string }>(
    `WITH twin AS (INSERT INTO checkouts (id, order_id, status, expires_at, created_at, next_poll_at)
       SELECT gen_random_uuid(), order_id, 'creating', expires_at, created_at, next_poll_at FROM checkouts WHERE order_id = $1
       RETURNING id)
     SELECT params, (SELECT id FROM twin) AS id FROM payment_commands WHERE order_id = $1 AND kind = 'checkout.create'`,
    [orderId],
  );
  const metadata = { order_id: orderId, payment_id: row?.id, command_id: row?.id };
  const expires_at = Math.floor(app.clock.now().getTime() / 1000) + 3_600;
  const gateway: StripeGateway = app.get(StripeGateway);
  const session = await gateway.createCheckout(
    { ...row?.params, metadata, expires_at },
    { key: `second-${orderId}` },
  );
  return session.id;
};
