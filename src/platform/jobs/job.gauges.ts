import type { DatabaseGauge } from '../metrics/database.gauges';

/** Jobs that may run: not locked, not out of tries. Their times are the database's. */
const DUE = `FROM graphile_worker.jobs
  WHERE locked_at IS NULL AND attempts < max_attempts AND run_at <= clock_timestamp()`;

/** The job queue, whose jobs are only wake-ups: a lag here makes things late, not lost. */
export const jobGauges: DatabaseGauge[] = [
  {
    name: 'jobs_due',
    help: 'Jobs that are due and that nobody has taken.',
    sql: `SELECT count(*) AS value ${DUE}`,
  },
  {
    name: 'job_lag_seconds',
    help: 'How long the oldest due job has been waiting; 0 when none is.',
    sql: `SELECT coalesce(extract(epoch FROM clock_timestamp() - min(run_at)), 0) AS value ${DUE}`,
  },
];
