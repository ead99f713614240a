import Stripe from 'stripe';
import { until } from '../support/until';
import { Fixture, refusal, SECRET } from './stripe-fixture';

let shop: Fixture;

beforeAll(async () => {
  shop = await Fixture.create();
});
beforeEach(() => shop.calm());
afterAll(() => shop?.close());

const PAID = [
  'payment_intent.created',
  'charge.succeeded',
  'payment_intent.succeeded',
  'checkout.session.completed',
];

const create = (idempotencyKey: string, price?: number) =>
  shop.stripe.checkout.sessions.create(shop.order(price), { idempotencyKey });

const sessionCount = async () => (await shop.stripe.checkout.sessions.list({ limit: 100 })).data.length;

describe('Idempotency keys', () => {
  it('replay the first answer', async () => {
    const first = await create('replay');
    const before = await sessionCount();
    const second = await create('replay');
    expect(second.id).toBe(first.id);
    expect(second.lastResponse.headers['idempotent-replayed']).toBe('true');
    expect(await sessionCount()).toBe(before);
  });

  it('refuse other parameters', async () => {
    await create('changed', 5_000);
    const error = await refusal(create('changed', 6_000));
    expect(error).toBeInstanceOf(Stripe.errors.StripeIdempotencyError);
    expect(error.statusCode).toBe(400);
  });

  it('allow one effect for requests at the same time: the others get it too, or 409', async () => {
    const before = await sessionCount();
    const answers = await Promise.allSettled(Array.from({ length: 8 }, () => create('at-once')));
    const ids = new Set(
      answers.map((answer) => (answer.status === 'fulfilled' ? answer.value.id : 'refused')),
    );
    ids.delete('refused');
    expect(ids.size).toBe(1);
    for (const answer of answers) {
      if (answer.status === 'rejected') expect(answer.reason).toMatchObject({ statusCode: 409 });
    }
    expect(await sessionCount()).toBe(before + 1);
  });

  it('remember a definite refusal, but not a parameter that does not read', async () => {
    const payment_intent = await shop.paidIntent(1_000);
    const over = { payment_intent, amount: 2_000 };
    await refusal(shop.stripe.refunds.create(over, { idempotencyKey: 'over' }));
    const replayed = await refusal(shop.stripe.refunds.create(over, { idempotencyKey: 'over' }));
    expect(replayed.headers?.['idempotent-replayed']).toBe('true');
    const aged = { ...shop.order(), expires_at: shop.seconds() + 60 };
    await refusal(shop.stripe.checkout.sessions.create(aged, { idempotencyKey: 'aged' }));
    await expect(create('aged')).resolves.toMatchObject({ status: 'open' });
  });

  it('are forgotten after a day', async () => {
    const first = await create('old');
    shop.advance(23 * 60);
    const params = { ...shop.order(), expires_at: first.expires_at };
    const replayed = await shop.stripe.checkout.sessions.create(params, { idempotencyKey: 'old' });
    expect(replayed.id).toBe(first.id);
    shop.advance(2 * 60);
    expect((await create('old')).id).not.toBe(first.id);
  });
});

describe('Answers that go wrong', () => {
  it('a 500 after the effect is replayed, and the effect can be found', async () => {
    await shop.sandbox.misbehave({
      answers: [{ kind: 'fail_after', method: 'POST', path: '/v1/checkout/sessions' }],
    });
    const before = await sessionCount();
    for (const _try of [1, 2]) {
      const error = await refusal(create('fails-after'));
      expect(error).toBeInstanceOf(Stripe.errors.StripeAPIError);
      expect(error.statusCode).toBe(500);
    }
    expect(await sessionCount()).toBe(before + 1);
  });

  it('a 500 before the effect leaves nothing', async () => {
    await shop.sandbox.misbehave({ answers: [{ kind: 'fail_before' }] });
    const before = shop.sandbox.sessions();
    await expect(refusal(create('fails-before'))).resolves.toMatchObject({ statusCode: 500 });
    expect((await shop.sandbox.sessions()).length).toBe((await before).length);
  });

  it('a connection dropped after the effect is healed by the SDK sending once more', async () => {
    await shop.sandbox.misbehave({
      answers: [{ kind: 'drop_after', path: '/v1/checkout/sessions', method: 'POST' }],
    });
    const before = await sessionCount();
    const session = await create('dropped-once');
    expect(session.lastResponse.headers['idempotent-replayed']).toBe('true');
    expect(await sessionCount()).toBe(before + 1);
  });

  it('a connection dropped twice is unknown to the caller; the same key gives the same session', async () => {
    await shop.sandbox.misbehave({
      answers: [{ kind: 'drop_after', path: '/v1/checkout/sessions', method: 'POST', times: 2 }],
    });
    const before = await sessionCount();
    const error = await refusal(create('dropped'));
    expect(error).toBeInstanceOf(Stripe.errors.StripeConnectionError);
    expect(await sessionCount()).toBe(before + 1);
    const [newest] = await shop.sandbox.sessions();
    expect((await create('dropped')).id).toBe(newest?.id);
    expect(await sessionCount()).toBe(before + 1);
  });

  it('a refusal for now is not remembered', async () => {
    await shop.sandbox.misbehave({ answers: [{ kind: 'unavailable', status: 429 }] });
    expect(await refusal(create('busy'))).toBeInstanceOf(Stripe.errors.StripeRateLimitError);
    await expect(create('busy')).resolves.toMatchObject({ status: 'open' });
  });

  it('a slow answer meets the timeout of the caller, its effect stays', async () => {
    await shop.sandbox.misbehave({ answers: [{ kind: 'slow', method: 'POST', delayMs: 1_500 }] });
    const before = await sessionCount();
    const params = shop.order();
    const slow = shop.stripe.checkout.sessions.create(params, { idempotencyKey: 'slow', timeout: 1_000 });
    expect(await refusal(slow)).toBeInstanceOf(Stripe.errors.StripeConnectionError);
    expect(await sessionCount()).toBe(before);
    await until(async () => (await sessionCount()) > before, 'the abandoned request has its effect');
    await create('slow');
    expect(await sessionCount()).toBe(before + 1);
  });
});

