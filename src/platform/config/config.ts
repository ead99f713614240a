import { z } from 'zod';
import { randomBytes } from 'node:crypto';
import { type HttpConfig, httpConfigOf, httpSettings } from './http-config';
import { sampleSecretFaults } from './sample-secrets';
import { ConfigError } from './config.error';
import { type DiskConfig, diskOf, type S3Config, s3Of, storageSettings } from './storage-config';
import { isIP } from 'node:net';
import { type Fault, parseFault } from '../fault-points';
import { url } from './setting-types';

/** Injection token of the one configuration object; nobody else reads the environment. */
export const CONFIG = Symbol('config');

const flag = z.enum(['true', 'false', '1', '0']).transform((text) => text === 'true' || text === '1');
const port = z.coerce.number().int().min(0).max(65_535);

const trustedProxy = (text: string): boolean => {
  const [address = '', bits = '0', ...rest] = text.split('/');
  const most = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  return rest.length === 0 && /^\d{1,3}$/.test(bits) && Number(bits) <= most;
};

/** As a browser writes it in `Origin`: nothing behind the host and its port. */
const isOrigin = (text: string): boolean =>
  /^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text;

/** Every setting, its meaning and its default; the README's table is made from these descriptions. */
const settings = z.object({
  NODE_ENV: z
    .enum(['development', 'test', 'production'])
    .default('development')
    .describe('development, test or production; production demands real secrets and refuses the sandbox'),
  PORT: port.default(3000).describe('port of the API'),
  HOST: z.string().min(1).default('127.0.0.1').describe('address to listen on'),
  PUBLIC_URL: url.optional().describe('address that people reach us under; used in mails and calendar files'),
  ALLOWED_ORIGINS: z
    .string()
    .transform((text) => text.split(','))
    .refine(
      (list) => list.every(isOrigin),
      'must be origins, like https://app.example.com,https://tools.example.com',
    )
    .optional()
    .describe(
      'comma separated origins of other sites whose scripts may call the API, with an access token and without our cookies; none by default',
    ),
  DATABASE_URL: z
    .string()
    .startsWith('postgres')
    .optional()
    .describe('PostgreSQL 15 or newer; without it an embedded server is started'),
  DATABASE_DIRECT_URL: z
    .string()
    .startsWith('postgres')
    .optional()
    .describe(
      'the server itself, when DATABASE_URL leads to a pooler such as PgBouncer in transaction mode; used for migrations, the job queue and backups',
    ),
  DATABASE_POOL: z.coerce
    .number()
    .int()
    .min(2)
    .max(200)
    .default(10)
    .describe('connections of the API to the database'),
  ...storageSettings,
  DEMO_DATA: flag.optional().describe('load demo data at start (default: only with the sandbox)'),
  SECRET: z
    .string()
    .min(32)
    .optional()
    .describe('signs access tokens; at least 32 characters, required in production'),
  STRIPE_SECRET_KEY: z
    .string()
    .regex(/^(sk|rk)_(test|live)_\w+$/, 'must look like sk_test_... or sk_live_...')
    .optional()
    .describe('Stripe secret key; without it the built-in payment sandbox is used'),
  STRIPE_WEBHOOK_SECRETS: z
    .string()
    .optional()
    .describe('comma separated webhook signing secrets, newest first'),
  STRIPE_ALLOW_TEST_KEY: flag.default(false).describe('allow a Stripe test key in production'),
  STRIPE_SANDBOX_PORT: port
    .default(0)
    .describe('port of the payment sandbox; 0 picks the port after the API'),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'must start with smtp:// or smtps://')
    .optional()
    .describe('mail server; without it mails stay in the dev mailbox'),
  MAIL_FROM: z
    .string()
    .min(3)
    .default('Greenroom <no-reply@greenroom.example>')
    .describe('sender of mails; production refuses the sample'),
  SUPPORT_EMAIL: z.email().optional().describe('where answers to our mails go; without it to their sender'),
  MEETING_BASE_URL: url
    .default('https://meet.greenroom.example')
    .describe('base of generated meeting rooms; production refuses the sample'),
  PLATFORM_FEE_BASIS_POINTS: z.coerce
    .number()
    .int()
    .min(0)
    .max(10_000)
    .default(2_000)
    .describe('our part of a price, in hundredths of a percent'),
  SETTLEMENT_CURRENCIES: z
    .string()
    .regex(/^[A-Z]{3}(,[A-Z]{3})*$/, 'must be like USD,EUR')
    .default('USD,EUR')
    .describe('currencies that offerings may be sold in'),
  FAULT_POINTS: z
    .string()
    .optional()
    .transform((text, context) => {
      const faults = (text ?? '').split(',').filter(Boolean).map(parseFault);
      if (faults.includes(null)) context.addIssue('must be like point:kind:hit, with a known point and kind');
      return faults.filter((fault) => fault !== null);
    })
    .describe('for tests of crashes: where to break, as point:kind:hit; refused in production'),
  SELF_GRADE_HOURS: z.coerce
    .number()
    .int()
    .min(1)
    .max(24 * 30)
    .default(72)
    .describe(
      'hours after the end of a session within which a candidate must finish a self-grade that they have begun',
    ),
  METRICS_TOKEN: z
    .string()
    .min(16)
    .optional()
    .describe('bearer token that GET /metrics asks for; in production there are no metrics without it'),
  TRUSTED_PROXIES: z
    .string()
    .transform((text) => text.split(','))
    .refine((list) => list.every(trustedProxy), 'must be addresses or networks, like 10.0.0.7,192.168.0.0/16')
    .optional()
    .describe(
      'comma separated addresses or networks of your own proxies; only from them X-Forwarded-For says who calls',
    ),
  REQUESTS_PER_MINUTE: z.coerce
    .number()
    .int()
    .min(0)
    .optional()
    .describe(
      'requests that one client may make of one process in a minute; 0 for no limit (default: 1200, none in tests)',
    ),
  ...httpSettings,
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
    .optional()
    .describe('how much is logged; by default info in production and warn elsewhere'),
});

