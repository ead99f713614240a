import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import {
  Logger as WorkerLogger,
  parseCronItems,
  run,
  type Runner,
  type RunnerOptions,
  type Task,
} from 'graphile-worker';
import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../config/config';
import { CONNECT_WITHIN_MS, impatientSocket } from '../database/data-source';
import { faultOf } from '../database/database-faults';
import { lockNumber } from '../database/locks';
import { BATCH_ROWS } from './batches';
import { Sweeps } from './sweeps';
import { taskOf } from './wake-up';

/** The queue speaks at least every minute (its cron wakes the listener); a longer silence is a dead connection. */
const SILENCE_MS = 150_000;
const RETRY_EVERY_MS = 1_000;
const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 5_000;
/** Longer than anything but a mail server or a payment provider that hangs; requests are served meanwhile. */
const DRAIN_WITHIN_MS = 10_000;

/**
 * Ends due jobs of one task, at most a batch: a backlog of any size shrinks with each run, where all of it at once would
 * be cut by the time limit. Two processes never do so at once, or they would wait for each other's rows.
 */
const TAKE_DUE = `
  WITH mine AS MATERIALIZED (SELECT pg_try_advisory_xact_lock(${lockNumber('wakeUps', '$1::text')}) AS yes)
  SELECT count(*) FROM mine, graphile_worker.complete_jobs(ARRAY(
    SELECT id FROM graphile_worker.jobs
    WHERE task_identifier = $1 AND locked_at IS NULL AND run_at <= clock_timestamp() AND (SELECT yes FROM mine)
    LIMIT ${BATCH_ROWS}))`;

/** Runs the sweeps in the background: when a job wakes them, and every minute in any case. */
@Injectable()
export class Worker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Worker');
  private readonly stopping = new AbortController();
  private url: string | null = null;
  private life: Life | null = null;
  private watching: Promise<void> | null = null;
  private retries: NodeJS.Timeout | undefined;
  private seenAt = performance.now();

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @InjectDataSource() private readonly source: DataSource,
    private readonly sweeps: Sweeps,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (!this.config.backgroundJobs || !('url' in this.source.options)) return;
    // It listens, which a pooler in transaction mode does not pass on.
    this.url = this.config.databaseDirectUrl ?? this.source.options.url ?? null;
    this.life = await this.firstStart();
    this.watching = this.keepRunning();
    this.retries = setInterval(() => void this.sweeps.runFailed(), RETRY_EVERY_MS).unref();
  }

  /**
   * Before the shutdown proper, in which the connections of the database are closed first: a sweep that loses them
   * could not note what it has just done, as a mail that was sent, and another process would do it again.
   */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    clearInterval(this.retries);
    const ended = this.drain().then(() => true);
    const inTime = await Promise.race([ended, sleep(DRAIN_WITHIN_MS, false, { ref: false })]);
    if (!inTime)
      this.logger.warn('a sweep has not ended in time; its leases leave the rest to the next start');
  }

  private async drain(): Promise<void> {
    const quiet = this.sweeps.stop();
    if (this.life) await end(this.life);
    await this.watching;
    await quiet;
  }

  /** Seconds since the queue was last seen at work; null where background jobs are switched off. */
  silentSeconds(): number | null {
    return this.url ? (performance.now() - this.seenAt) / 1000 : null;
  }

  private connect(): Pool {
    const pool = new Pool({
      connectionString: this.url ?? undefined,
      application_name: 'greenroom-jobs',
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

  /** A database that is too busy just now does not keep the process from starting; the queue is then tried again. */
  private firstStart(): Promise<Life | null> {
    return this.start().catch((error: unknown) => {
      if (faultOf(error) === 'other') throw error;
      this.logger.warn({ err: error }, 'the job queue could not start yet; trying again');
      return null;
    });
  }

  private async start(): Promise<Life> {
    const pool = this.connect();
    const events = this.signsOfLife();
    try {
      const runner = await run({ ...this.options(), events, pgPool: pool });
      const gaveUp = new Promise<void>((resolve) => events.once('pool:gracefulShutdown', () => resolve()));
      return { pool, runner, over: Promise.race([gaveUp, runner.promise.catch(() => undefined)]) };
    } catch (error) {
      void pool.end().catch(() => undefined);
      throw error;
    }
  }

  /**
   * The queue gives up when it cannot report a finished job, as in an outage, and may take long to end: another one
   * takes its place at once, with back-off while that is impossible.
   */
  private async keepRunning(): Promise<void> {
    const { signal } = this.stopping;
    for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      await this.life?.over;
      if (signal.aborted) return;
      if (this.life) {
        this.logger.warn('the job queue gave up; starting another');
        void end(this.life);
        pause = FIRST_PAUSE_MS;
      }
      this.life = null;
      await sleep(pause, null, { signal }).catch(() => null);
      if (!signal.aborted) this.life = await this.start().catch(() => null);
      if (signal.aborted && this.life) await end(this.life);
    }
  }

  private options(): RunnerOptions {
    return {
      concurrency: 2,
      noHandleSignals: true,
      pollInterval: this.config.pollJobsEveryMs,
      // Otherwise a job whose end cannot be stored is an unhandled rejection, and Node dies with the database.
      preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
      logger: new WorkerLogger(() => (level, message) => {
        if (level === 'error') this.logger.error(message);
      }),
      taskList: {
        ...Object.fromEntries(this.sweeps.names().map((name) => [taskOf(name), this.taskFor(name)])),
        sweep_all: () => this.sweeps.promptAll(),
      },
      parsedCronItems: parseCronItems([{ task: 'sweep_all', match: '* * * * *', identifier: 'sweep_all' }]),
    };
  }

  /**
   * One run does for every wake-up that is due before it begins: under load they would pile up behind each other. None
   * waits here for a run that is under way, or a sweep that hangs would take both places of the queue.
   */
  private taskFor(name: string): Task {
    return async (_payload, { query }) => {
      await query(TAKE_DUE, [taskOf(name)]).catch(() => undefined);
      await this.sweeps.prompt(name);
    };
  }

  private signsOfLife(): EventEmitter {
    const seen = (): void => {
      this.seenAt = performance.now();
    };
    return new EventEmitter().on('worker:getJob:empty', seen).on('job:start', seen);
  }
}

/** One run of the job queue, on connections of its own. */
interface Life {
  pool: Pool;
  runner: Runner;
  /** It does not look for jobs any more. */
  over: Promise<void>;
}

const end = async ({ pool, runner }: Life): Promise<void> => {
  await runner.stop().catch(() => undefined);
  await pool.end().catch(() => undefined);
};
