import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '../database/database';
import { Sweeps } from './sweeps';

/** No sweep runs for so long; a job that is locked for longer belongs to a process that died. */
const DEAD_AFTER = `interval '10 minutes'`;

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
    this.sweeps.register('jobs.leftovers', () => this.clear());
  }

  private clear(): Promise<number> {
    return this.database.tx(async (tx) => {
      await tx.query(
        `SELECT graphile_worker.force_unlock_workers(array_agg(DISTINCT locked_by))
         FROM graphile_worker.jobs WHERE locked_at < clock_timestamp() - ${DEAD_AFTER}`,
      );
      const [row] = await tx.query<{ cleared: string }[]>(
        `SELECT count(*) AS cleared FROM graphile_worker.complete_jobs(ARRAY(
           SELECT id FROM graphile_worker.jobs WHERE locked_at IS NULL AND attempts >= max_attempts))`,
      );
      return Number(row?.cleared ?? 0);
    });
  }
}