export interface StripeConfig {
  secretKey: string;
  webhookSecrets: string[];
  /** Set when the SDK talks to the loopback sandbox instead of Stripe. */
  endpoint: { host: string; port: number; protocol: 'http' } | null;
  allowTestKey: boolean;
  sandbox: boolean;
}

/** So many times in so many seconds. */
export interface Limit {
  points: number;
  seconds: number;
}

export interface Config {
  environment: 'development' | 'test' | 'production';
  port: number;
  host: string;
  publicUrl: string;
  /** Other sites whose scripts may call the API. */
  allowedOrigins: string[];
  databaseUrl: string | null;
  /** Past a pooler, for what needs a session of its own; null when `databaseUrl` is the server itself. */
  databaseDirectUrl: string | null;
  databasePool: number;
  dataDir: string;
  /** Where documents lie when that is not the disk. */
  s3: S3Config | null;
  demoData: boolean;
  secret: string;
  accessTokenMinutes: number;
  refreshTokenDays: number;
  stripe: StripeConfig;
  stripeSandboxPort: number;
  mail: {
    smtpUrl: string | null;
    from: string;
    /** Where answers go; default the sender. */
    replyTo?: string;
    /** Milliseconds that the whole of a try to hand over a mail may take; default 30,000. */
    tryMs?: number;
  };
  meetingBaseUrl: string;
  platformFeeBasisPoints: number;
  settlementCurrencies: string[];
  /** A Checkout Session is open for this long; the hold ends two minutes later (money rule 9). */
  checkoutMinutes: number;
  holdMinutes: number;
  /** So many hours after the scheduled end a self-grade that was begun ends, and filed feedback waits for it no more. */
  selfGradeHours: number;
  metricsToken: string | null;
  /** Addresses and networks whose X-Forwarded-For counts. */
  trustedProxies: string[];
  /** Per client and process; 0 for no limit. */
  requestsPerMinute: number;
  http: HttpConfig;
  disk: DiskConfig;
  limits: {
    /** Wrong passwords for one address from one client, or one browser that its owner logged in with. */
    wrongPasswords: Limit;
    /** Wrong passwords for any address from one client. */
    wrongPasswordsOfClient: Limit;
    /** Wrong passwords of somebody who is logged in, in one session. */
    wrongSecondLooks: Limit;
    /** Mails of one purpose (sign-up, reset, confirmation, change of address) to one address, whoever asks. */
    mailsToAddress: Limit;
    /** The same from one client. */
    mailsToAddressOfClient: Limit;
    /** Mails of one purpose to any address that one client makes us send. */
    mailsOfClient: Limit;
    /** Changes of address that one account asks for. */
    addressChanges: Limit;
  };
  logLevel: string;
  /** Where this program breaks on purpose; empty but in proofs of crashes. */
  faults: Fault[];
  /** Tests drive sweeps themselves; everything else runs them in the background. */
  backgroundJobs: boolean;
  /** Milliseconds after which the job queue looks for work that nobody woke it for. */
  pollJobsEveryMs: number;
}

/** Setting names with description and default, for the documentation. */
export const settingDocs = (): { name: string; description: string; preset: string }[] =>
  Object.entries(settings.shape).map(([name, schema]) => {
    const preset = schema.safeParse(undefined);
    return {
      name,
      description: schema.description ?? '',
      preset: preset.success && preset.data !== undefined ? String(preset.data) : '',
    };
  });

