import 'reflect-metadata';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { takeBackup } from '../../src/platform/backups/take';
import { loadDemoData } from '../../local/demo/demo-data';
import { DEMO_ADMIN, DEMO_CANDIDATE, DEMO_COACHES, DEMO_PASSWORD } from '../../local/demo/demo-people';
import { startTestApp, type TestAccount, type TestApp } from '../support/app';
import { bookAndPay, holdSlot, publishedCoach, sessionOf } from '../support/scenario';
import { testFolder } from '../support/test-folder';
import { TestRun } from '../support/test-run';
import { type Fixture, keepFixture } from './fixture';

/**
 * Makes a fixture of the present commit: `node -r @swc-node/register test/upgrade/make-fixture.ts`. Run it before an
 * issue begins; the demo's people with their history, and work that had not been done when the server was stopped:
 * payments nobody was told of, events to deliver, mails to send, wake-ups in the queue.
 */
const SECRET = 'an installation that outlives its code, 0123456789';

const head = (): string =>
  execFileSync('git', ['rev-parse', '--short=7', 'HEAD'], { encoding: 'utf8' }).trim();

const post = async (
  app: TestApp,
  path: string,
  body: object,
  as?: TestAccount,
): Promise<Record<string, string>> => {
  const {
    status,
    text,
    body: answer,
  } = await app
    .http()
    .post(path)
    .set(as ? { Authorization: `Bearer ${as.token}` } : {})
    .send(body);
  if (status >= 300) throw new Error(`${path}: ${status} ${text}`);
  return answer as Record<string, string>;
};

/** The demo waits for what follows from its steps, which nothing else does here. */
const loadWhole = async (app: TestApp): Promise<void> => {
  let done = false;
  const loading = loadDemoData(app.nest).finally(() => (done = true));
  while (!done) await app.settle();
  await loading;
  await app.settle();
};

/** Everything here is left half-way: no sweep runs after it. */
const leaveWork = async (app: TestApp): Promise<void> => {
  const coach = await publishedCoach(app);
  const confirmed = await bookAndPay(app, { coach });
  const cancelled = await bookAndPay(app, { coach });
  const paid = await holdSlot(app, { coach });
  await app.stripe.pay(sessionOf(paid.booking));
  await holdSlot(app, { coach });
  await post(app, `/v1/bookings/${cancelled.id}/cancellation`, {}, cancelled.candidate);
  await post(app, '/v1/accounts', {
    email: 'newcomer@example.test',
    password: DEMO_PASSWORD,
    name: 'New Comer',
    zone: 'Europe/Berlin',
    termsAccepted: true,
  });
  await post(app, '/v1/password-resets', { email: confirmed.candidate.email });
};

const jobsOf = (app: TestApp): Promise<Fixture['jobs']> =>
  app.database.query(
    `SELECT DISTINCT ON (task_identifier) task_identifier AS task, '{}'::jsonb AS payload FROM graphile_worker.jobs`,
  );

const make = async (): Promise<string> => {
  const app = await startTestApp({ secret: SECRET });
  const folder = join(testFolder('fixture'), 'backup');
  try {
    await loadWhole(app);
    const session = await post(app, '/v1/logins', { email: DEMO_CANDIDATE.email, password: DEMO_PASSWORD });
    await leaveWork(app);
    await takeBackup({ url: (app.config as { databaseUrl: string }).databaseUrl, folder });
    const name = `${head()}.json.gz`;
    keepFixture(name, {
      madeBy: head(),
      now: app.clock.now().toISOString(),
      secret: SECRET,
      url: app.config.publicUrl,
      password: DEMO_PASSWORD,
      logins: {
        candidate: DEMO_CANDIDATE.email,
        coach: DEMO_COACHES[0]?.email ?? '',
        admin: DEMO_ADMIN.email,
      },
      refreshToken: session.refreshToken ?? '',
      jobs: await jobsOf(app),
      backup: Object.fromEntries(
        readdirSync(folder).map((file) => [file, readFileSync(join(folder, file), 'utf8')]),
      ),
    });
    return name;
  } finally {
    await app.stop();
    rmSync(folder, { recursive: true, force: true });
  }
};

const main = async (): Promise<void> => {
  const run = await TestRun.begin();
  try {
    process.stdout.write(`${await make()}\n`);
  } finally {
    await run.end();
  }
};

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(1);
  },
);
