import { Injectable, type OnModuleInit } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { backupGauges } from '../backups/backup.gauges';
import { clockGauges } from '../clock/clock.gauges';
import { jobGauges } from '../jobs/job.gauges';
import { DatabaseGauges, type DatabaseGauge } from './database.gauges';
import { Metrics } from './metrics';

/** What waits in the tables that every feature uses. */
const TABLE_GAUGES: DatabaseGauge[] = [
  {
    name: 'outbox_events_waiting',
    help: 'Events that are stored but not yet delivered to all of their subscribers.',
    sql: `SELECT count(*) AS value FROM outbox_events
      WHERE delivered_at IS NULL AND occurred_at <= (SELECT present FROM moment)`,
  },
  {
    name: 'outbox_lag_seconds',
    help: 'Age of the oldest event that is not delivered; 0 when none waits.',
    sql: `SELECT coalesce(extract(epoch FROM (SELECT present FROM moment) - min(occurred_at)), 0) AS value
      FROM outbox_events WHERE delivered_at IS NULL AND occurred_at <= (SELECT present FROM moment)`,
  },
  {
    name: 'mails_waiting',
    help: 'Mails that are queued.',
    sql: `SELECT count(*) AS value FROM mails WHERE status = 'queued'`,
  },
  {
    name: 'mail_lag_seconds',
    help: 'Age of the oldest queued mail; 0 when none waits.',
    sql: `SELECT coalesce(extract(epoch FROM (SELECT present FROM moment) - min(created_at)), 0) AS value
      FROM mails WHERE status = 'queued'`,
  },
  {
    name: 'mails_given_up',
    help: 'Mails that are not tried any more.',
    sql: `SELECT count(*) AS value FROM mails WHERE status = 'failed'`,
  },
];

/** The gauges of platform: queues in the database, the clock, and the connection pool. */
@Injectable()
export class PlatformGauges implements OnModuleInit {
  constructor(
    private readonly metrics: Metrics,
    private readonly gauges: DatabaseGauges,
    @InjectDataSource() private readonly source: DataSource,
  ) {}

  onModuleInit(): void {
    for (const gauge of [...TABLE_GAUGES, ...jobGauges, ...clockGauges, ...backupGauges])
      this.gauges.add(gauge);
    this.watchPool();
  }

  /** Read from the driver at each scrape. */
  private watchPool(): void {
    const pool = poolOf(this.source);
    const wish = {
      name: 'database_pool_connections',
      help: 'Connections of the pool, and requests waiting for one.',
      labels: ['state'],
    };
    this.metrics.gauge(wish, (gauge) => {
      gauge.set({ state: 'total' }, pool.totalCount);
      gauge.set({ state: 'idle' }, pool.idleCount);
      gauge.set({ state: 'waiting' }, pool.waitingCount);
    });
  }
}

/** The driver's pool; its type hides it. */
const poolOf = ({ driver }: DataSource): Pool => {
  if ('master' in driver && driver.master instanceof Pool) return driver.master;
  throw new Error('the driver has no pool');
};
