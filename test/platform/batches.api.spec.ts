import { Client } from 'pg';
import { BATCH_ROWS, deleteInBatches } from '../../src/platform/jobs/batches';
import { Sweeps } from '../../src/platform/jobs/sweeps';
import { TEST_START } from '../support/app';
import { useTestApp } from '../support/use-test-app';

/** Two whole batches and a part of one. */
const BACKLOG = 2 * BATCH_ROWS + 500;
const KEPT = 5;

const PAST = `timestamptz '${TEST_START.toISOString()}' - interval '60 days'`;
const FUTURE = `timestamptz '${TEST_START.toISOString()}' + interval '1 day'`;
const ACCOUNT = '(SELECT id FROM accounts LIMIT 1)';

interface CleanUp {
  sweep: string;
  table: string;
  /** Inserts the rows of `generate_series` up to `$1`, with this instant as their deadline. */
  seed: (at: string) => string;
}

const cleanUps: CleanUp[] = [
  {
    sweep: 'idempotency',
    table: 'idempotency_keys',
    seed: (at) => `INSERT INTO idempotency_keys (account_id, key, request_hash, resource_id, created_at)
      SELECT ${ACCOUNT}, gen_random_uuid()::text, '', gen_random_uuid(), ${at} FROM generate_series(1, $1)`,
  },
  {
    sweep: 'limits.expiry',
    table: 'rate_limits',
    seed: (at) => `INSERT INTO rate_limits (key, points, expire)
      SELECT gen_random_uuid()::text, 1, extract(epoch FROM ${at})::bigint * 1000 FROM generate_series(1, $1)`,
  },
  {
    sweep: 'identity.expiry',
    table: 'sessions',
    seed: (at) => `INSERT INTO sessions (id, account_id, token_hash, created_at, expires_at)
      SELECT gen_random_uuid(), ${ACCOUNT}, gen_random_uuid()::text, ${PAST}, ${at} FROM generate_series(1, $1)`,
  },
  {
    sweep: 'identity.expiry',
    table: 'spent_refresh_tokens',
    seed: (at) => `WITH login AS (INSERT INTO sessions (id, account_id, token_hash, created_at, expires_at)
        VALUES (gen_random_uuid(), ${ACCOUNT}, gen_random_uuid()::text, ${PAST}, ${at}) RETURNING id)
      INSERT INTO spent_refresh_tokens (token_hash, session_id)
      SELECT gen_random_uuid()::text, login.id FROM login, generate_series(1, $1)`,
  },
  {
    sweep: 'identity.expiry',
    table: 'one_time_tokens',
    seed: (at) => `INSERT INTO one_time_tokens (token_hash, purpose, account_id, created_at, expires_at)
      SELECT gen_random_uuid()::text, 'verify_email', ${ACCOUNT}, ${PAST}, ${at} FROM generate_series(1, $1)`,
  },
];

