import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Database, Tx } from '../database/database';

/** Rows of one statement and transaction: few enough that it takes moments, enough that its overhead does not matter. */
export const BATCH_ROWS = 10_000;
/** Milliseconds after which a run begins no further batch: other sweeps want their turn, and the next run goes on. */
const RUN_MS = 2_000;

/** What came of one run over batches. */
export interface Batched {
  /** Rows. */
  done: number;
  /** Nothing was left; otherwise the next run goes on. */
  finished: boolean;
}

/** Which rows of a table are deleted. All parts are SQL of ours, never input. */
export interface Deletion {
  table: string;
  /** The condition; an index that begins with `by` must find these rows, or each batch reads the whole table. */
  due: string;
  by: string;
  params: unknown[];
}

/**
 * Works off any number of rows in batches, each in a transaction of its own, until nothing is left, the time of one run
 * is over, or `goOn` says no. What is done stays done, however the run ends. A batch is never cut by the time limits of
 * requests: one that is too slow for them would be too slow at every run.
 * @param batch does at most so many rows and answers how many it did
 */
export const inBatches = async (
  database: Database,
  goOn: () => boolean,
  batch: (tx: Tx, rows: number) => Promise<number>,
): Promise<Batched> => {
  const until = performance.now() + RUN_MS;
  let done = 0;
  for (;;) {
    const rows = await database.longTx((tx) => batch(tx, BATCH_ROWS));
    done += rows;
    if (rows < BATCH_ROWS) return { done, finished: true };
    if (!goOn() || performance.now() >= until) return { done, finished: false };
    await nextTurn();
  }
};

/** Deletes in batches. Rows that somebody else is at are left to the next run. */
export const deleteInBatches = (
  database: Database,
  goOn: () => boolean,
  { table, due, by, params }: Deletion,
): Promise<Batched> =>
  inBatches(database, goOn, async (tx, rows) => {
    const deleted = await tx.query<object>(
      `DELETE FROM ${table} WHERE ${due} AND ctid = ANY (ARRAY(
         SELECT ctid FROM ${table} WHERE ${due} ORDER BY ${by} LIMIT ${rows} FOR UPDATE SKIP LOCKED)) RETURNING 1`,
      params,
    );
    return deleted.length;
  });
