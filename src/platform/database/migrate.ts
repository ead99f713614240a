import { runMigrations as runJobMigrations } from 'graphile-worker';
import { Pool } from 'pg';
import { DataSource } from 'typeorm';
import { migrationOptions } from './data-source';

/** Any number; the same in every process, so that only one of them migrates at a time. */
const MIGRATION_LOCK = 4_711_001;

/** Brings a database to the present schema: our migrations and those of the job queue. Safe to run from many processes. */
export const migrate = async (url: string): Promise<{ applied: string[] }> => {
  const pool = new Pool({ connectionString: url, max: 2 });
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const lock = await pool.connect();
  try {
    await lock.query(
      'SET statement_timeout = 0; SET lock_timeout = 0; SET idle_in_transaction_session_timeout = 0',
    );
    await lock.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const source = await new DataSource(migrationOptions(url)).initialize();
    try {
      const applied = await source.runMigrations();
      await runJobMigrations({ pgPool: pool });
      return { applied: applied.map((migration) => migration.name) };
    } finally {
      await source.destroy();
    }
  } finally {
    await lock.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]).catch(() => undefined);
    lock.release();
    await pool.end();
  }
};
