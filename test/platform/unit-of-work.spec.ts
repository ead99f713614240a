import { auditedData } from '../../src/platform/audit/audit';
import { DataSource } from 'typeorm';
import { MovableClock } from '../../local/clock/movable-clock';
import { dataSourceOptions } from '../../src/platform/database/data-source';
import { Database, type Queryable, type Tx } from '../../src/platform/database/database';
import { newId } from '../../src/shared/ids';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

interface Word {
  id: number;
  word: string;
}

let testDatabase: TestDatabase;
let source: DataSource;
let database: Database;
const clock = new MovableClock();

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  source = await new DataSource(dataSourceOptions(testDatabase.url, 2)).initialize();
  database = new Database(source, { environment: 'test' }, clock);
  await database.query('CREATE TABLE words (id integer PRIMARY KEY, word text NOT NULL)');
});
afterAll(async () => {
  await source.destroy();
  await testDatabase.drop();
});
beforeEach(async () => {
  await database.query('TRUNCATE words');
  await database.query(`INSERT INTO words VALUES (1, 'one'), (2, 'two')`);
});

const ways: [string, <T>(work: (reader: Queryable) => Promise<T>) => Promise<T>][] = [
  ['the database', (work) => work(database)],
  ['several reads on one connection', (work) => database.reads(work)],
  ['a transaction', (work) => database.tx(work)],
];

describe.each(ways)('%s', (_, within) => {
  const rows = (sql: string, params?: unknown[]) => within((reader) => reader.query<Word>(sql, params));

  it('answers the rows of a SELECT', async () => {
    expect(await rows('SELECT * FROM words WHERE id = $1', [2])).toEqual([{ id: 2, word: 'two' }]);
    expect(await rows('SELECT * FROM words WHERE id = $1', [3])).toEqual([]);
  });

  it.each([
    ['INSERT', `INSERT INTO words VALUES (3, 'three')`, [{ id: 3, word: 'three' }]],
    ['UPDATE', `UPDATE words SET word = 'zwei' WHERE id = 2`, [{ id: 2, word: 'zwei' }]],
    ['DELETE', `DELETE FROM words WHERE id = 1`, [{ id: 1, word: 'one' }]],
    ['UPDATE that meets nothing', `UPDATE words SET word = 'none' WHERE id = 7`, []],
  ])('answers the rows of %s with RETURNING, and none without', async (_command, sql, changed) => {
    expect(await rows(`${sql} RETURNING *`)).toEqual(changed);
    await database.query('DELETE FROM words WHERE id = 3');
    expect(await rows(sql)).toEqual([]);
  });

  it('answers the rows of a change behind WITH', async () => {
    const sql = `WITH wanted AS (SELECT 2 AS id) UPDATE words w SET word = 'zwei' FROM wanted
                 WHERE w.id = wanted.id RETURNING w.*`;
    expect(await rows(sql)).toEqual([{ id: 2, word: 'zwei' }]);
  });

  it('answers none to what has no rows', async () => {
    expect(await rows('SET work_mem = 4096')).toEqual([]);
  });
});

