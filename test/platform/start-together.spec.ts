import { Client } from 'pg';
import { throughBlockers } from '../../src/platform/database/blockers';
import { migrate, MIGRATION_TURN } from '../../src/platform/database/migrate';
import { prepareDatabase } from '../../src/platform/database/prepare';
import {
  LOOK_EVERY_MS,
  type Patience,
  StandstillError,
  WaitAbandoned,
} from '../../src/platform/database/standstill';
import { inTurn } from '../../src/platform/database/turns';
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from '../support/test-database';
import { standStill } from '../support/stand-still';
import { until } from '../support/until';

/** Milliseconds that the others may do nothing; their statements below take longer or come more often. */
const STANDSTILL_MS = 1_000;
const FREE = 'SET statement_timeout = 0; SET lock_timeout = 0; SET idle_in_transaction_session_timeout = 0';

let database: TestDatabase;
let open: Client[];
let said: string[];
beforeEach(async () => {
  database = await createTestDatabase();
  [open, said] = [[], []];
});
afterEach(async () => {
  for (const client of open) await client.end().catch(() => undefined);
  await database.drop();
});

const patience = (): Patience => ({ say: (line) => void said.push(line), standstillMs: STANDSTILL_MS });
const session = async (name: string): Promise<Client> => {
  const client = new Client({ connectionString: database.url, application_name: name });
  client.on('error', () => undefined);
  await client.connect();
  open.push(client);
  await client.query(FREE);
  return client;
};
/** Another process that has the turn of who migrates. */
const migrating = async (name = 'another start'): Promise<Client> => {
  const client = await session(name);
  await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_TURN.lock]);
  return client;
};
const giveUp = (client: Client) => client.query('SELECT pg_advisory_unlock($1)', [MIGRATION_TURN.lock]);

describe('processes that start together', () => {
  it('all start, and each migration is done once', async () => {
    const empty = await createEmptyDatabase();
    try {
      const starts = await Promise.all([1, 2, 3, 4].map(() => prepareDatabase(empty.url, null, patience())));
      const applied = starts.flatMap((start) => start.applied);
      expect(applied.length).toBeGreaterThan(20);
      expect(new Set(applied).size).toBe(applied.length);
      expect(starts.filter((start) => start.applied.length > 0)).toHaveLength(1);
      expect(said[0]).toBe('Waiting for another process that migrates the database, for 0 s so far ...');
    } finally {
      await empty.drop();
    }
  });

  /** Starts six at once, in turn on these databases, under a role without time limits; three times. */
  const startWithoutLimits = async (databases: TestDatabase[]): Promise<void> => {
    const role = `starting_${process.pid}`;
    const admin = await session('admin');
    await admin.query(`CREATE ROLE ${role} LOGIN SUPERUSER PASSWORD 'Xk83hq'`);
    const urls = databases.map(({ url }) =>
      Object.assign(new URL(url), { username: role, password: 'Xk83hq' }),
    );
    const starts = [0, 1, 2, 3, 4, 5].map((number) => urls[number % urls.length]?.href ?? '');
    try {
      for (let round = 0; round < 3; round += 1) {
        await admin.query(`ALTER ROLE ${role} RESET ALL`);
        await Promise.all(starts.map((url) => prepareDatabase(url, null, patience())));
      }
    } finally {
      await admin.query(`DROP ROLE ${role}`);
    }
  };

  it('all start on a role that has no time limits yet', () => startWithoutLimits([database]));

  it('all start on such a role where it has several databases', async () => {
    const other = await createTestDatabase();
    try {
      await startWithoutLimits([database, other]);
    } finally {
      await other.drop();
    }
  });
});

