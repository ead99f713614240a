import { Client } from 'pg';
import { ConfigError } from '../config/config.error';
import { CONNECT_WITHIN_MS } from './data-source';
import { migrate, MIGRATION_TURN, SILENTLY } from './migrate';
import type { Patience } from './standstill';
import { isRoleChangedMeanwhile } from './database-faults';
import { FREE_TRANSACTION, REQUEST_LIMITS } from './time-limits';
import { waitForTurnInTransaction } from './turns';

/** Which server and which database of it, for one life of the server. */
const IDENTITY = `SELECT pg_postmaster_start_time()::text || ' ' || oid AS identity
  FROM pg_database WHERE datname = current_database()`;

/** So many sessions without limits, one after another, may a pooler keep. */
const STALE_SESSIONS = 50;
/** How often a connection that does not say which server process serves it is put to the test. */
const TRIES = 10;

/**
 * Brings the database to the present schema and makes sure that the application can work on it: that what is bound to
 * a session gets one, that both URLs lead to the same database, and that the role of `url` has its time limits.
 * Processes that start together wait for each other.
 * @throws ConfigError that names the setting to change, StandstillError when another process does not get on
 */
export const prepareDatabase = async (
  url: string,
  directUrl: string | null,
  patience = SILENTLY,
): Promise<{ applied: string[] }> => {
  const sessions = directUrl ?? url;
  await limitRole(url, patience);
  if (await sharesSessions(sessions))
    throw new ConfigError(
      directUrl
        ? 'DATABASE_DIRECT_URL: leads through a pooler in transaction mode; name the PostgreSQL server itself'
        : 'DATABASE_URL: leads through a pooler in transaction mode; give the address of the PostgreSQL server itself in DATABASE_DIRECT_URL as well',
    );
  const migrated = await migrate(sessions, patience);
  if (directUrl && (await identityOf(url)) !== (await identityOf(directUrl)))
    throw new ConfigError('DATABASE_DIRECT_URL: leads to another database than DATABASE_URL');
  return migrated;
};

/**
 * Whether a session there changes its server process between transactions, or has one that another has as well: then
 * locks, settings and LISTEN of a session mean nothing. A pooler in session mode does neither.
 */
export const sharesSessions = (url: string): Promise<boolean> =>
  withClient(url, async (one) => {
    const first = await backendOf(one);
    // PostgreSQL tells the process at the start of the connection; poolers make a number up.
    if ('processID' in one && one.processID === first) return false;
    return withClient(url, async (other) => {
      for (let tried = 0; tried < TRIES; tried += 1) if (await sharesNow({ one, other, first })) return true;
      return false;
    });
  });

const sharesNow = async (sessions: {
  one: Client;
  other: Client;
  first: number | undefined;
}): Promise<boolean> => {
  const { one, other, first } = sessions;
  await other.query('BEGIN');
  try {
    return (await backendOf(other)) === first || (await backendOf(one)) !== first;
  } finally {
    await other.query('ROLLBACK');
  }
};

const backendOf = async (client: Client): Promise<number | undefined> =>
  (await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')).rows[0]?.pid;

const identityOf = (url: string): Promise<string | undefined> =>
  withClient(url, async (client) => (await client.query<{ identity: string }>(IDENTITY)).rows[0]?.identity);

/**
 * Gives the role that serves `url` the limits that it lacks: before the first migration, for another role than the one
 * that migrates, or after a move to another server, which does not bring the roles. A session has those of its beginning,
 * so one that a pooler keeps from before is ended; we are alone on it, since a pooler lends it for one transaction.
 */
const limitRole = async (url: string, patience: Patience): Promise<void> => {
  for (let tried = 0; tried < STALE_SESSIONS; tried += 1) if (await isLimited(url, patience)) return;
  throw new ConfigError(
    'DATABASE_URL: its sessions do not have the time limits of their role (see docs/operations.md, Behind PgBouncer); ' +
      'let the pooler open new connections (RECONNECT in PgBouncer) and start again',
  );
};

/** False when it was not, but has been seen to for the sessions after this one. */
const isLimited = (url: string, patience: Patience): Promise<boolean> =>
  withClient(url, async (client) => {
    const { rows } = await client.query<{ name: keyof typeof REQUEST_LIMITS }>(
      `SELECT name FROM pg_settings WHERE name = ANY($1) AND setting = '0'`,
      [Object.keys(REQUEST_LIMITS)],
    );
    if (rows.length === 0) return true;
    await giveLimits(
      client,
      rows.map(({ name }) => name),
      patience,
    );
    await client.query('SELECT pg_terminate_backend(pg_backend_pid())').catch(() => undefined);
    return false;
  });

/**
 * In the turn of who migrates: two processes that change one role at once fail, and the first migration does it too. The
 * turn is that of one database: who changed the role from another one has done our work, and the caller looks again.
 */
const giveLimits = async (
  client: Client,
  names: (keyof typeof REQUEST_LIMITS)[],
  patience: Patience,
): Promise<void> => {
  await client.query('BEGIN');
  try {
    await client.query(FREE_TRANSACTION);
    const ask = async (sql: string, params: unknown[]): Promise<object[]> =>
      (await client.query<object>(sql, params)).rows;
    await waitForTurnInTransaction(ask, MIGRATION_TURN, patience);
    for (const name of names)
      await client.query(`ALTER ROLE CURRENT_USER SET ${name} = '${REQUEST_LIMITS[name]}'`);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    if (!isRoleChangedMeanwhile(error)) throw error;
  }
};

const withClient = async <T>(url: string, work: (client: Client) => Promise<T>): Promise<T> => {
  const client = new Client({
    connectionString: url,
    application_name: 'greenroom-start',
    connectionTimeoutMillis: CONNECT_WITHIN_MS,
  });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};
