import 'reflect-metadata';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createHmac } from 'node:crypto';
import { createApp } from './app';
import { banner } from './banner';
import { type DemoLogins, loadDemoData } from './demo-data';
import { type Clock, MovableClock, SystemClock } from './platform/clock/clock';
import { type Config, loadConfig } from './platform/config/config';
import { ConfigError } from './platform/config/config.error';
import { filesFolder } from './platform/config/storage-config';
import { keptSecret } from './platform/config/kept-secret';
import { DiskSpace } from './platform/health/disk-space';
import { tryFolder } from './platform/storage/disk-storage';
import { armFaults } from './platform/fault-points';
import { prepareDatabase } from './platform/database/prepare';
import { StandstillError } from './platform/database/standstill';
import { inTurn } from './platform/database/turns';
import {
  type EmbeddedPostgres,
  EmbeddedPostgresError,
  startEmbeddedPostgres,
} from './platform/embedded-database';
import { assertStripeConfig } from './payments';
import { SandboxModule } from './sandbox/sandbox.module';
import { startStripeSandbox, type StripeSandbox } from './sandbox/stripe';

interface Running {
  config: Config | null;
  app: NestFastifyApplication | null;
  stripe: StripeSandbox | null;
  database: EmbeddedPostgres | null;
}

const running: Running = { config: null, app: null, stripe: null, database: null };
let stopping = false;
const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Database, migrations, sandbox, application, demo data: in this order, each only when it is needed. */
const start = async (): Promise<void> => {
  const began = performance.now();
  const config = (running.config = loadConfig(process.env));
  if (config.environment !== 'production' && !process.env.SECRET) config.secret = keptSecret(config.dataDir);
  assertStripeConfig(config);
  if (!config.s3) await tryFolder(filesFolder(config.dataDir));
  armFaults(config.faults);
  const databaseUrl = config.databaseUrl ?? (await startDatabase(config));
  if (stopping) return;
  const { applied } = await prepareDatabase(databaseUrl, config.databaseDirectUrl, {
    say,
    isOver: () => stopping,
  });
  if (stopping) return;
  if (applied.length > 0) say(`Migrated the database (${applied.length} steps).`);
  const clock: Clock = config.stripe.sandbox ? new MovableClock() : new SystemClock();
  if (config.stripe.sandbox) await startSandbox(config, databaseUrl, clock);
  const extras = config.stripe.sandbox ? [{ module: SandboxModule }] : [];
  const app = await createApp({ config: { ...config, databaseUrl }, clock, extras });
  running.app = app;
  await app.listen(config.port, config.host);
  const demo = config.demoData ? await loadDemoInTurn(app, config.databaseDirectUrl ?? databaseUrl) : null;
  say(
    banner({
      config,
      sandboxUrl: running.stripe?.url ?? null,
      demo,
      seconds: (performance.now() - began) / 1000,
    }),
  );
};

/** Two processes that load the same people at once would stand in each other's way. */
const loadDemoInTurn = (app: NestFastifyApplication, url: string): Promise<DemoLogins> =>
  inTurn(url, {
    turn: { lock: 4_711_050, doing: 'loads the demo data' },
    patience: { say, isOver: () => stopping },
    work: () => loadDemoData(app),
  });

const startDatabase = async (config: Config): Promise<string> => {
  running.database = await startEmbeddedPostgres({ dataDir: `${config.dataDir}/postgres`, log: say });
  config.disk.folders.push(running.database.folder);
  return running.database.url;
};

/** The payment sandbox runs beside the API and signs its webhooks with a secret of its own. */
const startSandbox = async (config: Config, databaseUrl: string, clock: Clock): Promise<void> => {
  const webhookSecret = `whsec_${createHmac('sha256', config.secret).update('sandbox webhooks').digest('hex')}`;
  running.stripe = await startStripeSandbox({
    databaseUrl,
    port: config.stripeSandboxPort || config.port + 1,
    webhookUrl: `http://127.0.0.1:${config.port}/v1/stripe/webhook`,
    webhookSecret,
    now: () => clock.now(),
    environment: config.environment,
    say,
  });
  config.stripe.webhookSecrets = [webhookSecret];
  config.stripe.endpoint = { host: '127.0.0.1', port: running.stripe.port, protocol: 'http' };
};

