import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { Logger as WorkerLogger, parseCronItems, run, type Runner } from 'graphile-worker';
import { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../config/config';
import { Sweeps } from './sweeps';

/** Runs the sweeps in the background: when a job wakes them, and every minute in any case. */
@Injectable()
export class Worker implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('Worker');
  private runner: Runner | null = null;
  private pool: Pool | null = null;
  private stopping = false;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @InjectDataSource() private readonly source: DataSource,
    private readonly sweeps: Sweeps,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (!this.config.backgroundJobs || !('url' in this.source.options)) return;
    this.pool = new Pool({
      connectionString: this.source.options.url,
      max: 4,
      connectionTimeoutMillis: 5_000,
    });
    this.pool.on('error', (error) => {
      if (!this.stopping) this.logger.warn({ err: error }, 'the job queue lost a connection');
    });
    this.pool.on('connect', (client) => client.on('error', () => undefined));
    this.runner = await run({
      pgPool: this.pool,
      concurrency: 2,
      noHandleSignals: true,
      pollInterval: 2_000,
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
    });
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping = true;
    await this.runner?.stop().catch(() => undefined);
    await this.pool?.end();
  }
}

const isNamed = (payload: unknown): payload is { name: string } =>
  typeof payload === 'object' && payload !== null && 'name' in payload && typeof payload.name === 'string';
