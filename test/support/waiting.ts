import type { TestApp } from './app';

/**
 * Until `count` sessions of the database wait for what this backend has locked, or for one that does. Ask outside of a
 * transaction, which would see one moment only. Throws after five seconds.
 */
export const waitingFor = async (app: TestApp, pid: number, count: number): Promise<void> => {
  for (let i = 0; i < 200; i += 1) {
    const [found] = await app.database.query<{ n: number }>(
      `WITH RECURSIVE stopped AS (
         SELECT pid FROM pg_stat_activity WHERE $1 = ANY (pg_blocking_pids(pid))
         UNION SELECT a.pid FROM pg_stat_activity a JOIN stopped s ON s.pid = ANY (pg_blocking_pids(a.pid)))
       SELECT count(*)::int AS n FROM stopped`,
      [pid],
    );
    if ((found?.n ?? 0) >= count) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`${count} did not come to wait`);
};

/** Until something is so, asked again and again; the test's own time ends the wait. */
export const until = async (isSo: () => Promise<boolean>): Promise<void> => {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 20));
};
