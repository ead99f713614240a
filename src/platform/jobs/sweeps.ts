import { Injectable, Logger } from '@nestjs/common';
import { SharedRuns } from '../../shared/shared-runs';
import { withLogFields } from '../log/log-fields';
import { FailingRows, type Lane, type RowSweep } from './row-sweep';
import { SweepMetrics } from './sweep.metrics';

/**
 * A sweep finds what is due by the clock and works it off; it answers how many things it did. Deadlines are columns
 * and the sweep over them is the truth: a job is only a wake-up that makes it prompt. Between two steps it asks `goOn`,
 * which says no once the process is to end.
 */
export type Sweep = (goOn: () => boolean) => Promise<number>;

/** Together about a minute. */
const QUICK_RETRIES = 5;

@Injectable()
export class Sweeps {
  private readonly logger = new Logger('Sweeps');
  private readonly sweeps = new Map<string, () => Promise<number>>();
  private readonly overRows = new Map<string, Pick<RowSweep<never>, 'due'>>();
  private readonly runs = new SharedRuns<number>();
  private readonly networked = new Set<string>();
  private readonly startedAt = new Map<string, number>();
  /** Sweeps whose last run failed, or left a row that did: how often in a row, and when by the monotonic clock. */
  private readonly failures = new Map<string, { times: number; at: number }>();
  private stopped = false;
  private readonly goOn = (): boolean => !this.stopped;

  constructor(
    private readonly metrics: SweepMetrics,
    private readonly failingRows: FailingRows,
  ) {}

  /** A sweep that fails or succeeds as a whole, though what it did before it failed may stay. */
  register(name: string, sweep: Sweep, lane: Lane = 'database'): void {
    this.add(name, lane, async () => {
      const done = await sweep(this.goOn);
      this.failures.delete(name);
      return done;
    });
  }

  /** A sweep that works row by row: what fails is logged, counted, and tried again without stopping the others. */
  registerRows<Row extends { id: string }>(name: string, rows: RowSweep<Row>): void {
    this.overRows.set(name, rows);
    this.add(name, rows.lane ?? 'database', async () => {
      const { done, failed } = await this.failingRows.workOff(name, rows, this.goOn);
      if (failed > 0) this.noteFailure(name);
      else this.failures.delete(name);
      return done;
    });
  }

  names(): string[] {
    return [...this.sweeps.keys()];
  }

  /**
   * Runs one sweep in this process. Callers who come while it runs share one further run, which starts after
   * the present one, so that what they committed is seen.
   */
  run(name: string): Promise<number> {
    return this.runs.run(name, () => this.start(name));
  }

  /**
   * Answers a wake-up: a run begins now, or once more after the present one, which is not waited for. Waits only for a
   * run that it began itself and that needs nothing but the database. Never throws.
   */
  async prompt(name: string): Promise<void> {
    const isBusy = this.runs.isBusy(name);
    const run = this.run(name);
    if (!isBusy && !this.networked.has(name)) await run;
  }

  /** Prompts all that have something to do: those of the network begin together, the others one after the other. */
  async promptAll(): Promise<void> {
    const due = await this.due();
    const [networked, others] = [true, false].map((is) =>
      due.filter((name) => this.networked.has(name) === is),
    );
    for (const name of [...(networked ?? []), ...(others ?? [])]) await this.prompt(name);
  }

  /**
   * The sweeps that may have something to do now, by one statement: those over rows are left out when none is due. When
   * it fails it may be the fault of a single one, which must not keep the others waiting: then all of them.
   */
  async due(): Promise<string[]> {
    try {
      const due = await this.failingRows.namesDue(this.overRows);
      return this.names().filter((name) => due.has(name) || !this.overRows.has(name));
    } catch (error) {
      this.logger.error({ err: error }, 'what is due cannot be asked together; every sweep runs');
      return this.names();
    }
  }

  /** Runs every sweep that has something to do, once, and waits for each; the sum of what they did. */
  async runAll(): Promise<number> {
    let done = 0;
    for (const name of await this.due()) done += await this.run(name);
    return done;
  }

  /**
   * Runs again what failed, after one, two, four ... seconds; a sweep that keeps failing is left to the next sweep
   * over everything. Otherwise what an outage interrupted would wait up to a minute for that.
   */
  async runFailed(): Promise<void> {
    for (const [name, { times, at }] of [...this.failures])
      if (times <= QUICK_RETRIES && performance.now() - at >= 500 * 2 ** times) await this.prompt(name);
  }

  /**
   * Starts no further run, and waits until those under way have ended what they are at: a mail that was sent is to be
   * noted as sent. Meant for the end of the process; what is still due is found by the next one.
   */
  async stop(): Promise<void> {
    this.stopped = true;
    await this.runs.ended();
  }

  /** Seconds that the longest of the running sweeps has been at it; 0 when none runs. */
  longestRunSeconds(): number {
    return Math.max(0, ...[...this.startedAt.values()].map((at) => (performance.now() - at) / 1000));
  }

  private async start(name: string): Promise<number> {
    const sweep = this.sweeps.get(name);
    if (!sweep || this.stopped) return 0;
    this.startedAt.set(name, performance.now());
    const ended = this.metrics.begin(name);
    return withLogFields({ sweep: name }, sweep)
      .then(
        (done) => ended('done', done),
        (error: unknown) => {
          this.noteFailure(name);
          this.logger.error({ sweep: name, err: error }, 'a sweep failed; the next run tries again');
          return ended('failed', 0);
        },
      )
      .finally(() => this.startedAt.delete(name));
  }

  private add(name: string, lane: Lane, sweep: () => Promise<number>): void {
    if (this.sweeps.has(name)) throw new Error(`there are two sweeps named ${name}`);
    if (lane === 'network') this.networked.add(name);
    this.sweeps.set(name, sweep);
  }

  private noteFailure(name: string): void {
    const times = (this.failures.get(name)?.times ?? 0) + 1;
    this.failures.set(name, { times, at: performance.now() });
  }
}
