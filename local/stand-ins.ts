import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createHmac } from 'node:crypto';
import type { Config } from '../src/platform/config/config';
import { inTurn } from '../src/platform/database/turns';
import type { PaymentsPlace, Running, StandIns, StartTalk } from '../src/stand-ins';
import { banner } from './banner';
import { MovableClock } from './clock/movable-clock';
import { type DemoLogins, loadDemoData } from './demo/demo-data';
import { builtPages } from './pages/build-pages';
import { startEmbeddedPostgres } from './postgres';
import { SandboxModule } from './sandbox.module';
import { startStripeSandbox } from './stripe';

/** The payment sandbox runs beside the API and signs its webhooks with a secret of its own. */
const startPayments = async ({ config, databaseUrl, clock, say }: PaymentsPlace): Promise<Running> => {
  const webhookSecret = `whsec_${createHmac('sha256', config.secret).update('sandbox webhooks').digest('hex')}`;
  const sandbox = await startStripeSandbox({
    databaseUrl,
    port: config.stripeSandboxPort || config.port + 1,
    webhookUrl: `http://127.0.0.1:${config.port}/v1/stripe/webhook`,
    webhookSecret,
    now: () => clock.now(),
    environment: config.environment,
    say,
  });
  config.stripe.webhookSecrets = [webhookSecret];
  config.stripe.endpoint = { host: '127.0.0.1', port: sandbox.port, protocol: 'http' };
  return sandbox;
};

/** Two processes that load the same people at once would stand in each other's way. */
const loadDemoInTurn = (app: NestFastifyApplication, url: string, patience: StartTalk): Promise<DemoLogins> =>
  inTurn(url, {
    turn: { lock: 4_711_050, doing: 'loads the demo data' },
    patience,
    work: () => loadDemoData(app),
  });

const welcome = async (
  app: NestFastifyApplication,
  config: Config & { databaseUrl: string },
  talk: StartTalk,
): Promise<string[]> => {
  const { databaseUrl, databaseDirectUrl, demoData } = config;
  const demo = demoData ? await loadDemoInTurn(app, databaseDirectUrl ?? databaseUrl, talk) : null;
  return banner(config, demo);
};

/** What a laptop needs to run all of Greenroom: PostgreSQL, a payment sandbox, a clock to move, demo people. */
export const standIns: StandIns = {
  startDatabase: (config, say) => startEmbeddedPostgres({ dataDir: `${config.dataDir}/postgres`, log: say }),
  startPayments,
  clock: () => new MovableClock(),
  pages: builtPages,
  modules: [{ module: SandboxModule }],
  welcome,
};
