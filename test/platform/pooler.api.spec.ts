import { Client } from 'pg';
import { loadConfig } from '../../src/platform/config/config';
import { ConfigError } from '../../src/platform/config/config.error';
import { prepareDatabase, sharesSessions } from '../../src/platform/database/prepare';
import { startTestApp, type TestApp } from '../support/app';
import { firstSlots, holdSlot, publishedCoach, sessionOf } from '../support/scenario';
import {
  createEmptyDatabase,
  createTestDatabase,
  nameOfRun,
  type TestDatabase,
} from '../support/test-database';
import { POOLER_NAME, TransactionPooler } from '../support/transaction-pooler';
import { until } from '../support/until';

const SIZE = 3;
/** Ten minutes: longer than any test. */
const NEVER_MS = 600_000;

const ask = async <Row>(url: string, sql: string): Promise<Row[]> => {
  const client = new Client({ connectionString: url, application_name: 'asking' });
  await client.connect();
  try {
    return (await client.query(sql)).rows as Row[];
  } finally {
    await client.end();
  }
};

describe('the application behind a pooler in transaction mode', () => {
  let database: TestDatabase;
  let pooler: TransactionPooler;
  let app: TestApp;
  beforeAll(async () => {
    database = await createTestDatabase();
    pooler = await TransactionPooler.start(database.url, SIZE);
    const direct = { databaseDirectUrl: database.url, pollJobsEveryMs: NEVER_MS };
    app = await startTestApp({ backgroundJobs: true, ...direct }, undefined, {
      url: pooler.pooledUrl,
      drop: () => Promise.resolve(),
    });
  });
  afterAll(async () => {
    await app.stop();
    await pooler.stop();
    await database.drop();
  });

  /** Who is connected to the server, by name. */
  const connected = (): Promise<{ name: string; sessions: number }[]> =>
    ask(
      database.url,
      `SELECT application_name AS name, count(*)::int AS sessions FROM pg_stat_activity
       WHERE datname = current_database() AND backend_type = 'client backend' AND application_name <> 'asking'
       GROUP BY 1 ORDER BY 1`,
    );

  it('books, pays and confirms on sessions that change hands', async () => {
    const coach = await publishedCoach(app);
    const before = pooler.changesOfHands;
    const starts = await firstSlots(app, coach, 3);
    const held = await Promise.all(starts.map((startsAt) => holdSlot(app, { coach, startsAt })));
    for (const { booking } of held) await app.stripe.pay(sessionOf(booking));
    await app.settle();
    for (const { booking, payer } of held) {
      const { body } = await app
        .http()
        .get(`/v1/bookings/${booking.id}`)
        .set('Authorization', `Bearer ${payer.token}`);
      expect(body).toMatchObject({ id: booking.id, status: 'confirmed' });
    }
    expect(pooler.changesOfHands - before).toBeGreaterThan(50);
    await app.checkInvariants();
  });

  it('only the job queue is connected to the server itself', async () => {
    expect(await connected()).toEqual([
      { name: 'greenroom-jobs', sessions: expect.any(Number) },
      { name: POOLER_NAME, sessions: SIZE },
    ]);
  });

  it('wakes the job queue, which would not look by itself', async () => {
    const waiting = async (): Promise<number> => {
      const [row] = await app.database.query<{ n: number }>(
        `SELECT count(*)::int AS n FROM graphile_worker.jobs WHERE task_identifier = 'sweep.mails'`,
      );
      return row?.n ?? 0;
    };
    for (let round = 1; round <= 5; round += 1) {
      await app.database.tx((tx) => tx.wake('mails'));
      await until(async () => (await waiting()) === 0, `wake-up ${round} is answered`);
    }
  });

  it('statements and waits for locks keep their time limits', async () => {
    const rows = await app.database.query(
      `SELECT name, setting::int AS ms FROM pg_settings WHERE name IN ('statement_timeout', 'lock_timeout',
         'idle_in_transaction_session_timeout') ORDER BY name`,
    );
    expect(rows).toEqual([
      { name: 'idle_in_transaction_session_timeout', ms: 10_000 },
      { name: 'lock_timeout', ms: 2_000 },
      { name: 'statement_timeout', ms: 5_000 },
    ]);
    await expect(app.database.query('SELECT pg_sleep(20)')).rejects.toMatchObject({
      code: 'database.unavailable',
    });
  });
});

