import { until } from './until';

/** Whatever can ask the database outside of a transaction, which would see one moment only. */
interface Asker {
  database: { query<Row>(sql: string, params?: unknown[]): Promise<Row[]> };
}

/** How many sessions wait for what this backend has locked, or for one that does. */
export const waitersFor = async ({ database }: Asker, pid: number): Promise<number> => {
  const [found] = await database.query<{ n: number }>(
    `WITH RECURSIVE stopped AS (
       SELECT pid FROM pg_stat_activity WHERE $1 = ANY (pg_blocking_pids(pid))
       UNION SELECT a.pid FROM pg_stat_activity a JOIN stopped s ON s.pid = ANY (pg_blocking_pids(a.pid)))
     SELECT count(*)::int AS n FROM stopped`,
    [pid],
  );
  return found?.n ?? 0;
};

/** Until at least `count` sessions wait for what this backend has locked. */
export const waitingFor = async (asker: Asker, pid: number, count: number): Promise<void> => {
  await until(
    async () => (await waitersFor(asker, pid)) >= count,
    `${count} sessions wait for backend ${pid}`,
  );
};