/** Drains jobs, then HTTP, then the sandbox, then the database. */
const stop = async (): Promise<void> => {
  await running.app?.close();
  await running.stripe?.stop();
  await running.database?.stop();
};

/** What still runs when it has not ended by then is left to the next start, which cleans up by itself. */
const STOP_WITHIN_MS = 30_000;

/** A start under way is waited for, so that no half-started database stays behind. */
const stopOnce = (): void => {
  if (stopping) return;
  stopping = true;
  say('Stopping...');
  setTimeout(() => fail('Not everything ended in time.'), STOP_WITHIN_MS).unref();
  started
    .catch(() => undefined)
    .then(stop)
    .then(
      () => process.exit(0),
      (error: unknown) => fail(error),
    );
};

/**
 * npm hands a SIGTERM to the shell between us, which ends without passing it on: when the process that started us is
 * gone, we stop as well.
 */
const stopWithParent = (): void => {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) stopOnce();
  }, 500).unref();
};

/** One clear line for what the operator can mend; a stack only for what they cannot. */
const fail = (error: unknown): never => {
  process.stderr.write(`${sentenceFor(error)}\n`);
  process.exit(1);
};

/** DATA_DIR is what the operator can change. */
const onDisk = (codes: string[], what: string): Record<string, (error: Error) => string> =>
  Object.fromEntries(codes.map((code) => [code, (error) => `DATA_DIR: ${what} (${error.message}).`]));

/** What a system error code means to who starts us. */
const MEANINGS: Record<string, (error: Error) => string> = {
  EADDRINUSE: (error) =>
    `Port ${'port' in error ? String(error.port) : ''} is taken; choose another with PORT or STRIPE_SANDBOX_PORT.`,
  EACCES: (error) => `No permission: ${error.message}`,
  ...onDisk(['ENOSPC', 'EDQUOT'], 'There is no room left on the disk'),
  ...onDisk(['EROFS', 'ENOTDIR', 'EEXIST', 'EISDIR', 'ENAMETOOLONG'], 'This folder cannot be used'),
  '53100': (error) => `The disk of the database is full: ${error.message}`,
  '25006': (error) => `The database takes no changes: ${error.message}`,
  // PgBouncer's words for a database or a role that it does not know, and for a server that it cannot reach.
  '08P01': (error) => `DATABASE_URL: ${error.message}`,
  ECONNREFUSED: () => 'The database in DATABASE_URL does not answer.',
  ENOTFOUND: () => 'The host in DATABASE_URL is not known.',
  '28P01': (error) => `DATABASE_URL: ${error.message}`,
  '3D000': (error) => `DATABASE_URL: ${error.message}`,
};

const sentenceFor = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof ConfigError) return `Wrong setting: ${error.message}`;
  if (error instanceof EmbeddedPostgresError || error instanceof StandstillError) return error.message;
  const meaning = 'code' in error ? MEANINGS[String(error.code)] : undefined;
  return meaning?.(error) ?? error.stack ?? error.message;
};

/** A disk that is full breaks things in many ways, and each says something else. */
const hasNoRoom = async (): Promise<boolean> =>
  running.config !== null && (await new DiskSpace(running.config).check()) === 'full';

process.on('SIGINT', stopOnce);
process.on('SIGTERM', stopOnce);
if (process.env.npm_lifecycle_event) stopWithParent();
const started = start();
started.catch(async (error: unknown) => {
  if (stopping) return;
  const noRoom = await hasNoRoom();
  await stop().catch(() => undefined);
  const { message } = error instanceof Error ? error : { message: String(error) };
  fail(noRoom ? `DATA_DIR: there is too little room on its disk (${message}).` : error);
});
