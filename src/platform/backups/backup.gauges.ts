import type { DatabaseGauge } from '../metrics/database.gauges';

/**
 * Backups that were recorded in the table `backups`: `npm run backup` does, other tools are told to. Only those of this
 * very database count, not what a dump of another one brought along.
 */
export const backupGauges: DatabaseGauge[] = [
  {
    name: 'backup_age_seconds',
    help: 'Age of the state that the latest recorded backup holds; infinite when there was none.',
    sql: `SELECT coalesce(extract(epoch FROM (SELECT machine FROM moment) - max(taken_at))::float8, 'Infinity') AS value
      FROM backups WHERE database = database_identity()`,
  },
];
