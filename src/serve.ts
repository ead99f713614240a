import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createApp } from './app';
import { SystemClock } from './platform/clock/clock';
import { type Config, loadConfig } from './platform/config/config';
import { ConfigError } from './platform/config/config.error';
import { filesFolder } from './platform/config/storage-config';
import { keptSecret } from './platform/config/kept-secret';
import { DiskSpace } from './platform/health/disk-space';
import { tryFolder } from './platform/storage/disk-storage';
import { armFaults } from './platform/fault-points';
import { prepareDatabase } from './platform/database/prepare';
import { assertStripeConfig } from './payments';
import { sentenceFor } from './start-faults';
import type { Running, StandIns, StartTalk } from './stand-ins';

/** Besides the settings, the environment says whether npm started us. */
type Environment = Record<string, string | undefined>;

/** What still runs when it has not ended by then is left to the next start, which cleans up by itself. */
const STOP_WITHIN_MS = 30_000;

/**
 * Runs the product until it is told to end (SIGINT, SIGTERM). What cannot be started ends the process with exit code 1
 * and one sentence.
 * @param standIns what to use where the settings name no database and no Stripe; never used in production
 */
export const serve = (env: Environment, standIns: StandIns | null): void => {
  const service = new Service(env, standIns);
  process.on('SIGINT', service.stopOnce);
  process.on('SIGTERM', service.stopOnce);
  if (env.npm_lifecycle_event) stopWithParent(service.stopOnce);
  service.start();
};

/**
 * npm hands a SIGTERM to the shell between us, which ends without passing it on: when the process that started us is
 * gone, we stop as well.
 */
const stopWithParent = (stop: () => void): void => {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) stop();
  }, 500).unref();
};

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const fail = (error: unknown): never => {
  process.stderr.write(`${sentenceFor(error)}\n`);
  process.exit(1);
};

/** One start and its orderly end. */
class Service {
  private config: Config | null = null;
  private app: NestFastifyApplication | null = null;
  /** Beside the application, in the order in which they were started. */
  private readonly beside: Running[] = [];
  private stopping = false;
  private started: Promise<void> = Promise.resolve();
  private readonly talk: StartTalk = { say, isOver: () => this.stopping };

  constructor(
    private readonly env: Environment,
    private readonly standIns: StandIns | null,
  ) {}

  start(): void {
    this.started = this.startAll();
    this.started.catch(async (error: unknown) => {
      if (this.stopping) return;
      const noRoom = await this.hasNoRoom();
      await this.stop().catch(() => undefined);
      const { message } = error instanceof Error ? error : { message: String(error) };
      fail(noRoom ? `DATA_DIR: there is too little room on its disk (${message}).` : error);
    });
  }

  /** A start under way is waited for, so that no half-started database stays behind. */
  readonly stopOnce = (): void => {
    if (this.stopping) return;
    this.stopping = true;
    say('Stopping...');
    setTimeout(() => fail('Not everything ended in time.'), STOP_WITHIN_MS).unref();
    this.started
      .catch(() => undefined)
      .then(() => this.stop())
      .then(
        () => process.exit(0),
        (error: unknown) => fail(error),
      );
  };

  /** Database, migrations, payments, application: in this order, each stand-in only where it is needed. */
  private async startAll(): Promise<void> {
    const began = performance.now();
    const config = (this.config = loadConfig(this.env));
    const standIns = config.environment === 'production' ? null : this.standIns;
    if (!standIns) assertComplete(config);
    await prepareMachine(config, this.env);
    const databaseUrl = config.databaseUrl ?? (await this.startDatabase(config));
    if (this.stopping) return;
    const { applied } = await prepareDatabase(databaseUrl, config.databaseDirectUrl, this.talk);
    if (this.stopping) return;
    if (applied.length > 0) say(`Migrated the database (${applied.length} steps).`);
    const pages = standIns ? await standIns.pages(say) : builtPages();
    if (!pages) say('There are no pages: npm run build makes them. The API is all that is served.');
    const parts = { config: { ...config, databaseUrl }, pages };
    const app = await this.createApp(parts, config.stripe.sandbox ? standIns : null);
    await app.listen(config.port, config.host);
    const lines = (await standIns?.welcome(app, { ...config, databaseUrl }, this.talk)) ?? [];
    const ready = `Greenroom is ready after ${((performance.now() - began) / 1000).toFixed(1)} s.`;
    say(['', ready, ...lines, ''].join('\n'));
  }

  private async startDatabase(config: Config): Promise<string> {
    if (!this.standIns) throw new ConfigError('DATABASE_URL: required');
    const database = await this.standIns.startDatabase(config, say);
    this.beside.push(database);
    config.disk.folders.push(database.folder);
    return database.url;
  }

  /** With the sandbox, where no Stripe is named: its payments, its clock, and what moves them. */
  private async createApp(
    { config, pages }: { config: Config & { databaseUrl: string }; pages: string | null },
    sandbox: StandIns | null,
  ): Promise<NestFastifyApplication> {
    const clock = sandbox?.clock() ?? new SystemClock();
    const { databaseUrl } = config;
    if (sandbox) this.beside.push(await sandbox.startPayments({ config, databaseUrl, clock, say }));
    this.app = await createApp({ config, clock, pages, extras: sandbox?.modules });
    return this.app;
  }

  /** Drains jobs, then HTTP, then the sandbox, then the database. */
  private async stop(): Promise<void> {
    await this.app?.close();
    for (const running of this.beside.reverse()) await running.stop();
  }

  /** A disk that is full breaks things in many ways, and each says something else. */
  private async hasNoRoom(): Promise<boolean> {
    return this.config !== null && (await new DiskSpace(this.config).check()) === 'full';
  }
}

/** The pages that `npm run build` made, beside the compiled product; null where it did not. */
const builtPages = (): string | null => {
  const folder = join(__dirname, '..', 'web');
  return existsSync(join(folder, 'addresses.json')) ? folder : null;
};

/** What a start without stand-ins needs of its settings. */
const assertComplete = (config: Config): void => {
  const missing = [
    ...(config.databaseUrl ? [] : ['DATABASE_URL']),
    ...(config.stripe.sandbox ? ['STRIPE_SECRET_KEY'] : []),
  ];
  if (missing.length > 0)
    throw new ConfigError(
      `${missing.join(', ')}: required; the built-in database and payment sandbox come with npm start only`,
    );
};

/** Secrets and folders. Throws ConfigError, or the system's error of a folder that cannot be used. */
const prepareMachine = async (config: Config, env: Environment): Promise<void> => {
  if (config.environment !== 'production' && !env.SECRET) config.secret = keptSecret(config.dataDir);
  assertStripeConfig(config);
  if (!config.s3) await tryFolder(filesFolder(config.dataDir));
  armFaults(config.faults);
};
