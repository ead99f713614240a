import { runMigrations as runJobMigrations } from 'graphile-worker';
import { Client, Pool } from 'pg';
import { DataSource, type MigrationInterface, MigrationExecutor } from 'typeorm';
import { newId } from '../../shared/ids';
import { throughBlockers } from './blockers';
import { CONNECT_WITHIN_MS, migrationOptions } from './data-source';
import { START_NAME } from './sessions';
import type { Patience } from './standstill';
import { FREE_SESSION } from './time-limits';
import { type Turn, waitForTurn } from './turns';

/** One process migrates at a time; who gives the role its limits takes the same turn. */
export const MIGRATION_TURN: Turn = { lock: 4_711_001, doing: 'migrates the database' };

/** For scripts and tests, which have no start to report. */
export const SILENTLY: Patience = { say: () => undefined };

/**
 * Brings a database to the present schema: our migrations and those of the job queue. Safe to run from many processes:
 * one does it, and the others wait for as long as it makes progress. Free of the limits of requests. `level` names the
 * only migrations to apply: a backup of an earlier version is filled in at its own level, and migrated as rows are.
 * @throws StandstillError when who is waited for does not move
 */
export const migrate = async (
  url: string,
  patience = SILENTLY,
  level: string[] | null = null,
): Promise<{ applied: string[] }> => {
  const name = `${START_NAME}-${newId()}`;
  const source = await new DataSource(migrationOptions(url, name)).initialize();
  if (level) keepOnly(source.migrations, level);
  return migrateWith(source, { url, name, patience });
};

/**
 * As `migrate`, with the migrations of this source, whose sessions have this name; ends it. A migration that sets
 * `transaction = false` runs outside of any and must be one that can be begun again: see `buildIndexConcurrently`.
 */
export const migrateWith = async (
  source: DataSource,
  { url, name, patience }: { url: string; name: string; patience: Patience },
): Promise<{ applied: string[] }> => {
  // The lock and the migrations have one session: when this process dies, the lock lasts as long as its last statement.
  const runner = source.createQueryRunner();
  try {
    await runner.query(FREE_SESSION);
    await waitForTurn((sql, params) => runner.query(sql, params), MIGRATION_TURN, patience);
    const executor = new MigrationExecutor(source, runner);
    // Each has a transaction of its own, where it does not say otherwise, so that what is done stays done.
    executor.transaction = 'each';
    const pending = await executor.getPendingMigrations();
    const work = async (): Promise<void> => {
      await executor.executePendingMigrations();
      await migrateJobs(url, name);
    };
    await withWatcher(url, (watcher) => throughBlockers(watcher, { name, patience, work }));
    await runner.query('SELECT pg_advisory_unlock($1)', [MIGRATION_TURN.lock]);
    return { applied: pending.map((migration) => migration.name) };
  } finally {
    await runner.release();
    await source.destroy();
  }
};

/** Names of all migrations that this program knows, in their order. */
export const knownLevel = async (url: string): Promise<string[]> => {
  const source = await new DataSource(migrationOptions(url, START_NAME)).initialize();
  try {
    return source.migrations.map(nameOf);
  } finally {
    await source.destroy();
  }
};

const nameOf = (migration: MigrationInterface): string => migration.name ?? migration.constructor.name;

const keepOnly = (migrations: MigrationInterface[], level: string[]): void => {
  const kept = migrations.filter((migration) => level.includes(nameOf(migration)));
  migrations.splice(0, migrations.length, ...kept);
};

const migrateJobs = async (url: string, name: string): Promise<void> => {
  const pool = new Pool({
    connectionString: url,
    max: 2,
    application_name: name,
    connectionTimeoutMillis: CONNECT_WITHIN_MS,
    onConnect: async (client) => {
      client.on('error', () => undefined);
      await client.query(FREE_SESSION);
    },
  });
  pool.on('error', () => undefined);
  // The queue asks for this listener.
  pool.on('connect', (client) => client.on('error', () => undefined));
  try {
    await runJobMigrations({ pgPool: pool });
  } finally {
    await pool.end();
  }
};

const withWatcher = async <T>(url: string, work: (watcher: Client) => Promise<T>): Promise<T> => {
  const watcher = new Client({
    connectionString: url,
    application_name: 'greenroom-watch',
    connectionTimeoutMillis: CONNECT_WITHIN_MS,
  });
  watcher.on('error', () => undefined);
  await watcher.connect();
  try {
    return await work(watcher);
  } finally {
    await watcher.end();
  }
};
