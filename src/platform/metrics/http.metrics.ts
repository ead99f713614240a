import { Injectable } from '@nestjs/common';
import type { Counter, Histogram } from 'prom-client';
import { Metrics } from './metrics';

/** Seconds: from a cached read to a booking that waits for the payment provider's five seconds. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** How requests go, by route pattern: the set of patterns is fixed, addresses are not. */
@Injectable()
export class HttpMetrics {
  private readonly latency: Histogram;
  private readonly refusals: Counter;

  constructor(metrics: Metrics) {
    this.latency = metrics.histogram({
      name: 'http_request_duration_seconds',
      help: 'Time from the first byte of a request to the last of its answer.',
      labels: ['method', 'route', 'status'],
      buckets: BUCKETS,
    });
    this.refusals = metrics.counter({
      name: 'refusals_total',
      help: 'Requests that were answered with a problem document, by its code.',
      labels: ['code'],
    });
  }

  observe(request: { method: string; route: string; status: number; ms: number }): void {
    const { method, route, ms } = request;
    this.latency.observe({ method, route, status: `${Math.floor(request.status / 100)}xx` }, ms / 1000);
  }

  /** `code` is one of those in the source, as `slot.taken`. */
  refused(code: string): void {
    this.refusals.inc({ code });
  }
}
