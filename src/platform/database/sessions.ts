import type { Sight } from './standstill';

/** Asks one session of the database. */
export type Ask = (sql: string, params: unknown[]) => Promise<object[]>;

/** Sessions that one start opened carry its name, so that who holds a lock is known to work through another session. */
export const START_NAME = 'greenroom-start';

/**
 * What these sessions are at, with those that belong to the same start, and with whoever blocks any of them, however
 * many steps away. The rights of a role hide what sessions of other roles do: those seem to stand still.
 */
const SIGHT = `
  WITH RECURSIVE involved (pid) AS (
    SELECT mate.pid FROM pg_stat_activity one
    JOIN pg_stat_activity mate ON mate.pid = one.pid
      OR (one.application_name LIKE '${START_NAME}-%' AND mate.application_name = one.application_name)
    WHERE one.pid = ANY($1::int[])
    UNION SELECT blocker FROM involved, unnest(pg_blocking_pids(pid)) AS blocker)
  SELECT coalesce(bool_or(state = 'active' AND coalesce(wait_event_type, '') NOT IN ('Lock', 'Client')), false) AS working,
    coalesce(string_agg(concat_ws(' ', pid, state, query_start, state_change), ', ' ORDER BY pid), '') AS print,
    coalesce(string_agg(format('%s (session %s)', coalesce(nullif(application_name, ''), 'another program'), pid), ', '
      ORDER BY pid), '') AS who
  FROM involved JOIN pg_stat_activity USING (pid) WHERE pid <> pg_backend_pid()`;

/** What the sessions with these process ids are at. */
export const sightOf = async (ask: Ask, pids: number[]): Promise<Sight> => {
  // Within one transaction the view would show one moment only.
  await ask('SELECT pg_stat_clear_snapshot()', []);
  const [sight] = (await ask(SIGHT, [pids])) as Sight[];
  return sight ?? { working: false, print: '', who: '' };
};

/** Process ids of the sessions that hold this advisory lock in this database, other than the one that is asked. */
export const holdersOf = async (ask: Ask, lock: number): Promise<number[]> => {
  const rows = (await ask(
    `SELECT DISTINCT pid FROM pg_locks
     WHERE locktype = 'advisory' AND granted AND objsubid = 1 AND pid <> pg_backend_pid()
       AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
       AND (classid::bigint << 32) | objid::bigint = $1::bigint`,
    [lock],
  )) as { pid: number }[];
  return rows.map(({ pid }) => pid);
};

/** Process ids of the sessions that those of this name wait for. */
export const blockersOf = async (ask: Ask, name: string): Promise<number[]> => {
  const rows = (await ask(
    `SELECT DISTINCT blocker AS pid FROM pg_stat_activity, unnest(pg_blocking_pids(pid)) AS blocker
     WHERE application_name = $1`,
    [name],
  )) as { pid: number }[];
  return rows.map(({ pid }) => pid);
};

/** Process ids of all programs in this database but the one of this name and the one that is asked. */
export const othersThan = async (ask: Ask, name: string): Promise<number[]> => {
  const rows = (await ask(
    `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND backend_type = 'client backend'
       AND application_name <> $1 AND pid <> pg_backend_pid()`,
    [name],
  )) as { pid: number }[];
  return rows.map(({ pid }) => pid);
};
