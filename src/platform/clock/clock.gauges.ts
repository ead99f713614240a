import type { DatabaseGauge } from '../metrics/database.gauges';

/** Claims and tokens are judged by our clock, connections and jobs by the database's: they must agree. */
export const clockGauges: DatabaseGauge[] = [
  {
    name: 'clock_difference_seconds',
    help: 'How far the clock of the database is ahead of this machine, the way there included.',
    sql: `SELECT extract(epoch FROM clock_timestamp() - (SELECT machine FROM moment)) AS value`,
  },
];
