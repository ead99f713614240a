import type { ClientBase } from 'pg';
import { BackupFailure } from './backup.error';

export interface Table {
  /** `schema.table`, both of which need no quotes. */
  name: string;
  /** Without generated ones. */
  columns: string[];
}

export interface Sequence {
  name: string;
  value: string;
  called: boolean;
}

/** The job queue keeps only wake-ups (deadlines are columns), and its schema is made by its own migrations. */
const OURS = `n.nspname NOT IN ('pg_catalog', 'information_schema', 'graphile_worker') AND n.nspname NOT LIKE 'pg\\_%'`;
/** Compared as the level of the backup; never copied. */
const LEVEL_TABLE = 'public.migrations';
/** Notes of backups are true of the database that was saved, not of one that is filled from it; never copied. */
export const NOTES_TABLE = 'public.backups';

/** Our tables, those that others refer to first. Tables that are not logged hold nothing that must last. */
export const tablesOf = async (client: ClientBase): Promise<Table[]> => {
  const { rows } = await client.query<Table & { needs: string[] }>(
    `SELECT n.nspname || '.' || c.relname AS name,
       (SELECT array_agg(a.attname::text ORDER BY a.attnum) FROM pg_attribute a
        WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns,
       (SELECT coalesce(array_agg(DISTINCT fn.nspname || '.' || f.relname), '{}') FROM pg_constraint k
        JOIN pg_class f ON f.oid = k.confrelid JOIN pg_namespace fn ON fn.oid = f.relnamespace
        WHERE k.conrelid = c.oid AND k.contype = 'f' AND NOT k.condeferrable AND k.confrelid <> c.oid) AS needs
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind = 'r' AND c.relpersistence = 'p' AND ${OURS} AND n.nspname || '.' || c.relname <> ALL ($1)
     ORDER BY 1`,
    [[LEVEL_TABLE, NOTES_TABLE]],
  );
  return inOrderOfNeed(rows).map(({ name, columns }) => ({ name, columns }));
};

const inOrderOfNeed = <T extends { name: string; needs: string[] }>(tables: T[]): T[] => {
  const ordered: T[] = [];
  const done = new Set<string>();
  while (ordered.length < tables.length) {
    const next = tables.filter(({ name, needs }) => !done.has(name) && needs.every((need) => done.has(need)));
    if (next.length === 0) throw new BackupFailure('The tables refer to each other in a circle.');
    for (const table of next) done.add(table.name);
    ordered.push(...next);
  }
  return ordered;
};

/** Where the sequences of our tables stand. They are not part of a snapshot, so they may be ahead; never behind. */
export const sequencesOf = async (client: ClientBase): Promise<Sequence[]> => {
  const { rows } = await client.query<{ name: string }>(
    `SELECT n.nspname || '.' || c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind = 'S' AND ${OURS} AND c.oid NOT IN (
       SELECT d.objid FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.refobjid = to_regclass($1))
     ORDER BY 1`,
    [LEVEL_TABLE],
  );
  const sequences: Sequence[] = [];
  for (const { name } of rows) {
    const { rows: state } = await client.query<{ value: string; called: boolean }>(
      `SELECT last_value AS value, is_called AS called FROM ${name}`,
    );
    if (state[0]) sequences.push({ name, ...state[0] });
  }
  return sequences;
};

/** Names of the migrations that a database has had, in order; none in a database that is not ours. */
export const levelOf = async (client: ClientBase): Promise<string[]> => {
  const { rows: known } = await client.query<{ there: boolean }>(
    `SELECT to_regclass($1) IS NOT NULL AS there`,
    [LEVEL_TABLE],
  );
  if (!known[0]?.there) return [];
  const { rows } = await client.query<{ name: string }>(
    `SELECT name FROM ${LEVEL_TABLE} ORDER BY timestamp, id`,
  );
  return rows.map(({ name }) => name);
};

/** Text that reads the same everywhere, whatever the role's settings are; no limits for a long copy. */
export const SESSION = `SET statement_timeout = 0; SET lock_timeout = '10s'; SET idle_in_transaction_session_timeout = 0;
  SET timezone = 'UTC'; SET datestyle = 'ISO'; SET intervalstyle = 'postgres'; SET bytea_output = 'hex';
  SET extra_float_digits = 1; SET client_encoding = 'UTF8'`;
