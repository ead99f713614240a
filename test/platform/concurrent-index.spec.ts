import { Client } from 'pg';
import { DataSource, type MigrationInterface, type QueryRunner } from 'typeorm';
import { buildIndexConcurrently } from '../../src/platform/database/concurrent-index';
import { migrationOptions } from '../../src/platform/database/data-source';
import { migrateWith } from '../../src/platform/database/migrate';
import { createTestDatabase, type TestDatabase } from '../support/test-database';
import { until } from '../support/until';

const INDEX = 'mails_test_ix';
const NAME = 'greenroom-start-index';

class First1900000000000 implements MigrationInterface {
  readonly name = 'First1900000000000';
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE mails ADD note text');
  }
  async down(): Promise<void> {}
}

class Index1900000000001 implements MigrationInterface {
  readonly name = 'Index1900000000001';
  readonly transaction = false;
  async up(runner: QueryRunner): Promise<void> {
    await buildIndexConcurrently(runner, { name: INDEX, on: `ON mails (note) WHERE note <> 'x'` });
  }
  async down(): Promise<void> {}
}

let database: TestDatabase;
let other: Client;
beforeEach(async () => {
  database = await createTestDatabase();
  other = await connect();
});
afterEach(async () => {
  await other.end();
  await database.drop();
});

const connect = async (): Promise<Client> => {
  const client = new Client({ connectionString: database.url });
  client.on('error', () => undefined);
  await client.connect();
  await client.query('SET idle_in_transaction_session_timeout = 0');
  return client;
};

const start = async (say = (_line: string): void => undefined): Promise<string[]> => {
  const migrations = [First1900000000000, Index1900000000001];
  const source = new DataSource({ ...migrationOptions(database.url, NAME), migrations });
  const { applied } = await migrateWith(await source.initialize(), {
    url: database.url,
    name: NAME,
    patience: { say },
  });
  return applied;
};

const index = async (): Promise<{ oid: string; isValid: boolean } | undefined> =>
  (
    await other.query<{ oid: string; isValid: boolean }>(
      `SELECT indexrelid AS oid, indisvalid AS "isValid" FROM pg_index WHERE indexrelid = to_regclass('${INDEX}')`,
    )
  ).rows[0];

/** A build waits for a transaction that wrote to the table before it. */
const isWaiting = async (): Promise<number | undefined> =>
  (
    await other.query<{ pid: number }>(
      `SELECT pid FROM pg_stat_activity
       WHERE datname = current_database() AND query LIKE 'CREATE INDEX%' AND wait_event_type = 'Lock'`,
    )
  ).rows[0]?.pid;

describe('an index that is built beside requests', () => {
  it('waits for those who write, keeps none of them waiting, and is built once', async () => {
    await other.query(`ALTER TABLE mails ADD note text; INSERT INTO migrations (timestamp, name)
      VALUES (1900000000000, 'First1900000000000')`);
    const writer = await connect();
    await writer.query(`BEGIN; UPDATE mails SET note = 'a'; LOCK TABLE mails IN ROW EXCLUSIVE MODE`);
    const said: string[] = [];
    const started = start((line) => void said.push(line));
    await until(isWaiting, 'the build waits for the writer');
    await other.query(`UPDATE mails SET note = 'b' WHERE false`);
    await until(() => said.length > 0, 'the start says that it waits');
    await writer.query('COMMIT');
    await writer.end();
    expect(await started).toEqual(['Index1900000000001']);
    expect(await index()).toMatchObject({ isValid: true });
    expect(await start()).toEqual([]);
  });

  it('is dropped and built again where it was cut half-way', async () => {
    await start();
    await other.query(`DROP INDEX ${INDEX}; DELETE FROM migrations WHERE name = 'Index1900000000001'`);
    const writer = await connect();
    await writer.query(`BEGIN; LOCK TABLE mails IN ROW EXCLUSIVE MODE`);
    const cut = start();
    cut.catch(() => undefined);
    const pid = await until(isWaiting, 'the build waits for the writer');
    await other.query('SELECT pg_terminate_backend($1)', [pid]);
    await expect(cut).rejects.toThrow();
    await writer.end();
    const half = await index();
    expect(half).toMatchObject({ isValid: false });

    expect(await start()).toEqual(['Index1900000000001']);
    const whole = await index();
    expect(whole).toMatchObject({ isValid: true });
    expect(whole?.oid).not.toBe(half?.oid);
  });

  it('stays where the start was cut between the build and the note of it', async () => {
    await start();
    const built = await index();
    await other.query(`DELETE FROM migrations WHERE name = 'Index1900000000001'`);
    expect(await start()).toEqual(['Index1900000000001']);
    expect(await index()).toEqual(built);
  });
});
