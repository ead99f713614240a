import { randomBytes } from 'node:crypto';
import { Client, Pool } from 'pg';
import { DataSource } from 'typeorm';
import { packsFolder, syncPackFiles } from '../../src/packs/pack-files-sync';
import { openBank } from '../../src/questions';
import { readAllPacks } from '../../src/packs/read-pack-files';
import { SystemClock } from '../../src/platform/clock/clock';
import { dataSourceOptions } from '../../src/platform/database/data-source';
import { Database } from '../../src/platform/database/database';
import { migrate } from '../../src/platform/database/migrate';
import { createSandboxSchema } from '../../local/stripe/schema';
import { runId } from './test-folder';

export interface TestDatabase {
  url: string;
  /** Drops the database even while connections are open. */
  drop(): Promise<void>;
}

/** Any number; makes concurrent test files wait for the one that builds the template. */
const TEMPLATE_LOCK = 4_711_002;
/** When the packs came into the database; before the clock of any test. */
const PACKS_CAME = new Date('2027-02-01T12:00:00.000Z');

/**
 * A name for a database or role (`what`: a-z) that tells on a shared server which run it belongs to, so that it goes
 * with the run.
 */
export const nameOfRun = (what: string): string =>
  `greenroom_${what}_${runId()}_${randomBytes(6).toString('hex')}`;

/**
 * A new database of its own, as it is after the first start of the application: migrated, with the packs and the
 * sandbox's tables. Copied from a template that the first caller of a run builds.
 */
export const createTestDatabase = async (): Promise<TestDatabase> => {
  const server = await testServerUrl();
  const template = await readyTemplate(server);
  const name = nameOfRun('test');
  await onServer(server, (client) => client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`));
  return {
    url: inDatabase(server, name),
    drop: async () => {
      await onServer(server, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
    },
  };
};

/** An empty database, without any migration. */
export const createEmptyDatabase = async (): Promise<TestDatabase> => {
  const server = await testServerUrl();
  const name = nameOfRun('empty');
  await onServer(server, (client) => client.query(`CREATE DATABASE ${name} TEMPLATE template0`));
  return {
    url: inDatabase(server, name),
    drop: async () => {
      await onServer(server, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
    },
  };
};

/** URL of the run's server as superuser: TEST_DATABASE_URL, or the embedded one, which starts now if need be. */
export const testServerUrl = async (): Promise<string> => {
  const { TEST_DATABASE_URL, GREENROOM_TEST_DATABASE_URL, GREENROOM_TEST_DATABASE_BROKER } = process.env;
  const known = TEST_DATABASE_URL || GREENROOM_TEST_DATABASE_URL;
  if (known) return known;
  if (!GREENROOM_TEST_DATABASE_BROKER)
    throw new Error('No test database: run through jest, or set TEST_DATABASE_URL.');
  // A connection that is kept may be closed by the other side just when it is used again.
  const answer = await fetch(GREENROOM_TEST_DATABASE_BROKER, { headers: { connection: 'close' } });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`The test database did not start: ${text}`);
  process.env.GREENROOM_TEST_DATABASE_URL = text;
  return text;
};

/** Each run builds its own: it is not shared with another version of the migrations, and goes with the run. */
const readyTemplate = (server: string): Promise<string> =>
  onServer(server, async (client) => {
    const template = `greenroom_template_${runId()}`;
    await client.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [template]);
    if (rowCount) return template;
    const draft = `${template}_draft`;
    await client.query(`DROP DATABASE IF EXISTS ${draft} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${draft} TEMPLATE template0`);
    await migrate(inDatabase(server, draft));
    await fill(inDatabase(server, draft));
    await client.query(`ALTER DATABASE ${draft} ALLOW_CONNECTIONS false`);
    await client.query(`ALTER DATABASE ${draft} RENAME TO ${template}`);
    return template;
  });

/** What the first start writes as well: every test would wait for it. */
const fill = async (url: string): Promise<void> => {
  const source = await new DataSource(dataSourceOptions(url, 1)).initialize();
  const pool = new Pool({ connectionString: url, max: 1 });
  try {
    const database = new Database(source, { environment: 'test' }, new SystemClock());
    await database.tx(async (tx) => {
      await syncPackFiles(tx, readAllPacks(packsFolder()), PACKS_CAME);
      await openBank(tx, PACKS_CAME);
    });
    await createSandboxSchema(pool, () => undefined);
  } finally {
    await source.destroy();
    await pool.end();
  }
};

const inDatabase = (server: string, name: string): string => {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
};

/** Runs on a connection of its own, without the role's time limits; locks end with it. */
const onServer = async <T>(server: string, work: (client: Client) => Promise<T>): Promise<T> => {
  const client = new Client({ connectionString: server });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query(
      'SET statement_timeout = 0; SET lock_timeout = 0; SET idle_in_transaction_session_timeout = 0',
    );
    return await work(client);
  } finally {
    await client.end();
  }
};