describe('a transaction', () => {
  const START = new Date('2027-02-01T12:00:00.000Z');
  beforeEach(() => clock.stopAt(START));

  it('happens at one instant, whatever the clock does meanwhile', async () => {
    await database.tx(async (tx) => {
      expect(tx.now).toEqual(START);
      clock.advance(1_000);
      expect(tx.now).toEqual(START);
    });
    await database.tx(async (tx) => expect(tx.now).toEqual(new Date(START.getTime() + 1_000)));
  });

  it('takes the instant when it first asks, after what it waited for', async () => {
    await database.tx(async (tx) => {
      await tx.query('SELECT 1 FROM words FOR UPDATE');
      clock.advance(1_000);
      expect(tx.now).toEqual(new Date(START.getTime() + 1_000));
    });
  });

  it('takes another instant when it is begun again', async () => {
    const seen: number[] = [];
    await database.tx(async (tx) => {
      seen.push(tx.now.getTime() - START.getTime());
      clock.advance(1_000);
      if (seen.length === 1) throw Object.assign(new Error('deadlock'), { code: '40P01' });
    });
    expect(seen).toEqual([0, 1_000]);
  });

  it('does what comes after the commit once, and nothing when it fails', async () => {
    const done: string[] = [];
    let attempts = 0;
    await database.tx(async (tx) => {
      tx.afterCommit(() => done.push('first'));
      tx.afterCommit(() => done.push('second'));
      await tx.query(`UPDATE words SET word = 'uno' WHERE id = 1`);
      if (++attempts === 1) throw Object.assign(new Error('deadlock'), { code: '40P01' });
      expect(done).toEqual([]);
    });
    expect(done).toEqual(['first', 'second']);
    const failed = database.tx(async (tx) => {
      tx.afterCommit(() => done.push('third'));
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    expect(done).toEqual(['first', 'second']);
  });

  it('notes what was done, at its instant, and nothing when it fails', async () => {
    const subjectId = newId();
    const entry = { actorId: null, action: 'word.changed', subjectType: 'word', subjectId };
    const noted = () =>
      database.query(
        `SELECT at, actor_id AS "actorId", action, ${auditedData('l')} AS data FROM audit_log l WHERE subject_id = $1`,
        [subjectId],
      );
    const failed = database.tx(async (tx) => {
      await tx.note(entry);
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    expect(await noted()).toEqual([]);

    await database.tx(async (tx) => {
      await tx.query(`UPDATE words SET word = 'uno' WHERE id = 1`);
      await tx.note({ ...entry, data: { from: 'one', to: 'uno' } });
    });
    expect(await noted()).toEqual([
      { at: START, actorId: null, action: 'word.changed', data: { from: 'one', to: 'uno' } },
    ]);
  });

  describe('publishes', () => {
    const bookingId = newId();
    const published = () =>
      database.query(
        `SELECT type, version, aggregate_id AS "aggregateId", occurred_at AS "occurredAt", data,
           next_attempt_at AS "dueAt" FROM outbox_events WHERE aggregate_id = $1`,
        [bookingId],
      );
    const wakeUps = () =>
      database.query(`SELECT 1 FROM graphile_worker.jobs WHERE task_identifier = 'sweep.outbox'`);
    const event = { type: 'booking.no_show_reported', aggregateId: bookingId } as const;
    const data = { bookingId, reporter: 'coach', missing: 'candidate' } as const;

    it('nothing when it fails', async () => {
      const failed = database.tx(async (tx) => {
        await tx.publish({ ...event, data });
        throw new Error('no');
      });
      await expect(failed).rejects.toThrow('no');
      expect([await published(), await wakeUps()]).toEqual([[], []]);
    });

    it('with its commit, as it is stored, and wakes who delivers it', async () => {
      await database.tx((tx) => tx.publish({ ...event, data }));
      expect(await published()).toEqual([{ ...event, version: 1, occurredAt: START, dueAt: START, data }]);
      expect(await wakeUps()).toHaveLength(1);
    });

    it('what happens later at its time', async () => {
      const at = new Date(START.getTime() + 60_000);
      await database.tx((tx) => tx.publish({ ...event, data, at }));
      expect(await published()).toContainEqual({ ...event, version: 1, occurredAt: at, dueAt: at, data });
    });

    it('only what the map of events knows, as it says', () => {
      const unknown = (tx: Tx) =>
        // @ts-expect-error There is no such event.
        tx.publish({ type: 'booking.forgotten', aggregateId: bookingId, data: { bookingId } });
      const incomplete = (tx: Tx) =>
        // @ts-expect-error The event says who is missing.
        tx.publish({ ...event, data: { bookingId, reporter: 'coach' } });
      expect([unknown, incomplete]).toHaveLength(2);
    });
  });
});
