import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database, type Tx } from '../database/database';
import { inBatches } from './batches';
import { Sweeps } from './sweeps';

/** No sweep runs for so long; a job that is locked for longer belongs to a process that died. */
const DEAD_AFTER = `interval '10 minutes'`;

/** Unlocks what dead processes had taken, at most `$1` jobs. A worker has one job at a time. */
const UNLOCK_DEAD = `
  WITH dead AS MATERIALIZED (
    SELECT locked_by FROM graphile_worker.jobs WHERE locked_at < clock_timestamp() - ${DEAD_AFTER} LIMIT $1),
  unlocked AS MATERIALIZED (
    SELECT graphile_worker.force_unlock_workers(array_agg(DISTINCT locked_by)) FROM dead)
  SELECT count(*)::int AS n FROM dead WHERE EXISTS (SELECT FROM unlocked)`;

/** Removes wake-ups that nobody will try again, at most `$1`. */
const CLEAR = `
  SELECT count(*)::int AS n FROM graphile_worker.complete_jobs(ARRAY(
    SELECT id FROM graphile_worker.jobs WHERE locked_at IS NULL AND attempts >= max_attempts ORDER BY id LIMIT $1))`;

/**
 * Clears away the wake-ups of killed processes, which the queue itself keeps locked for four hours and then for ever.
 * What they were to wake has run since, with the next sweep over everything. All times are the queue's, which are
 * the database's.
 */
@Injectable()
export class JobLeftovers implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly sweeps: Sweeps,
  ) {}

  onModuleInit(): void {
    this.sweeps.register('jobs.leftovers', (goOn) => this.clear(goOn));
  }

  private async clear(goOn: () => boolean): Promise<number> {
    await inBatches(this.database, goOn, (tx, rows) => count(tx, UNLOCK_DEAD, rows));
    const { done } = await inBatches(this.database, goOn, (tx, rows) => count(tx, CLEAR, rows));
    return done;
  }
}

const count = async (tx: Tx, sql: string, rows: number): Promise<number> => {
  const [row] = await tx.query<{ n: number }>(sql, [rows]);
  return row?.n ?? 0;
};