describe('the start on a database behind a pooler', () => {
  let database: TestDatabase;
  let pooler: TransactionPooler;
  beforeEach(async () => {
    database = await createEmptyDatabase();
    pooler = await TransactionPooler.start(database.url, SIZE);
  });
  afterEach(async () => {
    await pooler.stop();
    await database.drop();
  });

  it('refuses to take a pooler for the server, and changes nothing', async () => {
    const pooled = pooler.pooledUrl;
    await expect(prepareDatabase(pooled, null)).rejects.toThrow(ConfigError);
    await expect(prepareDatabase(pooled, null)).rejects.toThrow(/^DATABASE_URL: .* DATABASE_DIRECT_URL/);
    await expect(prepareDatabase(pooled, pooled)).rejects.toThrow(/^DATABASE_DIRECT_URL: leads through/);
    expect(await ask(database.url, `SELECT to_regclass('migrations') AS ours`)).toEqual([{ ours: null }]);
  });

  it('migrates through the server itself', async () => {
    const { applied } = await prepareDatabase(pooler.pooledUrl, database.url);
    expect(applied.length).toBeGreaterThan(20);
    expect(await prepareDatabase(pooler.pooledUrl, database.url)).toEqual({ applied: [] });
  });

  it('refuses two URLs that lead to two databases', async () => {
    const other = await createTestDatabase();
    try {
      await expect(prepareDatabase(pooler.pooledUrl, other.url)).rejects.toThrow(
        'DATABASE_DIRECT_URL: leads to another database than DATABASE_URL',
      );
    } finally {
      await other.drop();
    }
  });

  it('does not take a connection without a pooler for one', async () => {
    expect(await sharesSessions(database.url)).toBe(false);
    expect(await sharesSessions(pooler.pooledUrl)).toBe(true);
  });

  it('gives another role than the migrating one its time limits, also on sessions from before', async () => {
    const role = nameOfRun('pooled');
    await ask(database.url, `CREATE ROLE ${role} LOGIN PASSWORD 'Xk83hq' IN ROLE CURRENT_USER`);
    const own = new URL(database.url);
    own.username = role;
    own.password = 'Xk83hq';
    const pooled = await TransactionPooler.start(own.href, SIZE);
    try {
      expect(await ask(pooled.pooledUrl, 'SHOW statement_timeout')).toEqual([{ statement_timeout: '0' }]);
      await prepareDatabase(pooled.pooledUrl, database.url);
      expect(await ask(pooled.pooledUrl, 'SHOW statement_timeout')).toEqual([{ statement_timeout: '5s' }]);
      expect(await ask(pooled.pooledUrl, 'SHOW lock_timeout')).toEqual([{ lock_timeout: '2s' }]);
    } finally {
      await pooled.stop();
      await ask(database.url, `DROP OWNED BY ${role}; DROP ROLE ${role}`);
    }
  });
});

describe('DATABASE_DIRECT_URL', () => {
  it('needs the pooler to be named as well', () => {
    const settings = { DATABASE_DIRECT_URL: 'postgres://a@b/c' };
    expect(() => loadConfig(settings)).toThrow(ConfigError);
    expect(() => loadConfig(settings)).toThrow('DATABASE_DIRECT_URL: needs DATABASE_URL');
    expect(loadConfig({ ...settings, DATABASE_URL: 'postgres://a@p/c' }).databaseDirectUrl).toBe(
      'postgres://a@b/c',
    );
  });
});