describe('a clean-up with a backlog', () => {
  const app = useTestApp({}, { check: { broken: 'idempotency keys without a booking' } });
  beforeAll(async () => {
    await app.signUp();
    await app.database.query('CREATE TABLE batches_seen (name text, rows int, statements text)');
    await app.database.query(`
      CREATE FUNCTION see_batch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        INSERT INTO batches_seen SELECT TG_TABLE_NAME, count(*), current_setting('statement_timeout') FROM gone;
        RETURN NULL; END $$`);
    await app.database.query(`
      CREATE FUNCTION refuse_batch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF EXISTS (SELECT FROM batches_seen) THEN RAISE EXCEPTION 'interrupted'; END IF; RETURN NULL; END $$`);
  });
  beforeEach(() => app.database.query('TRUNCATE batches_seen'));

  const rowsOf = async (table: string): Promise<number> => {
    const [row] = await app.database.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`);
    return row?.n ?? 0;
  };
  const seen = () =>
    app.database.query<{ rows: number; statements: string }>('SELECT rows, statements FROM batches_seen');
  const watch = (table: string) =>
    app.database.query(`CREATE TRIGGER see_batch AFTER DELETE ON ${table} REFERENCING OLD TABLE AS gone
      FOR EACH STATEMENT EXECUTE FUNCTION see_batch()`);
  const seed = async ({ table, seed: insert }: CleanUp): Promise<void> => {
    await app.database.query(`TRUNCATE ${table} CASCADE`);
    await app.database.longTx((tx) => tx.query(insert(PAST), [BACKLOG]));
    await app.database.query(insert(FUTURE), [KEPT]);
    await watch(table);
  };

  it.each(cleanUps)('deletes $table batch by batch, and keeps what is not due', async (cleanUp) => {
    await seed(cleanUp);
    while ((await app.get(Sweeps).run(cleanUp.sweep)) > 0);
    expect(await rowsOf(cleanUp.table)).toBe(KEPT);
    const batches = (await seen()).filter(({ rows }) => rows > 0);
    expect(batches.map(({ rows }) => rows)).toEqual([BATCH_ROWS, BATCH_ROWS, BACKLOG - 2 * BATCH_ROWS]);
    expect(new Set(batches.map(({ statements }) => statements))).toEqual(new Set(['0']));
    await app.database.query(`DROP TRIGGER see_batch ON ${cleanUp.table}`);
  });

  it.each(cleanUps)('keeps what it deleted of $table when it is interrupted', async (cleanUp) => {
    await seed(cleanUp);
    await app.database.query(`CREATE TRIGGER refuse_batch BEFORE DELETE ON ${cleanUp.table}
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_batch()`);
    await app.get(Sweeps).run(cleanUp.sweep);
    expect(await rowsOf(cleanUp.table)).toBe(BACKLOG + KEPT - BATCH_ROWS);
    await app.database.query(`DROP TRIGGER refuse_batch ON ${cleanUp.table}`);
    while ((await app.get(Sweeps).run(cleanUp.sweep)) > 0);
    expect(await rowsOf(cleanUp.table)).toBe(KEPT);
    await app.database.query(`DROP TRIGGER see_batch ON ${cleanUp.table}`);
  });

  it('begins no further batch once the process is to end', async () => {
    const [keys] = cleanUps as [CleanUp];
    await seed(keys);
    const deletion = { table: keys.table, due: 'created_at < $1', by: 'created_at', params: [TEST_START] };
    const run = await deleteInBatches(app.database, () => false, deletion);
    expect(run).toEqual({ done: BATCH_ROWS, finished: false });
    expect(await seen()).toEqual([{ rows: BATCH_ROWS, statements: '0' }]);
    await app.database.query(`DROP TRIGGER see_batch ON ${keys.table}`);
  });

  it('leaves a row alone that somebody is at, and does not wait for it', async () => {
    const [keys] = cleanUps as [CleanUp];
    await app.database.query(`TRUNCATE ${keys.table}`);
    await app.database.query(keys.seed(PAST), [3]);
    const other = new Client({ connectionString: app.config.databaseUrl ?? '' });
    await other.connect();
    try {
      await other.query('BEGIN');
      await other.query(`SELECT FROM ${keys.table} LIMIT 1 FOR UPDATE`);
      expect(await app.get(Sweeps).run(keys.sweep)).toBe(2);
    } finally {
      await other.end();
    }
    expect(await app.get(Sweeps).run(keys.sweep)).toBe(1);
  });

  it('ends wake-ups of processes that died batch by batch', async () => {
    await app.database.longTx(async (tx) => {
      await tx.query(`SELECT graphile_worker.add_job('sweep.nothing', max_attempts := 1)`);
      await tx.query(
        `INSERT INTO graphile_worker._private_jobs (task_id, max_attempts, attempts, locked_by, locked_at)
         SELECT task_id, 1, 1, 'dead ' || n, clock_timestamp() - interval '1 hour'
         FROM graphile_worker._private_jobs, generate_series(1, $1) n`,
        [BACKLOG],
      );
    });
    await app.database.query(`CREATE TRIGGER see_batch AFTER DELETE ON graphile_worker._private_jobs
      REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION see_batch()`);
    let done = 0;
    for (let runs = 0; done < BACKLOG && runs < 20; runs += 1)
      done += await app.get(Sweeps).run('jobs.leftovers');
    expect(done).toBe(BACKLOG);
    expect(Math.max(...(await seen()).map(({ rows }) => rows))).toBe(BATCH_ROWS);
    expect(await rowsOf('graphile_worker._private_jobs')).toBe(1);
  });
});
