import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createEmptyDatabase, type TestDatabase } from '../support/test-database';
import { runRoot } from '../support/test-folder';

const ROOT = join(__dirname, '..', '..');
let database: TestDatabase;

beforeAll(async () => {
  database = await createEmptyDatabase();
});
afterAll(() => database.drop());

/** `npm run demo` with a server of its own on an empty database: the real start, demo data and all. */
const runDemo = (settings: NodeJS.ProcessEnv): Promise<{ code: number | null; said: string }> =>
  new Promise((resolve, reject) => {
    const demo = spawn(process.execPath, ['-r', '@swc-node/register', 'scripts/demo.ts'], {
      cwd: ROOT,
      env: { ...process.env, NODE_ENV: 'development', DEMO_TMPDIR: runRoot(), ...settings },
    });
    let said = '';
    for (const stream of [demo.stdout, demo.stderr]) stream.on('data', (text) => (said += String(text)));
    demo.on('error', reject);
    demo.on('close', (code) => resolve({ code, said }));
  });

describe('the main job, as npm run demo walks it', () => {
  it('holds at every step, from sign-up to the rating', async () => {
    const { code, said } = await runDemo({ DEMO_URL: 'none', DEMO_DATABASE_URL: database.url });
    expect(said).toMatch(/Everything held: \d+ steps/);
    expect(code).toBe(0);
  });

  it('ends with a failure and a sentence when there is no server to walk through', async () => {
    const { code, said } = await runDemo({ DEMO_URL: 'http://127.0.0.1:9' });
    expect(said).toContain('No server in sandbox mode answers at http://127.0.0.1:9.');
    expect(code).toBe(1);
  });
});
