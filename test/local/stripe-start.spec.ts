import { Client } from 'pg';
import Stripe from 'stripe';
import { startStripeSandbox } from '../../local/stripe';
import { Fixture, refusal, SECRET } from './stripe-fixture';

let shop: Fixture;

beforeAll(async () => {
  shop = await Fixture.create();
});
beforeEach(() => shop.calm());
afterAll(() => shop?.close());

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
