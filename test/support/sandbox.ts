import type { StripeConfig } from '../../src/platform/config/config';
import { startStripeSandbox } from '../../local/stripe';

export type Sandbox = Awaited<ReturnType<typeof startStripeSandbox>>;
export type TestSandbox = Sandbox & {
  clientConfig: Pick<StripeConfig, 'secretKey' | 'webhookSecrets' | 'endpoint' | 'sandbox'>;
};

const WEBHOOK_SECRET = 'whsec_test_only_0123456789abcdef';

/** The payment sandbox on a free port, sending its webhooks to the application under test (null: keeping them). */
export const startSandbox = async (parts: {
  databaseUrl: string;
  appPort: number | null;
  now: () => Date;
  /** Sends webhooks and expires sessions by itself; by default `deliverDue` does it. */
  background?: boolean;
}): Promise<TestSandbox> => {
  const sandbox = await startStripeSandbox({
    databaseUrl: parts.databaseUrl,
    port: 0,
    webhookUrl: parts.appPort === null ? null : `http://127.0.0.1:${parts.appPort}/v1/stripe/webhook`,
    webhookSecret: WEBHOOK_SECRET,
    now: parts.now,
    environment: 'test',
    background: parts.background ?? false,
  });
  return Object.assign(sandbox, {
    clientConfig: {
      secretKey: 'sk_test_sandbox',
      webhookSecrets: [WEBHOOK_SECRET],
      endpoint: { host: '127.0.0.1', port: sandbox.port, protocol: 'http' as const },
      sandbox: true,
    },
  });
};
