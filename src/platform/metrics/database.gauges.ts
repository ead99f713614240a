import { Injectable, Logger } from '@nestjs/common';
import type { Gauge } from 'prom-client';
import { setTimeout as sleep } from 'node:timers/promises';
import { Clock, machineTime } from '../clock/clock';
import { Database } from '../database/database';
import { Metrics, type MetricWish } from './metrics';

export interface DatabaseGauge extends MetricWish {
  /**
   * Answers a column for each label and `value`. It must be cheap at any size of the tables: an index that holds only
   * what is open. `moment.present` is our clock, `moment.machine` this machine's.
   */
  sql: string;
}

interface GaugeRow {
  name: string;
  labels: Record<string, string>;
  value: number | null;
}

/** A scrape does not wait for a database that is busy or gone. */
const WAIT_MS = 2_000;

/** Gauges that the database knows best. One statement reads them all when a scrape asks. */
@Injectable()
export class DatabaseGauges {
  private readonly logger = new Logger('Metrics');
  private readonly gauges = new Map<string, { gauge: Gauge; labelled: boolean; sql: string }>();
  private readonly fresh: Gauge;
  private reading: Promise<boolean> | null = null;

  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly metrics: Metrics,
  ) {
    this.fresh = metrics.gauge({
      name: 'database_gauges_fresh',
      help: '1 when the gauges that come from the database were read for this scrape, 0 when it gave no answer.',
    });
  }

  add({ sql, ...wish }: DatabaseGauge): void {
    this.gauges.set(wish.name, { gauge: this.metrics.gauge(wish), labelled: Boolean(wish.labels), sql });
  }

  /** Reads all of them anew. Never throws and never takes long: without an answer they are left out. */
  async refresh(): Promise<void> {
    this.reading ??= this.read().finally(() => (this.reading = null));
    const done = await Promise.race([this.reading, sleep(WAIT_MS, false, { ref: false })]);
    if (!done) this.forget();
    this.fresh.set(done ? 1 : 0);
  }

  private async read(): Promise<boolean> {
    try {
      const rows = await this.database.query<GaugeRow>(this.statement(), [this.clock.now(), machineTime()]);
      this.forget();
      for (const { name, labels, value } of rows) {
        if (value !== null) this.gauges.get(name)?.gauge.set(labels, value);
      }
      return true;
    } catch (error) {
      this.logger.warn({ err: error }, 'the gauges of the database could not be read');
      return false;
    }
  }

  /** A gauge with labels loses its series; one without cannot, and is not a number. */
  private forget(): void {
    for (const { gauge, labelled } of this.gauges.values()) {
      gauge.reset();
      if (!labelled) gauge.set(Number.NaN);
    }
  }

  private statement(): string {
    const parts = [...this.gauges].map(
      ([
        name,
        { sql },
      ]) => `SELECT '${name}' AS name, to_jsonb(g) - 'value' AS labels, g.value::float8 AS value
        FROM (${sql}) g`,
    );
    return `WITH moment AS (SELECT $1::timestamptz AS present, $2::timestamptz AS machine) ${parts.join(' UNION ALL ')}`;
  }
}
