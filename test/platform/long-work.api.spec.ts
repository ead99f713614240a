import { Client } from 'pg';
import { VERSIONS_TURN } from '../../src/packs/pack-files-sync';
import { Packs } from '../../src/packs';
import { Clock } from '../../src/platform/clock/clock';
import { Sweeps } from '../../src/platform/jobs/sweeps';
import { DomainError } from '../../src/shared/errors';
import { ClockOffset } from '../../local/clock/clock-offset';
import { startTestApp, type TestApp } from '../support/app';
import { createTestDatabase, type TestDatabase } from '../support/test-database';
import { TransactionPooler } from '../support/transaction-pooler';
import { until } from '../support/until';

const LIMITS = `SELECT current_setting('statement_timeout') AS statements, current_setting('lock_timeout') AS locks,
  current_setting('idle_in_transaction_session_timeout') AS idle`;

/** Statements that take their time, while the tests below do theirs. */
let slow: { app: TestApp; long: Promise<unknown>; request: Promise<unknown> };
beforeAll(async () => {
  const app = await startTestApp();
  const long = app.database.longTx((tx) => tx.query('SELECT pg_sleep(13), 1 AS done'));
  const request = app.database.query('SELECT pg_sleep(20)').catch((error: unknown) => error);
  long.catch(() => undefined);
  slow = { app, long, request };
});
afterAll(() => slow.app.stop());

describe('work that is not a request', () => {
  let database: TestDatabase;
  let pooler: TransactionPooler;
  let app: TestApp;
  const lines: string[] = [];
  beforeAll(async () => {
    database = await createTestDatabase();
    // One session, so that what a transaction left behind would meet the next one.
    pooler = await TransactionPooler.start(database.url, 1);
    app = await startTestApp(
      { databaseDirectUrl: database.url, logLevel: 'info' },
      { write: (line: string) => void lines.push(line) },
      { url: pooler.pooledUrl, drop: () => Promise.resolve() },
    );
  });
  afterAll(async () => {
    await app.stop();
    await pooler.stop();
    await database.drop();
  });

  it('is free of the limits of requests, which have them again after it, also through a pooler', async () => {
    expect(await app.database.longTx((tx) => tx.query(LIMITS))).toEqual([
      { statements: '0', locks: '10s', idle: '0' },
    ]);
    expect(await app.database.query(LIMITS)).toEqual([{ statements: '5s', locks: '2s', idle: '10s' }]);
    await expect(app.database.longTx((tx) => tx.query('SELECT 1/0'))).rejects.toThrow();
    expect(await app.database.query(LIMITS)).toEqual([{ statements: '5s', locks: '2s', idle: '10s' }]);
  });

  it('as the pack files waits for another process that adds versions, and says so', async () => {
    const other = new Client({ connectionString: database.url });
    await other.connect();
    try {
      await other.query(`SET idle_in_transaction_session_timeout = 0`);
      await other.query('BEGIN');
      await other.query('SELECT pg_advisory_xact_lock($1)', [VERSIONS_TURN.lock]);
      const start = app.get(Packs).onModuleInit();
      const told = (): boolean =>
        lines.some((line) => line.includes('Waiting for another process that adds'));
      await until(told, 'it says what it waits for');
      await other.query('COMMIT');
      await start;
    } finally {
      await other.end();
    }
  });
});

describe('the table of the sandbox clock', () => {
  it('is created by whoever comes first of those that start together', async () => {
    const app = await startTestApp({ databasePool: 8 });
    try {
      const start = () => new ClockOffset(app.get(Clock), app.database, app.get(Sweeps)).onModuleInit();
      for (let round = 0; round < 10; round += 1) {
        await app.database.query('DROP SCHEMA IF EXISTS sandbox CASCADE');
        await Promise.all([1, 2, 3, 4, 5, 6].map(start));
      }
    } finally {
      await app.stop();
    }
  });
});

describe('a job queue that cannot start yet', () => {
  it('does not keep the process from starting, and starts when it can', async () => {
    const database = await createTestDatabase();
    const other = new Client({ connectionString: database.url });
    await other.connect();
    await other.query('SET idle_in_transaction_session_timeout = 0');
    await other.query('BEGIN');
    // The queue reads it first of all, and waits for it as long as its role may.
    await other.query('LOCK TABLE graphile_worker.migrations');
    const app = await startTestApp({ backgroundJobs: true }, undefined, database);
    const jobs = async (): Promise<number> => {
      const [row] = await app.database.query<{ n: number }>(
        `SELECT count(*)::int AS n FROM graphile_worker.jobs WHERE task_identifier = 'sweep.outbox'`,
      );
      return row?.n ?? 0;
    };
    try {
      await app.database.tx((tx) => tx.wake('outbox'));
      expect(await jobs()).toBe(1);
      await other.query('COMMIT');
      await until(async () => (await jobs()) === 0, 'the queue has started and ended the job');
    } finally {
      await other.end();
      await app.stop();
    }
  });
});

it('work that is not a request may take longer than a connection may be silent otherwise', async () => {
  expect(await slow.request).toBeInstanceOf(DomainError);
  expect(await slow.long).toMatchObject([{ done: 1 }]);
});