describe('who starts waits for another process that migrates', () => {
  it('while that executes one long statement', async () => {
    const other = await migrating();
    const long = other.query('SELECT pg_sleep(3)').then(() => giveUp(other));
    expect(await migrate(database.url, patience())).toEqual({ applied: [] });
    await long;
  });

  it('while that goes from statement to statement', async () => {
    const other = await migrating();
    const steps = async (): Promise<void> => {
      for (let step = 0; step < 12; step += 1) {
        await other.query('SELECT 1');
        await standStill(STANDSTILL_MS / 4);
      }
      await giveUp(other);
    };
    await Promise.all([migrate(database.url, patience()), steps()]);
  });

  it('while another session of the same start is at work', async () => {
    const other = await migrating('greenroom-start-other');
    const mate = await session('greenroom-start-other');
    const long = mate.query('SELECT pg_sleep(3)').then(() => giveUp(other));
    expect(await migrate(database.url, patience())).toEqual({ applied: [] });
    await long;
  });

  it('and gives up with one sentence when that does nothing', async () => {
    await migrating();
    const start = prepareDatabase(database.url, null, patience());
    await expect(start).rejects.toThrow(StandstillError);
    await expect(start).rejects.toThrow(
      /^Gave up waiting for another process that migrates the database: another start \(session \d+\) has done nothing for 1 s\. End that program/,
    );
    expect(said).toEqual(['Waiting for another process that migrates the database, for 0 s so far ...']);
  });

  it('and names whom that is waiting for in turn', async () => {
    const idle = await session('psql');
    await idle.query('BEGIN; LOCK TABLE mails');
    const other = await migrating();
    void other.query('SELECT count(*) FROM mails').catch(() => undefined);
    await expect(migrate(database.url, patience())).rejects.toThrow(
      /another start \(session \d+\).*psql \(session \d+\)|psql \(session \d+\).*another start \(session \d+\)/,
    );
  });

  it('until it is told to end itself', async () => {
    await migrating();
    let over = false;
    const start = migrate(database.url, { say: () => void (over = true), isOver: () => over });
    await expect(start).rejects.toThrow(WaitAbandoned);
  });
});

describe('work in a turn that is longer than a transaction', () => {
  const turn = { lock: 4_711_099, doing: 'paints the house' };

  it('is done by one after another, and who lives is waited for', async () => {
    const order: string[] = [];
    let first: (() => void) | undefined;
    const begun = new Promise<void>((begin) => {
      const work = async (): Promise<void> => {
        order.push('first begins');
        begin();
        await new Promise<void>((resolve) => (first = resolve));
        order.push('first ends');
      };
      void inTurn(database.url, { turn, patience: patience(), work });
    });
    await begun;
    // Longer than a standstill, in which the first one only shows that it lives.
    const second = inTurn(database.url, {
      turn,
      patience: { ...patience(), standstillMs: 2 * STANDSTILL_MS },
      work: async () => void order.push('second'),
    });
    await standStill(4 * STANDSTILL_MS);
    first?.();
    await second;
    expect(order).toEqual(['first begins', 'first ends', 'second']);
    expect(said[0]).toBe('Waiting for another process that paints the house, for 0 s so far ...');
  });
});

