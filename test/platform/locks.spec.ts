import { DataSource } from 'typeorm';
import { MovableClock } from '../../local/clock/movable-clock';
import { dataSourceOptions } from '../../src/platform/database/data-source';
import { Database } from '../../src/platform/database/database';
import { type LockName, LOCKS, lockNumber } from '../../src/platform/database/locks';
import { createEmptyDatabase, type TestDatabase } from '../support/test-database';

let testDatabase: TestDatabase;
let source: DataSource;
let database: Database;

beforeAll(async () => {
  testDatabase = await createEmptyDatabase();
  source = await new DataSource(dataSourceOptions(testDatabase.url, 3)).initialize();
  database = new Database(source, { environment: 'test' }, new MovableClock());
});
afterAll(async () => {
  await source.destroy();
  await testDatabase.drop();
});

/** How the first version that ran with others wrote the key of each lock of "7f", and its seed. */
const EVER: Record<LockName, [string, number]> = {
  wakeUps: ['7f', 0],
  idempotency: ['idempotency 7f', 0],
  candidate: ['candidate 7f', 1],
  reveal: ['reveal 7f', 0],
  card: ['card 7f', 0],
  kits: ['kits 7f', 0],
  targets: ['targets 7f', 0],
  coach: ['coach 7f', 0],
  roles: ['roles 7f', 0],
};

const freeElsewhere = async (key: string, seed: number): Promise<boolean> => {
  const runner = source.createQueryRunner();
  try {
    const [row] = (await runner.query('SELECT pg_try_advisory_xact_lock(hashtextextended($1, $2)) AS free', [
      key,
      seed,
    ])) as [{ free: boolean }];
    return row.free;
  } finally {
    await runner.release();
  }
};

describe('the locks of a transaction', () => {
  it.each(Object.entries(EVER) as [LockName, [string, number]][])(
    '%s has the number that processes of earlier versions take',
    async (name, ever) => {
      await database.tx(async (tx) => {
        await tx.lock(name, '7f');
        expect(await freeElsewhere(...ever)).toBe(false);
        expect(await freeElsewhere(ever[0], 1 - ever[1])).toBe(true);
      });
      expect(await freeElsewhere(...ever)).toBe(true);
    },
  );

  it('are all of the list', () => {
    expect(Object.keys(EVER)).toEqual(Object.keys(LOCKS));
  });

  it('say whether another transaction has one', async () => {
    await database.tx(async (tx) => {
      expect(await tx.tryLock('idempotency', '7f')).toBe(true);
      const runner = source.createQueryRunner();
      const sql = `SELECT pg_try_advisory_xact_lock(${lockNumber('idempotency', '$1::text')}) AS taken`;
      expect(await runner.query(sql, ['7f'])).toEqual([{ taken: false }]);
      await runner.release();
    });
  });

  it('of one kind are taken in the order of their ids', async () => {
    const asked: string[] = [];
    await database.tx(async (tx) => {
      const query = tx.query.bind(tx);
      tx.query = <Row>(sql: string, params: unknown[] = []) => {
        asked.push(String(params[0]));
        return query<Row>(sql, params);
      };
      await tx.lock('coach', 'c', 'a', 'b');
    });
    expect(asked).toEqual(['a', 'b', 'c']);
  });

  it('are taken in the order of the list, or not at all', async () => {
    await database.tx(async (tx) => {
      await tx.lock('candidate', 'x');
      await tx.lock('coach', 'x');
      await tx.lock('coach', 'y');
    });
    const backwards = database.tx(async (tx) => {
      await tx.lock('coach', 'x');
      await tx.lock('candidate', 'x');
    });
    await expect(backwards).rejects.toThrow('The lock "candidate" after "coach": see locks.ts.');
  });
});