describe('Webhooks', () => {
  it('are signed as Stripe signs, over the bytes that were sent', async () => {
    await shop.paidIntent();
    await shop.sandbox.deliverDue();
    expect(shop.inbox.types()).toEqual(PAID);
    const at = shop.now.getTime();
    for (const { body, signature } of shop.inbox.arrivals) {
      const event = shop.stripe.webhooks.constructEvent(body, signature, SECRET, 300, undefined, at);
      expect(event).toMatchObject({
        object: 'event',
        livemode: false,
        api_version: Stripe.API_VERSION,
      });
    }
    const [first] = shop.inbox.arrivals;
    expect(() =>
      shop.stripe.webhooks.constructEvent(
        `${first?.body} `,
        first?.signature ?? '',
        SECRET,
        300,
        undefined,
        at,
      ),
    ).toThrow(Stripe.errors.StripeSignatureVerificationError);
  });

  it('tell the same story as the list of events', async () => {
    await shop.paidIntent();
    await shop.sandbox.deliverDue();
    const listed = await shop.stripe.events.list({ limit: 4 });
    expect(listed.data.map(({ id }) => id).reverse()).toEqual(shop.inbox.arrivals.map(({ id }) => id));
    const [completed] = (await shop.stripe.events.list({ type: 'checkout.session.completed', limit: 1 }))
      .data;
    expect(completed?.data.object).toMatchObject({ payment_status: 'paid' });
  });

  it('are sent again, with growing pauses, until they are taken', async () => {
    shop.inbox.status = 500;
    await shop.paidIntent();
    expect(await shop.sandbox.deliverDue()).toBe(0);
    expect(await shop.sandbox.deliverDue()).toBe(0);
    expect(shop.inbox.arrivals).toHaveLength(4);
    shop.inbox.status = 200;
    shop.now = new Date(shop.now.getTime() + 1_000);
    expect(await shop.sandbox.deliverDue()).toBe(4);
    expect(await shop.sandbox.deliverDue()).toBe(0);
  });

  it('waiting ones outlive a restart', async () => {
    shop.inbox.status = 500;
    await shop.paidIntent();
    await shop.sandbox.deliverDue();
    await shop.sandbox.stop();
    await shop.start();
    shop.inbox.status = 200;
    shop.advance(1);
    expect(await shop.sandbox.deliverDue()).toBe(4);
  });

  it('can come twice', async () => {
    await shop.sandbox.misbehave({ webhooks: { duplicate: true } });
    await shop.paidIntent();
    await shop.sandbox.deliverDue();
    expect(shop.inbox.arrivals).toHaveLength(8);
    expect(new Set(shop.inbox.arrivals.map(({ id }) => id)).size).toBe(4);
  });

  it('can come in the wrong order', async () => {
    await shop.sandbox.misbehave({ webhooks: { reorder: true } });
    await shop.paidIntent();
    await shop.sandbox.deliverDue();
    expect(shop.inbox.types()).toEqual([...PAID].reverse());
  });

  it('can come late', async () => {
    await shop.sandbox.misbehave({ webhooks: { delayMs: 60_000 } });
    await shop.paidIntent();
    expect(await shop.sandbox.deliverDue()).toBe(0);
    shop.advance(1);
    expect(await shop.sandbox.deliverDue()).toBe(4);
  });

  it('can be lost, and sent by hand later', async () => {
    await shop.sandbox.misbehave({ webhooks: { lose: 'all' } });
    await shop.paidIntent();
    shop.advance(1);
    expect(await shop.sandbox.deliverDue()).toBe(0);
    const [newest] = await shop.sandbox.events();
    expect(newest).toMatchObject({ type: 'checkout.session.completed', webhook: 'lost' });
    await shop.sandbox.redeliver(newest?.id ?? '');
    await shop.sandbox.deliverDue();
    expect(shop.inbox.arrivals.map(({ id }) => id)).toEqual([newest?.id]);
  });

  it('can be lost one by one', async () => {
    await shop.sandbox.misbehave({ webhooks: { lose: 2 } });
    await shop.paidIntent();
    await shop.sandbox.deliverDue();
    expect(shop.inbox.arrivals).toHaveLength(2);
  });
});
