import type { Config } from '../platform/config/config';
import { ConfigError } from '../platform/config/config.error';

export const isLiveKey = (secretKey: string): boolean => /^(sk|rk)_live_/.test(secretKey);

/**
 * Refuses combinations that would take real money by mistake, or none where it is expected (money rule 18).
 * Throws a ConfigError that names the setting.
 */
export const assertStripeConfig = (config: Pick<Config, 'environment' | 'stripe'>): void => {
  const { secretKey, endpoint, sandbox, allowTestKey } = config.stripe;
  const live = isLiveKey(secretKey);
  if (live && (endpoint !== null || sandbox)) {
    throw new ConfigError('STRIPE_SECRET_KEY: a live key is never used with the payment sandbox');
  }
  if (config.environment !== 'production') return;
  if (endpoint !== null || sandbox) {
    throw new ConfigError('STRIPE_SECRET_KEY: the payment sandbox does not run in production');
  }
  if (!live && !allowTestKey) {
    throw new ConfigError('STRIPE_SECRET_KEY: a test key in production needs STRIPE_ALLOW_TEST_KEY=true');
  }
};
