import { request as startRequest } from 'node:http';
import request from 'supertest';
import { WebhookController } from '../../src/payments/stripe/webhook.controller';
import { signatureHeader } from '../../local/stripe';
import { until } from '../support/until';
import { usePayments } from './payments-app';

const app = usePayments();
const SECRET = 'whsec_test_only_0123456789abcdef';

const event = (id: string, facts: { type?: string; livemode?: boolean; objectId?: string } = {}): string =>
  JSON.stringify({
    id,
    object: 'event',
    type: facts.type ?? 'checkout.session.completed',
    livemode: facts.livemode ?? false,
    data: { object: { id: facts.objectId ?? 'cs_test_unknown' } },
  });
const post = (body: string, signature = signatureHeader(body, SECRET, app.clock.now())) =>
  request(app.url)
    .post('/v1/stripe/webhook')
    .set('content-type', 'application/json')
    .set('stripe-signature', signature)
    .send(body);
/** The same event with spaces in it. */
const rewritten = (body: string): string => JSON.stringify(JSON.parse(body), null, 1);
const stored = async (id: string) => {
  const rows = await app.database.query<{ status: string; attempts: number }>(
    'SELECT status, attempts FROM stripe_inbox WHERE event_id = $1',
    [id],
  );
  return rows[0] ?? null;
};
const later = (seconds: number) => new Date(app.clock.now().getTime() + seconds * 1_000);