describe('a migration', () => {
  it('runs free of the limits of requests, those of the job queue too', async () => {
    const empty = await createEmptyDatabase();
    const client = new Client({ connectionString: empty.url });
    await client.connect();
    try {
      await client.query(`
        CREATE TABLE limits_seen (what text, statements text, locks text, idle text);
        CREATE FUNCTION note_limits() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
          INSERT INTO public.limits_seen VALUES (TG_TABLE_SCHEMA, current_setting('statement_timeout'),
            current_setting('lock_timeout'), current_setting('idle_in_transaction_session_timeout'));
          RETURN NULL; END $$;
        CREATE TABLE migrations (id serial PRIMARY KEY, timestamp bigint NOT NULL, name varchar NOT NULL);
        CREATE SCHEMA graphile_worker;
        CREATE TABLE graphile_worker.migrations (id int PRIMARY KEY, ts timestamptz DEFAULT now() NOT NULL,
          breaking boolean NOT NULL DEFAULT false);
        CREATE TRIGGER note AFTER INSERT ON migrations FOR EACH ROW EXECUTE FUNCTION note_limits();
        CREATE TRIGGER note AFTER INSERT ON graphile_worker.migrations FOR EACH ROW EXECUTE FUNCTION note_limits()`);
      await migrate(empty.url);
      const { rows } = await client.query('SELECT DISTINCT * FROM limits_seen ORDER BY what');
      expect(rows).toEqual(
        ['graphile_worker', 'public'].map((what) => ({ what, statements: '0', locks: '10s', idle: '0' })),
      );
    } finally {
      await client.end();
      await empty.drop();
    }
  });

  const blocked = async () => {
    const [worker, watcher, other] = [
      await session('greenroom-start-me'),
      await session('watcher'),
      await session('psql'),
    ];
    await worker.query(`SET lock_timeout = '200ms'`);
    await other.query('BEGIN; LOCK TABLE mails');
    let tries = 0;
    const done = throughBlockers(watcher, {
      name: 'greenroom-start-me',
      patience: patience(),
      work: async () => {
        tries += 1;
        await worker.query('ALTER TABLE mails ADD note text');
      },
    });
    return { done, other, tries: () => tries };
  };

  it('is tried again, behind others, for as long as who holds its table moves', async () => {
    const { done, other, tries } = await blocked();
    await other.query('SELECT pg_sleep(3)');
    await other.query('COMMIT');
    await done;
    expect(tries()).toBeGreaterThan(2);
    expect(said[0]).toBe('Waiting for others to let go of what a migration changes, for 0 s so far ...');
  });

  it('is tried again when PostgreSQL ends it in favour of somebody else', async () => {
    const [worker, watcher, other] = [
      await session('greenroom-start-me'),
      await session('watcher'),
      await session('psql'),
    ];
    // Of the two in a deadlock, that one is ended which looks first.
    await worker.query(`SET deadlock_timeout = '100ms'`);
    await other.query(`SET deadlock_timeout = '1h'`);
    await other.query('BEGIN; LOCK TABLE orders');
    let others: Promise<unknown> | undefined;
    const codes: unknown[] = [];
    await throughBlockers(watcher, {
      name: 'greenroom-start-me',
      patience: patience(),
      work: async () => {
        await worker.query('BEGIN; LOCK TABLE mails');
        others ??= other.query('LOCK TABLE mails; COMMIT');
        try {
          await worker.query('ALTER TABLE orders ADD note text; COMMIT');
        } catch (error) {
          codes.push((error as { code?: string }).code);
          await worker.query('ROLLBACK');
          throw error;
        }
      },
    });
    await others;
    expect(codes).toEqual(['40P01']);
  });

  it('is given up when it keeps being ended though nobody else does anything', async () => {
    let tries = 0;
    const done = throughBlockers(await session('watcher'), {
      name: 'greenroom-start-me',
      patience: patience(),
      work: () => {
        tries += 1;
        return Promise.reject(Object.assign(new Error('conflict'), { code: '40001' }));
      },
    });
    await expect(done).rejects.toThrow(/^Gave up waiting for others to let go/);
    expect(tries).toBe(1 + STANDSTILL_MS / LOOK_EVERY_MS);
  });

  it('is cancelled, and says who is in its way, when that does nothing', async () => {
    const { done } = await blocked();
    await expect(done).rejects.toThrow(
      /^Gave up waiting for others .*: psql \(session \d+\) has done nothing/,
    );
    const client = await session('looking');
    // The server says that it ended a statement a moment before it notes so itself.
    await until(async () => {
      const { rows } = await client.query(
        `SELECT 1 FROM pg_stat_activity WHERE application_name = 'greenroom-start-me' AND state = 'active'`,
      );
      return rows.length === 0;
    }, 'nothing of the work goes on');
  });
});
