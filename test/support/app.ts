import type { DynamicModule, Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import request from 'supertest';
import type TestAgent from 'supertest/lib/agent';
import { createApp } from '../../src/app';
import { MovableClock } from '../../local/clock/movable-clock';
import { loadConfig, type Config, type Limit } from '../../src/platform/config/config';
import { Database } from '../../src/platform/database/database';
import type { LogDestination } from '../../src/platform/log/logger';
import type { Role } from '../../src/platform/http/access';
import { Sweeps } from '../../src/platform/jobs/sweeps';
import { HOUR_MS, MINUTE_MS } from '../../src/shared/time';
import { assertInvariants } from './invariants';
import { createTestDatabase, type TestDatabase } from './test-database';
import { startSandbox, type TestSandbox } from './sandbox';
import { createAccount } from './accounts';
import { keepServerLog } from './server-log';
import { settling } from './until-quiet';
import { testFolder } from './test-folder';

export interface TestAccount {
  accountId: string;
  token: string;
  email: string;
  name: string;
  /** Where it is not that of all test accounts. */
  password?: string;
}

export interface TestClock {
  now(): Date;
  set(instant: Date): void;
  advance(by: { minutes?: number; hours?: number }): void;
}

export interface TestApp {
  http: () => TestAgent;
  /** Base address of the listening server. */
  url: string;
  clock: TestClock;
  config: Config;
  database: Database;
  stripe: TestSandbox;
  nest: NestFastifyApplication;
  get: <T>(type: Type<T> | (abstract new (...args: never[]) => T)) => T;
  /** Delivers events and runs all sweeps until nothing more happens. */
  settle: () => Promise<void>;
  signUp: (who?: { roles?: Role[]; name?: string; zone?: string }) => Promise<TestAccount>;
  /**
   * Throws when something that must always hold does not; a hold may live until the sweep after its deadline. Until
   * the given instant an earlier version ran.
   */
  checkInvariants: (earlierUntil?: Date) => Promise<void>;
  stop: () => Promise<void>;
}

export type TestConfig = Partial<Omit<Config, 'databaseUrl'>>;

/** Where every API test begins: a Monday noon in winter, far from any clock change. */
export const TEST_START = new Date('2027-02-01T12:00:00.000Z');

/**
 * The whole application over HTTP on a database of its own, with a clock that stands still until a test moves it,
 * the payment sandbox inside, and no background jobs: `settle()` runs them. Most tests have it by `useTestApp()`. `own` is
 * a migrated database instead of a new one; it is dropped in the end as well. `extras` are modules beyond the product's,
 * as `main` adds.
 */
export const startTestApp = async (
  overrides: TestConfig = {},
  logTo?: LogDestination,
  own?: TestDatabase,
  extras: DynamicModule[] = [],
): Promise<TestApp> => {
  const database = own ?? (await createTestDatabase());
  const clock = new MovableClock();
  clock.stopAt(TEST_START);
  const stripe = await startSandbox({ databaseUrl: database.url, appPort: null, now: () => clock.now() });
  const config = { ...testConfig(database.url, stripe), ...overrides };
  const nest = await createApp({ config, clock, logTo: logTo ?? keepServerLog, extras });
  const url = await listen(nest, config, overrides);
  stripe.setWebhookUrl(`${url}/v1/stripe/webhook`);
  const sweeps = nest.get(Sweeps);
  const db = nest.get(Database);
  const sweepUntilQuiet = settling(sweeps, clock);
  const settle = async (): Promise<void> => {
    await sweepUntilQuiet(() => stripe.deliverDue());
  };
  return {
    http: () => request(url),
    url,
    clock: {
      now: () => clock.now(),
      set: (instant) => clock.stopAt(instant),
      advance: ({ minutes = 0, hours = 0 }) => clock.advance(minutes * MINUTE_MS + hours * HOUR_MS),
    },
    config,
    database: db,
    stripe,
    nest,
    get: (type) => nest.get(type as Type),
    settle,
    signUp: (who) => createAccount(nest, who),
    checkInvariants: async (earlierUntil) => {
      await sweeps.run('bookings.expire_holds');
      await assertInvariants(db, clock.now(), earlierUntil);
    },
    stop: async () => {
      await nest.close();
      await stripe.stop();
      await database.drop();
      await rm(config.dataDir, { recursive: true, force: true });
    },
  };
};

/** Listens on a port of the system's choice and tells the configuration, which is read at each use; answers the address. */
const listen = async (
  nest: NestFastifyApplication,
  config: Config,
  overrides: Partial<Config>,
): Promise<string> => {
  await nest.listen(0, '127.0.0.1');
  const { port } = nest.getHttpServer().address() as AddressInfo;
  config.port = overrides.port ?? port;
  config.publicUrl = overrides.publicUrl ?? `http://127.0.0.1:${port}`;
  return `http://127.0.0.1:${port}`;
};

const testConfig = (databaseUrl: string, stripe: TestSandbox): Config & { databaseUrl: string } => {
  const config = loadConfig({
    NODE_ENV: 'test',
    LOG_LEVEL: process.env.TEST_LOG ?? 'info',
    DATA_DIR: testFolder('files'),
  });
  return {
    ...config,
    databaseUrl,
    backgroundJobs: false,
    limits: unlimited(config.limits),
    stripe: { ...config.stripe, ...stripe.clientConfig },
  };
};

/** Tests do in seconds what people do in days; those of the limits bring their own. */
const unlimited = (limits: Config['limits']): Config['limits'] =>
  Object.fromEntries(
    Object.keys(limits).map((name): [string, Limit] => [name, { points: 1_000_000, seconds: 60 }]),
  ) as unknown as Config['limits'];
