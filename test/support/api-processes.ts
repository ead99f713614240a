import { MovableClock } from '../../local/clock/movable-clock';
import { loadConfig, type Config } from '../../src/platform/config/config';
import type { Fault } from '../../src/platform/fault-points';
import { HOUR_MS, MINUTE_MS } from '../../src/shared/time';
import { ApiProcess } from './api-process';
import { startSandbox, type TestSandbox } from './sandbox';

/** What a child is started with, as JSON in its environment. */
export interface ProcessOrders {
  config: Config & { databaseUrl: string };
  clock: ClockState;
}

/** Stands still at an instant, or runs so many milliseconds ahead of real time. */
export interface ClockState {
  stoppedAt: string | null;
  offsetMs: number;
}

export type ToChild = { id: number } & (
  | { kind: 'clock'; clock: ClockState }
  | { kind: 'faults'; faults: Fault[] }
  | { kind: 'sweep' | 'sweep_until_quiet' }
);

export type FromChild =
  | { kind: 'listening'; port: number }
  | { kind: 'fault'; fault: Fault }
  /** Requests that were taken up and will have no whole answer. */
  | { kind: 'cut_off'; requests: number }
  /** A transaction that is begun again. */
  | { kind: 'begun_again' }
  | { kind: 'done'; id: number; done: number };

export interface ApiProcessesOptions {
  /** A migrated database; also one that the caller is going to kill. */
  databaseUrl: string;
  /** How many API processes; default 1. */
  count?: number;
  /** Where the payment sandbox keeps its state; default `databaseUrl`. Another one survives the killing of the first. */
  sandboxDatabaseUrl?: string;
  /** Default: a sandbox of its own in this process, which sends webhooks and expires checkouts by itself. */
  sandbox?: TestSandbox;
  /** Shared with the children through `clock`; default: a new one that runs on from `BEGIN`. */
  clock?: MovableClock;
  /** Settings that differ; `app.config` of a TestApp makes processes beside it that accept its tokens. */
  config?: Partial<Config>;
  /** More environment for the children, as NODE_OPTIONS. The configuration is not read from it. */
  env?: Record<string, string>;
  /** False when a child's death is part of the test; otherwise `stop` throws after one that nobody asked for. */
  deathsFail?: boolean;
}

export interface ApiProcesses {
  all: ApiProcess[];
  /** Addresses of all processes, also of those that are down. */
  urls: string[];
  config: Config & { databaseUrl: string };
  sandbox: TestSandbox;
  clock: SharedClock;
  /** Sends webhooks to this process from now on; null keeps them queued. At the start they go to the first. */
  webhooksTo(receiver: ApiProcess | null): void;
  /** Runs sweeps and deliveries until nothing more happens; somebody must be up. Throws after 100 rounds. */
  settle(): Promise<void>;
  /** Deaths that nobody asked for, with the last lines that the process wrote. */
  deaths(): string[];
  /** Ends everything that was started here. Throws when a process died by itself (see `deathsFail`). */
  stop(): Promise<void>;
}

/** Where the clock of the processes begins, unless one is given. */
export const BEGIN = new Date('2027-02-01T12:00:00.000Z');

/**
 * Real API processes on one database, with background jobs, and the payment sandbox in this process, so that it
 * survives when they are killed. They listen on ports of the system's choice and keep them over restarts, and end
 * when this process ends. Answers when all are ready.
 *
 *     const api = await startApiProcesses({ databaseUrl, count: 2 });
 *     api.all[0].kill('SIGKILL'); await api.all[0].ended; await api.all[0].start();
 */
