import { startTestApp, type TestApp } from '../support/app';
import { until } from '../support/until';
import { head, wireClient } from '../support/wire-client';

const LOG_IN = 'POST /v1/logins';
const JSON_TYPE = { 'Content-Type': 'application/json' };
const ME = 'GET /v1/coaches HTTP/1.1\r\nHost: localhost\r\n';

describe('clients that are slow', () => {
  let app: TestApp;
  afterEach(() => app.stop());
  const start = async (own: Partial<TestApp['config']['http']>, more: Partial<TestApp['config']> = {}) => {
    const patient = { headersMs: 60_000, requestMs: 60_000, keepAliveMs: 60_000, silentMs: 60_000 };
    app = await startTestApp({
      http: { ...patient, checkEveryMs: 20, connectionsPerClient: 0, ...own },
      ...more,
    });
  };

  it.each<[string, Partial<TestApp['config']['http']>, string, string]>([
    ['with the head of a request', { headersMs: 100 }, ME, '408'],
    ['with a body', { headersMs: 100, requestMs: 100 }, `${head(LOG_IN, JSON_TYPE, 90)}{"email":`, '408'],
    [
      'with a body in chunks',
      { headersMs: 100, requestMs: 100 },
      `${head(LOG_IN, JSON_TYPE, null)}1\r\n{\r\n`,
      '408',
    ],
    ['and say nothing at all', { headersMs: 100 }, '', '408'],
    ['and say nothing after an answer', { keepAliveMs: 100 }, `${ME}\r\n`, '200'],
    ['in reading or writing anything', { silentMs: 100 }, ME, ''],
  ])('are cut off %s', async (_, patience, sent, status) => {
    await start(patience);
    const client = await wireClient(app.url);
    client.write(sent);
    await client.closed;
    expect(client.said().slice(9, 12)).toBe(status);
    await app.http().get('/health/live').expect(200);
  });

  it('in hundreds, who send half a body each, are all cut off, and whoever comes meanwhile is served', async () => {
    await start({ headersMs: 1_500, requestMs: 1_500 });
    const clients = await Promise.all(Array.from({ length: 300 }, () => wireClient(app.url)));
    for (const client of clients) client.write(`${head(LOG_IN, JSON_TYPE, 200_000)}{"email":"`);
    await app.http().get('/v1/coaches').expect(200);
    await Promise.all(clients.map(({ closed }) => closed));
    expect(new Set(clients.map((client) => client.said().slice(9, 12)))).toEqual(new Set(['408']));
  });

  it('and many may hold so many connections each, and not one more', async () => {
    await start({ connectionsPerClient: 3 });
    const held = await Promise.all([1, 2, 3].map(() => wireClient(app.url)));
    const fourth = await wireClient(app.url);
    await fourth.closed;
    expect(fourth.said()).toMatch(/^HTTP\/1\.1 503 [^]*Retry-After: 5\r\n[^]*"code":"limit\.connections"/);
    held[0]?.leave();
    await until(
      async () => (await app.http().get('/health/live')).status === 200,
      'others are answered again',
    );
    for (const client of held) client.leave();
  });

  it('and come through our own proxy may hold so many requests each, whatever the proxy holds', async () => {
    await start({ connectionsPerClient: 3 }, { trustedProxies: ['127.0.0.0/8', '::1'] });
    const from = (client: string) => ({ ...JSON_TYPE, 'X-Forwarded-For': client });
    const [one, other] = ['203.0.113.7', '203.0.113.8'];
    const slow = await Promise.all(Array.from({ length: 3 }, () => wireClient(app.url)));
    for (const client of slow) client.write(head(LOG_IN, from(one), 90));
    const asks = (client: string) => app.http().get('/v1/coaches').set('X-Forwarded-For', client);
    await until(async () => (await asks(one)).status === 503, 'one has as many connections as it may');
    expect((await asks(one)).body).toMatchObject({ code: 'limit.connections' });
    await asks(other).expect(200);
    for (const client of slow) client.leave();
    await until(async () => (await asks(one)).status === 200, 'its connections are free again');
  });
});