describe('the webhook endpoint', () => {
  it('stores a signed event and answers 200', async () => {
    const answer = await post(event('evt_good'));
    expect([answer.status, answer.body]).toEqual([200, { received: true }]);
    expect(await stored('evt_good')).toMatchObject({ status: 'received' });
  });

  it.each([
    ['of another secret', (body: string) => signatureHeader(body, 'whsec_wrong', app.clock.now())],
    ['that is too old', (body: string) => signatureHeader(body, SECRET, later(-301))],
    ['from the future', (body: string) => signatureHeader(body, SECRET, later(301))],
    ['of another body', () => signatureHeader('{}', SECRET, app.clock.now())],
    [
      'of the same event written anew',
      (body: string) => signatureHeader(rewritten(body), SECRET, app.clock.now()),
    ],
  ])('attack 66, 67: refuses a signature %s and stores nothing', async (_, sign) => {
    const answer = await post(event('evt_bad'), sign(event('evt_bad')));
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ code: 'webhook.signature_invalid' });
    expect(await stored('evt_bad')).toBeNull();
  });

  it('attack 66: refuses an event without a signature', async () => {
    const answer = await request(app.url).post('/v1/stripe/webhook').send({ id: 'evt_bare' });
    expect([answer.status, answer.body.code]).toEqual([400, 'webhook.signature_missing']);
  });

  describe('takes whatever is signed', () => {
    const padded = (more: object): string =>
      JSON.stringify({ ...(JSON.parse(event('evt_more')) as object), more });
    it.each<[string, string, string]>([
      ['with a name that reaches into prototypes', 'evt_c', '{"constructor":{"prototype":1},"__proto__":{}}'],
      ['with 3,100 values', 'evt_v', JSON.stringify(Array.from({ length: 3_100 }, () => 1))],
      ['with a name twice', 'evt_d', '{"a":1,"a":2}'],
      ['with 40 levels', 'evt_l', `${'['.repeat(40)}${']'.repeat(40)}`],
      ['of more than 256 kB', 'evt_b', JSON.stringify('x'.repeat(300_000))],
      ['with NUL and half a character elsewhere', 'evt_n', String.raw`"\u0000 \ud800"`],
    ])('%s', async (_, id, metadata) => {
      const { orderId, sessionId } = await app.openOrder();
      await app.stripe.misbehave({ webhooks: { lose: 'all' } });
      await app.stripe.pay(sessionId);
      await app.stripe.behave();
      const body = event(id, { objectId: sessionId }).replace(/"id":"cs/, `"metadata":${metadata},"id":"cs`);
      expect(body).toContain(metadata);
      expect((await post(body)).status).toBe(200);
      await app.settle();
      expect(await stored(id)).toMatchObject({ status: 'applied' });
      expect(await app.status(orderId)).toBe('paid');
    });

    it.each<[string, string]>([
      ['null', 'null'],
      ['a list', '[]'],
      ['not JSON', 'hello'],
      ['a number for an id', '{"id":1}'],
      ['an id that is too long', event('x'.repeat(300))],
      ['an id with NUL', event('evt_\u0000')],
      ['half a character in its type', event('evt_half', { type: 'a\ud800' })],
      ['an object with NUL in its id', event('evt_zero', { objectId: 'cs_\u0000' })],
      ['a list for an id', event('evt_array', { objectId: [] as never })],
      ['nothing about an object', padded({}).replace('"data"', '"date"')],
    ])('and keeps every byte of what it cannot read: %s', async (_, body) => {
      expect((await post(body)).status).toBe(200);
      expect((await post(body)).status).toBe(200);
      const kept = await app.database.query<{ status: string; unread_body: Buffer }>(
        `SELECT status, unread_body FROM stripe_inbox WHERE unread_body = $1`,
        [Buffer.from(body)],
      );
      expect(kept).toEqual([{ status: 'needs_review', unread_body: Buffer.from(body) }]);
      await app.settle();
    });

    it('until 90 days have passed', async () => {
      const kept = () => app.database.query('SELECT 1 FROM stripe_inbox WHERE unread_body IS NOT NULL');
      await post('[1]');
      expect(await kept()).not.toEqual([]);
      app.clock.advance(91 * 24 * 3_600_000);
      await app.sweep('payments.unread_events');
      expect(await kept()).toEqual([]);
    });
  });

  it('attack 66: reads 2 MB of a stranger at most, and nothing of one who does not sign at all', async () => {
    const large = JSON.stringify('x'.repeat(2_000_000));
    const answer = await post(large, signatureHeader('{}', SECRET, app.clock.now()));
    expect([answer.status, answer.body.code]).toEqual([413, 'request.too_large']);
    const shapeless = await post(large, `t=${app.clock.now().getTime() / 1_000},v1=abc`);
    expect([shapeless.status, shapeless.body.code]).toEqual([400, 'webhook.signature_invalid']);
    const old = await post(large, signatureHeader(large, SECRET, later(-301)));
    expect([old.status, old.body.code]).toEqual([400, 'webhook.signature_invalid']);
    const unsigned = await request(app.url)
      .post('/v1/stripe/webhook')
      .set('content-type', 'application/json')
      .send(large);
    expect([unsigned.status, unsigned.body.code]).toEqual([400, 'webhook.signature_missing']);
  });

  it('holds only so much of what strangers send together, and takes events again when they are gone', async () => {
    const { room } = app.get(WebhookController);
    const headers = {
      'content-type': 'application/json',
      'stripe-signature': signatureHeader('another', SECRET, app.clock.now()),
      'transfer-encoding': 'chunked',
    };
    const strangers = Array.from({ length: 4 }, () => {
      const stranger = startRequest(`${app.url}/v1/stripe/webhook`, { method: 'POST', headers });
      stranger.on('error', () => undefined).write(Buffer.alloc(1_990_000));
      return stranger;
    });
    await until(() => room.bytes === 4 * 1_990_000, 'all that the strangers sent has arrived');
    const large = event('evt_room').replace('"id":"cs', `"metadata":"${'x'.repeat(300_000)}","id":"cs`);
    const refused = await post(large);
    expect([refused.status, refused.body.code]).toEqual([503, 'webhook.busy']);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(room.bytes).toBe(4 * 1_990_000);
    for (const stranger of strangers) stranger.destroy();
    await until(() => room.bytes === 0, 'nothing of theirs is held any more');
    expect((await post(large)).status).toBe(200);
  });

  it('attack 70: an event of an account or booking that is not ours has no effect', async () => {
    const { orderId } = await app.openOrder();
    const foreign = JSON.stringify({
      ...(JSON.parse(event('evt_foreign', { objectId: 'cs_test_of_somebody_else' })) as object),
      account: 'acct_somebody_else',
    });
    expect((await post(foreign)).status).toBe(200);
    await app.settle();
    expect(await app.status(orderId)).toBe('open');
    expect(await app.events(orderId)).toEqual([]);
  });

  it('attack 70: puts an event of the other mode aside and ignores unknown types', async () => {
    expect((await post(event('evt_live', { livemode: true }))).status).toBe(200);
    expect((await post(event('evt_odd', { type: 'customer.created' }))).status).toBe(200);
    expect(await stored('evt_live')).toMatchObject({ status: 'put_aside' });
    expect(await stored('evt_odd')).toMatchObject({ status: 'ignored' });
  });

  it('has one effect of 100 deliveries at once', async () => {
    const { orderId, sessionId } = await app.openOrder();
    await app.stripe.misbehave({ webhooks: { lose: 'all' } });
    await app.stripe.pay(sessionId);
    await app.stripe.behave();
    const body = event('evt_hundred', { objectId: sessionId });
    const answers = await Promise.all(Array.from({ length: 100 }, () => post(body)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    await app.settle();
    expect(await app.events(orderId)).toEqual(['order.paid']);
    expect(await stored('evt_hundred')).toMatchObject({ status: 'applied', attempts: 1 });
  });

  it('believes what the object is now, not what the event says', async () => {
    const { orderId, sessionId } = await app.openOrder();
    await post(event('evt_lie', { objectId: sessionId }));
    await app.settle();
    expect(await app.status(orderId)).toBe('open');
  });

  it('attack 70: tries an unknown object again with back-off and never drops it', async () => {
    await post(event('evt_lost', { objectId: 'cs_test_nowhere' }));
    await app.settle();
    expect(await stored('evt_lost')).toEqual({ status: 'received', attempts: 1 });
    for (let round = 0; round < 60; round += 1) {
      app.clock.advance(31 * 60_000);
      await app.sweep('payments.inbox');
    }
    expect(await stored('evt_lost')).toEqual({ status: 'needs_review', attempts: 50 });
  });

  it('applies an event that came before we knew the session', async () => {
    await app.stripe.misbehave({
      answers: [{ kind: 'drop_after', path: '/v1/checkout/sessions', times: 2 }],
    });
    const orderId = await app.order();
    await app.payments.dispatch(orderId);
    await app.stripe.behave();
    const [session] = await app.stripe.sessions();
    await app.stripe.pay(session?.id ?? '');
    await app.stripe.deliverDue();
    await app.sweep('payments.inbox');
    expect(await app.status(orderId)).toBe('paid');
    const open = await app.database.query(
      `SELECT 1 FROM payment_commands WHERE order_id = $1 AND status <> 'succeeded'`,
      [orderId],
    );
    expect(open).toEqual([]);
  });
});