export const startApiProcesses = async (options: ApiProcessesOptions): Promise<ApiProcesses> => {
  const clock = new SharedClock(options.clock ?? movingFrom(BEGIN));
  const sandbox = options.sandbox ?? (await ownSandbox(options, clock));
  const config = configOf(options, sandbox);
  const all = Array.from(
    { length: options.count ?? 1 },
    (_, index) => new ApiProcess(`api ${index + 1}`, config, () => clock.state(), options.env ?? {}),
  );
  clock.follow(all);
  const deaths = (): string[] => all.flatMap((one) => one.deaths);
  const stop = async (): Promise<void> => {
    await Promise.all(all.map((one) => one.stop()));
    if (!options.sandbox) await sandbox.stop();
    const unasked = deaths();
    if (unasked.length > 0 && options.deathsFail !== false) throw new Error(unasked.join('\n'));
  };
  const webhooksTo = (receiver: ApiProcess | null): void =>
    sandbox.setWebhookUrl(receiver ? `${receiver.url}/v1/stripe/webhook` : null);
  try {
    await Promise.all(all.map((one) => one.start()));
  } catch (error) {
    await stop().catch(() => undefined);
    throw error;
  }
  webhooksTo(all[0] ?? null);
  return {
    all,
    urls: all.map(({ url }) => url),
    config,
    sandbox,
    clock,
    webhooksTo,
    settle: () => settle(all, sandbox),
    deaths,
    stop,
  };
};

const movingFrom = (instant: Date): MovableClock => {
  const clock = new MovableClock();
  clock.setOffset(instant.getTime() - Date.now());
  return clock;
};

const ownSandbox = (
  { databaseUrl, sandboxDatabaseUrl = databaseUrl }: ApiProcessesOptions,
  clock: SharedClock,
): Promise<TestSandbox> =>
  startSandbox({ databaseUrl: sandboxDatabaseUrl, appPort: null, now: () => clock.now(), background: true });

const configOf = (
  { databaseUrl, config }: ApiProcessesOptions,
  sandbox: TestSandbox,
): Config & { databaseUrl: string } => {
  const base = loadConfig({ NODE_ENV: 'test', LOG_LEVEL: process.env.TEST_LOG ?? 'error' });
  return {
    ...base,
    ...config,
    databaseUrl,
    port: 0,
    backgroundJobs: config?.backgroundJobs ?? true,
    stripe: { ...base.stripe, ...sandbox.clientConfig },
  };
};

const settle = async (all: ApiProcess[], sandbox: TestSandbox): Promise<void> => {
  for (let round = 0; round < 100; round += 1) {
    let done = await sandbox.deliverDue();
    for (const one of all) if (one.isUp) done += await one.sweep();
    if (done === 0) return;
  }
  throw new Error('the sweeps do not come to rest');
};

/** The clock of this process and of all that follow it; each move is acknowledged by everybody before it answers. */
export class SharedClock {
  private followers: ApiProcess[] = [];

  constructor(private readonly clock: MovableClock) {}

  follow(followers: ApiProcess[]): void {
    this.followers = followers;
  }

  now(): Date {
    return this.clock.now();
  }

  /** What a process that starts now must know. */
  state(): ClockState {
    const [first, offsetMs] = [this.clock.now(), this.clock.offset()];
    const stands = this.clock.isStopped();
    return { stoppedAt: stands ? first.toISOString() : null, offsetMs };
  }

  /** Stands still at this instant until it is moved. */
  async stopAt(instant: Date): Promise<void> {
    this.clock.stopAt(instant);
    await this.tell();
  }

  /** Runs on from this instant. */
  async runFrom(instant: Date): Promise<void> {
    this.clock.setOffset(instant.getTime() - Date.now());
    await this.tell();
  }

  async advance({ minutes = 0, hours = 0 }: { minutes?: number; hours?: number }): Promise<void> {
    this.clock.advance(minutes * MINUTE_MS + hours * HOUR_MS);
    await this.tell();
  }

  /** Hands the present state to everybody who is up, after the clock was moved by somebody else. */
  async tell(): Promise<void> {
    const clock = this.state();
    await Promise.all(
      this.followers.filter(({ isUp }) => isUp).map((one) => one.ask({ kind: 'clock', clock })),
    );
  }
}
