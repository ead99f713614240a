import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, type ClientBase, Pool } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { knownLevel, migrate } from '../database/migrate';
import { BackupFailure } from './backup.error';
import { assertWhole, type CopiedTable, fileOf, type Manifest, readManifest } from './manifest';
import { levelOf, NOTES_TABLE, SESSION, type Table, tablesOf } from './tables';
import { printOf } from './take';

const APPLICATION = 'greenroom restore';

/** Makes tables that no migration makes, of these schemas of a backup. */
export type MakeTables = (pool: Pool, schemas: Set<string>, say: (line: string) => void) => Promise<void>;

export interface RestoreOptions {
  url: string;
  folder: string;
  /** Deletes what the database holds; without it only an empty one is filled. */
  replace?: boolean;
  makeTables?: MakeTables;
  say?: (line: string) => void;
}

/**
 * Fills a database from a backup: all of it or nothing, and compares every table with the backup before it commits.
 * Brings an empty database to the schema of the backup first, and what it filled in to the present one afterwards.
 * Throws BackupFailure for a damaged backup, one of a newer version, a database that holds something or has a newer
 * schema than the backup, or one that somebody else is connected to.
 */
export const restoreBackup = async (options: RestoreOptions): Promise<Manifest> => {
  const { url, folder, replace = false, makeTables, say = () => undefined } = options;
  const manifest = readManifest(folder);
  await assertWhole(folder, manifest);
  await assertNotNewer(url, manifest);
  await migrate(url, { say }, manifest.level);
  if (makeTables) await makeMissing(url, (pool) => makeTables(pool, schemasOf(manifest), say));
  const client = new Client({ connectionString: url, application_name: APPLICATION });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query(SESSION);
    await client.query('BEGIN');
    await fill(client, { folder, manifest, replace, say });
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    await client.end();
  }
  const { applied } = await migrate(url, { say });
  if (applied.length > 0)
    say(`Brought from version ${manifest.appVersion} to the present schema: ${applied.length} steps`);
  return manifest;
};

const schemasOf = ({ tables }: Manifest): Set<string> =>
  new Set(tables.map(({ name }) => name.slice(0, name.indexOf('.'))));

const makeMissing = async (url: string, make: (pool: Pool) => Promise<void>): Promise<void> => {
  const pool = new Pool({ connectionString: url, max: 1, application_name: APPLICATION });
  pool.on('error', () => undefined);
  try {
    await make(pool);
  } finally {
    await pool.end();
  }
};

interface Filling {
  folder: string;
  manifest: Manifest;
  replace: boolean;
  say: (line: string) => void;
}

const fill = async (client: ClientBase, { folder, manifest, replace, say }: Filling): Promise<void> => {
  await assertAlone(client);
  await assertSameLevel(client, manifest);
  const present = await tablesOf(client);
  assertKnown(manifest, present);
  const triggers = await rowTriggersOf(client, present);
  for (const { table, trigger } of triggers)
    await client.query(`ALTER TABLE ${table} DISABLE TRIGGER ${trigger}`);
  await makeEmpty(client, present, replace);
  await client.query(`DELETE FROM ${NOTES_TABLE}`);
  await client.query('SET CONSTRAINTS ALL DEFERRED');
  for (const table of manifest.tables) {
    await copyIn(client, table, join(folder, fileOf(table)));
    say(`${table.name}: ${table.rows} rows`);
  }
  await setSequences(client, manifest);
  await client.query('SET CONSTRAINTS ALL IMMEDIATE');
  for (const { table, trigger } of triggers)
    await client.query(`ALTER TABLE ${table} ENABLE TRIGGER ${trigger}`);
  await assertEqual(client, manifest);
};

/** Of a start or a restore: they end by themselves, and ours of before are listed until the server has noticed. */
const PASSING = /^greenroom[- ](start|restore)/;
/** Ten seconds for them. */
const LOOKS = 40;
const LOOK_EVERY_MS = 250;

