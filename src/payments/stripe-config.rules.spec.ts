import type { Config } from '../platform/config/config';
import { assertStripeConfig } from './stripe-config.rules';

const loopback = { host: '127.0.0.1', port: 4243, protocol: 'http' as const };
const config = (environment: Config['environment'], stripe: Partial<Config['stripe']>) => ({
  environment,
  stripe: {
    secretKey: 'sk_test_x',
    webhookSecrets: [],
    endpoint: null,
    allowTestKey: false,
    sandbox: false,
    ...stripe,
  },
});

describe('money rule 18: refuses to start', () => {
  it.each([
    [
      'a live key against the loopback sandbox',
      config('development', { secretKey: 'sk_live_x', endpoint: loopback }),
    ],
    ['a restricted live key too', config('test', { secretKey: 'rk_live_x', sandbox: true })],
    ['a test key in production', config('production', {})],
    [
      'the sandbox in production',
      config('production', { sandbox: true, allowTestKey: true, endpoint: loopback }),
    ],
  ])('attack 77: %s', (_, bad) => expect(() => assertStripeConfig(bad)).toThrow(/STRIPE_SECRET_KEY/));

  it.each([
    ['a live key in production', config('production', { secretKey: 'sk_live_x' })],
    ['a test key in production by explicit opt-in', config('production', { allowTestKey: true })],
    ['the sandbox in development', config('development', { sandbox: true, endpoint: loopback })],
  ])('but not for %s', (_, good) => expect(() => assertStripeConfig(good)).not.toThrow());
});
