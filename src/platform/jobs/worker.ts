import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import {
  Logger as WorkerLogger,
  parseCronItems,
  run,
  type Runner,
  type RunnerOptions,
} from 'graphile-worker';
import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../config/config';
import { CONNECT_WITHIN_MS, impatientSocket } from '../database/data-source';
import { Sweeps } from './sweeps';

/** The queue speaks at least every minute (its cron wakes the listener); a longer silence is a dead connection. */
const SILENCE_MS = 150_000;
const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 5_000;

/** Runs the sweeps in the background: when a job wakes them, and every minute in any case. */
@Injectable()
export class Worker implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('Worker');
  private readonly stopping = new AbortController();
  private runner: Runner | null = null;
  private pool: Pool | null = null;
  private watching: Promise<void> | null = null;
  private seenAt = performance.now();

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @InjectDataSource() private readonly source: DataSource,
    private readonly sweeps: Sweeps,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (!this.config.backgroundJobs || !('url' in this.source.options)) return;
    this.pool = this.connect(this.source.options.url);
    const runner = await this.start(this.pool);
    this.watching = this.keepRunning(this.pool, runner);
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.runner?.stop().catch(() => undefined);
    await this.watching;
    await this.pool?.end();
  }

  /** Seconds since the queue was last seen at work; null where background jobs are switched off. */
  silentSeconds(): number | null {
    return this.pool ? (performance.now() - this.seenAt) / 1000 : null;
  }

  private connect(url: string | undefined): Pool {
    const pool = new Pool({
      connectionString: url,
      max: 4,
      connectionTimeoutMillis: CONNECT_WITHIN_MS,
      stream: () => impatientSocket(SILENCE_MS),
    });
    pool.on('error', (error) => {
      if (!this.stopping.signal.aborted) this.logger.warn({ err: error }, 'the job queue lost a connection');
    });
    pool.on('connect', (client) => client.on('error', () => undefined));
    return pool;
  }

  private async start(pgPool: Pool): Promise<Runner> {
    this.runner = await run({ ...this.options(), pgPool });
    return this.runner;
  }

  /** The queue ends itself when it cannot report a finished job, as in an outage: it is started again, with back-off. */
  private async keepRunning(pool: Pool, first: Runner): Promise<void> {
    const { signal } = this.stopping;
    let runner: Runner | null = first;
    for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      await runner?.promise.catch(() => undefined);
      if (signal.aborted) return;
      if (runner) pause = FIRST_PAUSE_MS;
      await sleep(pause, null, { signal }).catch(() => null);
      if (signal.aborted) return;
      this.logger.warn('the job queue has ended; starting it again');
      runner = await this.start(pool).catch(() => null);
      if (signal.aborted) await runner?.stop().catch(() => undefined);
    }
  }

  private options(): RunnerOptions {
    return {
      concurrency: 2,
      noHandleSignals: true,
      pollInterval: 2_000,
      // Otherwise a job whose end cannot be stored is an unhandled rejection, and Node dies with the database.
      preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
      events: this.signsOfLife(),
      logger: new WorkerLogger(() => (level, message) => {
        if (level === 'error') this.logger.error(message);
      }),
      taskList: {
        sweep: async (payload) => {
          if (isNamed(payload)) await this.sweeps.run(payload.name);
        },
        sweep_all: async () => {
          await this.sweeps.runAll();
        },
      },
      parsedCronItems: parseCronItems([{ task: 'sweep_all', match: '* * * * *', identifier: 'sweep_all' }]),
    };
  }

  private signsOfLife(): EventEmitter {
    const seen = (): void => {
      this.seenAt = performance.now();
    };
    return new EventEmitter().on('worker:getJob:empty', seen).on('job:start', seen);
  }
}

const isNamed = (payload: unknown): payload is { name: string } =>
  typeof payload === 'object' && payload !== null && 'name' in payload && typeof payload.name === 'string';