const assertAlone = async (client: ClientBase): Promise<void> => {
  for (let look = 1; ; look += 1) {
    const others = await othersOn(client);
    if (others.length === 0) return;
    if (look === LOOKS || others.some((who) => !PASSING.test(who)))
      throw new BackupFailure(
        `The database is in use (${others.join(', ')}). Stop the server, then restore.`,
      );
    await sleep(LOOK_EVERY_MS);
  }
};

/** Programs with a session on this database, besides ours. */
const othersOn = async (client: ClientBase): Promise<string[]> => {
  // Within a transaction the list stays as it was first read.
  await client.query('SELECT pg_stat_clear_snapshot()');
  const { rows } = await client.query<{ who: string }>(
    `SELECT DISTINCT coalesce(nullif(application_name, ''), 'another program') AS who FROM pg_stat_activity
     WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'`,
  );
  return rows.map(({ who }) => who);
};

/** What this program has never heard of it can neither fill in nor bring forward. */
const assertNotNewer = async (url: string, { level, appVersion }: Manifest): Promise<void> => {
  const known = await knownLevel(url);
  const strange = level.find((name) => !known.includes(name));
  if (strange)
    throw new BackupFailure(
      `The backup is of a newer version (${appVersion}, schema ${strange}) than this program. Restore with that one.`,
    );
};

const assertSameLevel = async (client: ClientBase, { level, appVersion }: Manifest): Promise<void> => {
  const newer = (await levelOf(client)).filter((name) => !level.includes(name));
  if (newer.length === 0) return;
  throw new BackupFailure(
    `The database has a newer schema (${newer.at(-1)}) than the backup, which is of version ${appVersion}. ` +
      'Restore into an empty database: it is brought to the present schema afterwards.',
  );
};

/** The tables of the sandbox are no migrations: they may have gained columns since. */
const assertKnown = ({ tables }: Manifest, present: Table[]): void => {
  for (const { name, columns } of tables) {
    const here = present.find((table) => table.name === name);
    if (!columns.every((column) => here?.columns.includes(column)))
      throw new BackupFailure(`The backup's table ${name} is not the one that this program has.`);
  }
};

/**
 * Triggers that act on single rows or refuse changes (counters, revisions, append-only tables): their effect is in
 * the backup already. Foreign keys and the triggers that check (the ledger's balance) stay.
 */
const rowTriggersOf = async (
  client: ClientBase,
  tables: Table[],
): Promise<{ table: string; trigger: string }[]> => {
  const { rows } = await client.query<{ table: string; trigger: string }>(
    `SELECT tgrelid::regclass::text AS "table", quote_ident(tgname) AS trigger FROM pg_trigger
     WHERE NOT tgisinternal AND (tgconstraint = 0 OR tgname LIKE '%\\_revision') AND tgenabled <> 'D'
       AND tgrelid = ANY($1::regclass[])`,
    [tables.map(({ name }) => name)],
  );
  return rows;
};

const makeEmpty = async (client: ClientBase, tables: Table[], replace: boolean): Promise<void> => {
  if (!replace) {
    for (const { name } of tables) {
      const { rowCount } = await client.query(`SELECT FROM ${name} LIMIT 1`);
      if (rowCount)
        throw new BackupFailure(
          `The database is not empty (${name} has rows). Use --replace to delete what it holds.`,
        );
    }
    return;
  }
  await client.query(`TRUNCATE ${tables.map(({ name }) => name).join(', ')}`);
};

const copyIn = async (client: ClientBase, { name, columns }: CopiedTable, file: string): Promise<void> => {
  const list = columns.map((column) => `"${column}"`).join(', ');
  await pipeline(createReadStream(file), client.query(copyFrom(`COPY ${name} (${list}) FROM STDIN`)));
};

const setSequences = async (client: ClientBase, { sequences }: Manifest): Promise<void> => {
  for (const { name, value, called } of sequences)
    await client.query('SELECT setval($1::regclass, $2::bigint, $3)', [name, value, called]);
};

const assertEqual = async (client: ClientBase, { tables }: Manifest): Promise<void> => {
  for (const table of tables) {
    const { rows, sha256 } = await printOf(client, table);
    if (rows !== table.rows || sha256 !== table.sha256)
      throw new BackupFailure(`${table.name} did not come back as it was saved; nothing was changed.`);
  }
};
