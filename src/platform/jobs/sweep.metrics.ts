import { Injectable } from '@nestjs/common';
import type { Counter, Gauge, Histogram } from 'prom-client';
import { machineTime } from '../clock/clock';
import { Metrics } from '../metrics/metrics';

/** Seconds; a sweep of a hundred mails or payment commands may take minutes. */
const BUCKETS = [0.01, 0.05, 0.25, 1, 5, 30, 120];

/** How long sweeps take, when each last ended well, and how much they did. */
@Injectable()
export class SweepMetrics {
  private readonly durations: Histogram;
  private readonly lastRuns: Gauge;
  private readonly done: Counter;

  constructor(metrics: Metrics) {
    this.durations = metrics.histogram({
      name: 'sweep_duration_seconds',
      help: 'Time of one run of a sweep, by how it ended.',
      labels: ['sweep', 'outcome'],
      buckets: BUCKETS,
    });
    this.lastRuns = metrics.gauge({
      name: 'sweep_last_done_timestamp_seconds',
      help: 'When a sweep last ended without an error in this process, in seconds since 1970.',
      labels: ['sweep'],
    });
    this.done = metrics.counter({
      name: 'sweep_things_done_total',
      help: 'What sweeps worked off.',
      labels: ['sweep'],
    });
  }

  /** Starts a run's watch; call the answer at its end. It hands on how much was done. */
  begin(sweep: string): (outcome: 'done' | 'failed', done: number) => number {
    const stop = this.durations.startTimer({ sweep });
    return (outcome, done) => {
      stop({ outcome });
      this.done.inc({ sweep }, done);
      if (outcome === 'done') this.lastRuns.set({ sweep }, machineTime().getTime() / 1000);
      return done;
    };
  }
}
