import { createHash } from 'node:crypto';
import {
  closeSync,
  createWriteStream,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { Transform, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Client, type ClientBase } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { version } from '../../../package.json';
import { BackupFailure } from './backup.error';
import {
  assertWhole,
  type CopiedTable,
  fileOf,
  MANIFEST,
  type Manifest,
  manifestText,
  readManifest,
} from './manifest';
import { levelOf, sequencesOf, SESSION, type Table, tablesOf } from './tables';

export interface TakeOptions {
  url: string;
  /** Must not exist; nothing stands there until the backup is complete. */
  folder: string;
  say?: (line: string) => void;
}

const LINE_END = 0x0a;

/**
 * Copies one snapshot of all our tables into a folder that only its owner can read, while others go on working, and reads
 * it back. Then it is noted in the database (table `backups`), for the metric of its age.
 * Throws BackupFailure when the folder exists, the database is not ours, or what was written does not read the same.
 */
export const takeBackup = async ({ url, folder, say = () => undefined }: TakeOptions): Promise<Manifest> => {
  if (existsSync(folder)) throw new BackupFailure(`${folder} exists already; name another folder.`);
  const draft = `${folder}.unfinished-${process.pid}`;
  mkdirSync(dirname(folder), { recursive: true });
  mkdirSync(draft, { mode: 0o700 });
  try {
    const manifest = await withSnapshot(url, (client) => copyAll(client, draft, say));
    writeFileSync(join(draft, MANIFEST), manifestText(manifest), { mode: 0o600 });
    for (const path of [join(draft, MANIFEST), draft]) toDisk(path);
    await assertWhole(draft, readManifest(draft));
    renameSync(draft, folder);
    toDisk(dirname(folder));
    await record(url, manifest.takenAt).catch((error: unknown) =>
      say(`The backup is complete, but the database could not note it: ${String(error)}`),
    );
    return manifest;
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    throw error;
  }
};

/** For the metric of its age. Not a part of the backup: it is true only once the backup is on the disk. */
const record = async (url: string, takenAt: string): Promise<void> => {
  const client = new Client({ connectionString: url, application_name: 'greenroom backup' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query(
      `INSERT INTO backups (taken_at, made_by) VALUES ($1, 'npm run backup') ON CONFLICT DO NOTHING`,
      [takenAt],
    );
  } finally {
    await client.end();
  }
};

/** All reads see the database at one instant, and write nothing. */
const withSnapshot = async <T>(url: string, work: (client: ClientBase) => Promise<T>): Promise<T> => {
  const client = new Client({ connectionString: url, application_name: 'greenroom backup' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query(SESSION);
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    return await work(client);
  } finally {
    await client.end();
  }
};

const copyAll = async (
  client: ClientBase,
  folder: string,
  say: (line: string) => void,
): Promise<Manifest> => {
  const level = await levelOf(client);
  if (level.length === 0) throw new BackupFailure('This database has none of our tables.');
  const { rows } = await client.query<{ now: Date }>('SELECT now() AS now');
  const tables: CopiedTable[] = [];
  for (const table of await tablesOf(client)) {
    const path = join(folder, fileOf(table));
    const print = await copyOut(client, table, createWriteStream(path, { mode: 0o600 }));
    toDisk(path);
    tables.push({ ...table, ...print });
    say(`${table.name}: ${print.rows} rows`);
  }
  return {
    format: 'greenroom-backup-1',
    takenAt: (rows[0]?.now ?? new Date(0)).toISOString(),
    appVersion: version,
    level,
    tables,
    sequences: await sequencesOf(client),
  };
};

/** Copies a table in an order that depends on its rows alone, so that equal tables give equal files. */
const copyOut = async (
  client: ClientBase,
  { name, columns }: Table,
  file: Writable,
): Promise<{ rows: number; sha256: string }> => {
  const hash = createHash('sha256');
  // Counted here: the driver hears of the number only after the last row, often when this function is through.
  let rows = 0;
  const observed = new Transform({
    transform(chunk: Buffer, _, done) {
      hash.update(chunk);
      rows += linesIn(chunk);
      done(null, chunk);
    },
  });
  const list = columns.map((column) => `"${column}"`).join(', ');
  const source = client.query(
    copyTo(`COPY (SELECT ${list} FROM ${name} t ORDER BY ROW(${list})::text COLLATE "C") TO STDOUT`),
  );
  await pipeline(source, observed, file);
  return { rows, sha256: hash.digest('hex') };
};

/** The text format has one line for each row; a line break within a value is written as `\\n`. */
const linesIn = (chunk: Buffer): number => {
  let lines = 0;
  for (let at = chunk.indexOf(LINE_END); at >= 0; at = chunk.indexOf(LINE_END, at + 1)) lines += 1;
  return lines;
};

/** What a table holds now, in the terms of a manifest. */
export const printOf = (client: ClientBase, table: Table): Promise<{ rows: number; sha256: string }> =>
  copyOut(client, table, new Writable({ write: (_chunk, _encoding, done) => done() }));

const toDisk = (path: string): void => {
  const file = openSync(path, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
};
