import type { DynamicModule } from '@nestjs/common';
import type { LogDestination } from '../../src/platform/log/logger';
import { startTestApp, type TestApp, type TestConfig } from './app';
import { type Check, useApp } from './use-app';

export interface TestAppOptions {
  /** Default: at the end. */
  check?: Check;
  logTo?: LogDestination;
  /** Modules beyond the product's, as `main` adds. */
  extras?: DynamicModule[];
}

/** The whole application, used by the tests of a file or a `describe`. A function as `config` is asked when it starts. */
export const useTestApp = (
  config: TestConfig | (() => TestConfig) = {},
  { check = 'at the end', logTo, extras }: TestAppOptions = {},
): TestApp => {
  const start = () =>
    startTestApp(typeof config === 'function' ? config() : config, logTo, undefined, extras);
  return useApp(start, check);
};