/**
 * Reads the configuration from an environment. Throws a ConfigError whose message names every faulty variable
 * (never its value, which may be a secret).
 */
export const loadConfig = (env: Record<string, string | undefined>): Config => {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = settings.safeParse(given);
  if (!parsed.success) {
    throw new ConfigError(
      parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; '),
    );
  }
  return assemble(parsed.data);
};

const assemble = (s: z.output<typeof settings>): Config => {
  if (s.NODE_ENV === 'production') requireProductionSettings(s);
  const sandbox = !s.STRIPE_SECRET_KEY;
  return {
    environment: s.NODE_ENV,
    port: s.PORT,
    host: s.HOST,
    publicUrl: s.PUBLIC_URL ?? `http://localhost:${s.PORT}`,
    allowedOrigins: s.ALLOWED_ORIGINS ?? [],
    ...databaseOf(s),
    dataDir: s.DATA_DIR,
    s3: s3Of(s),
    demoData: s.DEMO_DATA ?? sandbox,
    secret: s.SECRET ?? randomBytes(32).toString('hex'),
    accessTokenMinutes: 15,
    refreshTokenDays: 30,
    stripe: {
      secretKey: s.STRIPE_SECRET_KEY ?? 'sk_test_sandbox',
      webhookSecrets: (s.STRIPE_WEBHOOK_SECRETS ?? '').split(',').filter(Boolean),
      endpoint: null,
      allowTestKey: s.STRIPE_ALLOW_TEST_KEY,
      sandbox,
    },
    stripeSandboxPort: s.STRIPE_SANDBOX_PORT,
    mail: { smtpUrl: s.SMTP_URL ?? null, from: s.MAIL_FROM, replyTo: s.SUPPORT_EMAIL },
    meetingBaseUrl: s.MEETING_BASE_URL,
    platformFeeBasisPoints: s.PLATFORM_FEE_BASIS_POINTS,
    settlementCurrencies: s.SETTLEMENT_CURRENCIES.split(','),
    checkoutMinutes: 35,
    holdMinutes: 37,
    selfGradeHours: s.SELF_GRADE_HOURS,
    metricsToken: s.METRICS_TOKEN ?? null,
    trustedProxies: s.TRUSTED_PROXIES ?? [],
    requestsPerMinute: s.REQUESTS_PER_MINUTE ?? (s.NODE_ENV === 'test' ? 0 : 1_200),
    http: httpConfigOf(s),
    disk: diskOf(s),
    limits: {
      wrongPasswords: { points: 10, seconds: 15 * 60 },
      wrongPasswordsOfClient: { points: 100, seconds: 15 * 60 },
      wrongSecondLooks: { points: 10, seconds: 15 * 60 },
      // Not longer than the shortest link lives: while no more mails are sent, the last one sent still works.
      mailsToAddress: { points: 5, seconds: 60 * 60 },
      mailsToAddressOfClient: { points: 5, seconds: 60 * 60 },
      mailsOfClient: { points: 50, seconds: 60 * 60 },
      addressChanges: { points: 5, seconds: 60 * 60 },
    },
    logLevel: s.LOG_LEVEL ?? (s.NODE_ENV === 'production' ? 'info' : 'warn'),
    faults: s.FAULT_POINTS,
    backgroundJobs: true,
    pollJobsEveryMs: 2_000,
  };
};

const databaseOf = (
  s: z.output<typeof settings>,
): Pick<Config, 'databaseUrl' | 'databaseDirectUrl' | 'databasePool'> => {
  if (s.DATABASE_DIRECT_URL && !s.DATABASE_URL)
    throw new ConfigError('DATABASE_DIRECT_URL: needs DATABASE_URL, the pooler in front of that server');
  return {
    databaseUrl: s.DATABASE_URL ?? null,
    databaseDirectUrl: s.DATABASE_DIRECT_URL ?? null,
    databasePool: s.DATABASE_POOL,
  };
};

const requireProductionSettings = (s: z.output<typeof settings>): void => {
  const missing = (
    [
      'SECRET',
      'DATABASE_URL',
      'PUBLIC_URL',
      'STRIPE_SECRET_KEY',
      'STRIPE_WEBHOOK_SECRETS',
      'SMTP_URL',
    ] as const
  ).filter((name) => s[name] === undefined);
  if (missing.length > 0)
    throw new ConfigError(`${missing.join(', ')}: required when NODE_ENV is production`);
  const samples = sampleSecretFaults(s);
  if (samples.length > 0) throw new ConfigError(samples.join('; '));
  if (s.FAULT_POINTS.length > 0) throw new ConfigError('FAULT_POINTS: refused when NODE_ENV is production');
};
