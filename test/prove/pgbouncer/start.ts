import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { Client } from 'pg';
import { createEmptyDatabase } from '../../support/test-database';
import { RUN_ROOT, runRoot } from '../../support/test-folder';
import { atLeast, type Effort, type Figure } from '../proof';
import { Pooler } from './pooler';

const ROOT = join(__dirname, '..', '..', '..');
const CONNECTIONS = 4;

/** The real start of the program, without and with the direct address, and the demo's walk through the product. */
export const startFigures = async ({ say }: Effort): Promise<Figure[]> => {
  const database = await createEmptyDatabase();
  const pooler = await Pooler.start(database.url, CONNECTIONS).catch(async (error: unknown) => {
    await database.drop();
    throw error;
  });
  try {
    const refused = await run('local/main.ts', { DATABASE_URL: pooler.url, PORT: '0' });
    say(`without a direct address: ${refused.said.trim()}`);
    const demo = await run('scripts/demo.ts', {
      DEMO_URL: 'none',
      DEMO_TMPDIR: runRoot(),
      DEMO_DATABASE_URL: pooler.url,
      DEMO_DATABASE_DIRECT_URL: database.url,
    });
    const steps = Number(/Everything held: (\d+) steps/.exec(demo.said)?.[1] ?? 0);
    if (steps === 0) say(demo.said.slice(-1_000));
    return [
      refusal(refused),
      atLeast('steps of the demo that held', 50, steps),
      ...(await limitFigures(pooler.url)),
    ];
  } finally {
    await pooler.stop();
    await database.drop();
  }
};

const refusal = ({ code, said }: Ended): Figure => {
  const named = /^Wrong setting: DATABASE_URL: .*DATABASE_DIRECT_URL/m.test(said);
  return {
    figure: 'a start without the direct address',
    target: 'exit code 1, names the setting',
    measured: `exit code ${code}, ${named ? 'names' : 'does not name'} the setting`,
    held: code === 1 && named,
  };
};

/** What a statement that would sleep for 20 s is told. */
const limitFigures = async (url: string): Promise<Figure[]> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const began = performance.now();
    const code = await client.query('SELECT pg_sleep(20)').then(
      () => 'no error',
      (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : 'another error'),
    );
    const seconds = (performance.now() - began) / 1_000;
    return [
      {
        figure: 'a statement that takes too long',
        target: '57014',
        measured: `${code} after ${seconds.toFixed(1)} s`,
        held: code === '57014',
      },
    ];
  } finally {
    await client.end();
  }
};

interface Ended {
  code: number | null;
  said: string;
}

const run = (script: string, settings: NodeJS.ProcessEnv): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['-r', '@swc-node/register', script], {
      cwd: ROOT,
      env: {
        PATH: process.env.PATH,
        HOME: process.env.HOME,
        [RUN_ROOT]: runRoot(),
        NODE_ENV: 'development',
        ...settings,
      },
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (text) => (said = `${said}${String(text)}`.slice(-100_000)));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, said }));
  });
