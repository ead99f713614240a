import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { version } from '../../../package.json';

export interface MetricWish {
  /** Prometheus name without our prefix: `bookings_moved_total`. */
  name: string;
  help: string;
  /** Names of labels. Their values must come from a list in the code: an id or free text has no end. */
  labels?: string[];
}

/** Put before every metric of ours. */
export const METRIC_PREFIX = 'greenroom_';

/** The metrics of one application: a registry of its own, so that several can run in one process. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();

  constructor() {
    collectDefaultMetrics({ register: this.registry });
    const { node } = process.versions;
    this.gauge({ name: 'build_info', help: 'Always 1; what runs here.', labels: ['version', 'node'] }).set(
      { version, node },
      1,
    );
  }

  counter(wish: MetricWish): Counter {
    return new Counter(this.configOf(wish));
  }

  /** `read`, if given, sets it anew for each scrape. */
  gauge(wish: MetricWish, read?: (gauge: Gauge) => void): Gauge {
    return new Gauge({
      ...this.configOf(wish),
      ...(read && {
        collect(this: Gauge) {
          read(this);
        },
      }),
    });
  }

  /** `buckets` in the unit of the name, which is seconds. */
  histogram(wish: MetricWish & { buckets: number[] }): Histogram {
    return new Histogram({ ...this.configOf(wish), buckets: wish.buckets });
  }

  private configOf({ name, help, labels = [] }: MetricWish) {
    return { name: `${METRIC_PREFIX}${name}`, help, labelNames: labels, registers: [this.registry] };
  }
}
