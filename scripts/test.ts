import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { hasBrowser } from '../test/browser/support/npm-browser';

/**
 * `npm test`: the tests of the server, then those in a browser. With arguments only the former, which take them
 * (`npm test -- test/bookings`). COUNTS names a folder for both summaries as JSON.
 */
const { CI, COUNTS } = process.env;

const run = (script: string, given: string[], env: NodeJS.ProcessEnv = {}): boolean =>
  spawnSync(process.execPath, [script, ...given], { stdio: 'inherit', env: { ...process.env, ...env } })
    .status === 0;

const testServer = (given: string[]): boolean =>
  run(join('node_modules', 'jest', 'bin', 'jest.js'), [
    ...given,
    ...(COUNTS ? ['--json', `--outputFile=${join(COUNTS, 'server.json')}`] : []),
  ]);

const testPages = (): boolean => {
  if (!hasBrowser() && !CI) {
    process.stdout.write('No browser for the tests of the pages: set CHROMIUM to one. They are left out.\n');
    return true;
  }
  return run(
    join('node_modules', '@playwright', 'test', 'cli.js'),
    ['test', ...(COUNTS ? ['--reporter=json'] : [])],
    COUNTS ? { PLAYWRIGHT_JSON_OUTPUT_FILE: join(COUNTS, 'pages.json') } : {},
  );
};

const given = process.argv.slice(2);
const server = testServer(given);
const pages = given.length > 0 || testPages();
process.exit(server && pages ? 0 : 1);
