import { defineConfig } from '@playwright/test';
import { browserLaunch } from './test/browser/support/npm-browser';

/**
 * Tests in a browser (test/browser): `npx playwright test`, or one file with its name. The browser comes from npm.
 * A slow machine is no failure: the times only catch what hangs.
 */
export default (async () =>
  defineConfig({
    testDir: 'test/browser',
    testMatch: '*.e2e.ts',
    workers: 2,
    retries: 0,
    timeout: 90_000,
    expect: { timeout: 20_000 },
    reporter: [['list']],
    outputDir: 'node_modules/.cache/greenroom-browser-results',
    use: {
      launchOptions: await browserLaunch(),
      // Colours that fade are measured half-way otherwise.
      contextOptions: { reducedMotion: 'reduce' },
      trace: 'off',
      locale: 'en-GB',
      timezoneId: 'Europe/Paris',
      viewport: { width: 360, height: 740 },
    },
  }))();
