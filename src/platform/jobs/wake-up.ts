import type { Queryable } from '../database/tx';

/** The job queue's name for the wake-ups of a sweep. */
export const taskOf = (sweep: string): string => `sweep.${sweep}`;

/**
 * Asks, with the transaction's commit, for a run of the sweep so many milliseconds from now; `Tx.wake` is the way to it.
 * No job key: two transactions must not wait for each other's wake-up row.
 */
export const addWakeUp = async (tx: Queryable, sweep: string, delayMs: number): Promise<void> => {
  await tx.query(
    `SELECT graphile_worker.add_job($1,
       run_at := clock_timestamp() + $2 * interval '1 millisecond', max_attempts := 1)`,
    [taskOf(sweep), delayMs],
  );
};
