import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface DemoServer {
  url: string;
  /** True when the demo started it, and stops it. */
  own: boolean;
  stop(): Promise<void>;
}

type Spawned = (stop: () => Promise<void>) => void;

const ROOT = join(__dirname, '..', '..');
const READY_WITHIN_MS = 120_000;

/**
 * The server to walk through: DEMO_URL, else the usual address when a sandbox answers there, else one of our own
 * with an empty temporary folder. DEMO_URL=none always starts one; DEMO_DATABASE_URL gives it a database, DEMO_TMPDIR
 * says where its folder goes.
 * `spawned` is told how to stop our own as soon as there is something to stop. Throws when DEMO_URL does not answer or our own server does not start.
 */
export const findServer = async (env: NodeJS.ProcessEnv, spawned: Spawned): Promise<DemoServer> => {
  const wanted = env.DEMO_URL || null;
  if (wanted !== 'none') {
    const url = (wanted ?? `http://localhost:${env.PORT || 3000}`).replace(/\/+$/, '');
    if (await isSandbox(url)) return { url, own: false, stop: async () => undefined };
    if (wanted) throw new Error(`No server in sandbox mode answers at ${url}.`);
  }
  return startServer(env, spawned);
};

/** Only a server whose clock can be moved is one for the demo; anything else may listen at the usual address. */
const isSandbox = async (url: string): Promise<boolean> => {
  try {
    const answer = await fetch(`${url}/sandbox/clock`, { signal: AbortSignal.timeout(3_000) });
    return answer.ok && typeof ((await answer.json()) as { now?: unknown }).now === 'string';
  } catch {
    return false;
  }
};

const startServer = async (env: NodeJS.ProcessEnv, spawned: Spawned): Promise<DemoServer> => {
  const folder = mkdtempSync(join(env.DEMO_TMPDIR || tmpdir(), 'greenroom-demo-'));
  // A temporary folder is private by default; as root, the database runs as another user.
  chmodSync(folder, 0o711);
  const [port, stripePort] = await freePorts(2);
  const child = spawn(process.execPath, ['-r', '@swc-node/register', 'local/main.ts'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    // Detached: Ctrl-C reaches the demo, which then stops it.
    detached: true,
    env: { ...env, ...ownSettings(folder, env), PORT: String(port), STRIPE_SANDBOX_PORT: String(stripePort) },
  });
  const stop = async (): Promise<void> => {
    await ended(child);
    rmSync(folder, { recursive: true, force: true });
  };
  spawned(stop);
  try {
    await ready(child);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: `http://localhost:${port}`, own: true, stop };
};

/** Nothing of the surroundings decides where our own server keeps its data or sends its mails. */
const ownSettings = (folder: string, env: NodeJS.ProcessEnv): Record<string, string> => ({
  NODE_ENV: 'development',
  HOST: '127.0.0.1',
  PUBLIC_URL: '',
  DATA_DIR: folder,
  DATABASE_URL: env.DEMO_DATABASE_URL ?? '',
  DATABASE_DIRECT_URL: env.DEMO_DATABASE_DIRECT_URL ?? '',
  DEMO_DATA: 'true',
  LOG_LEVEL: 'warn',
  SECRET: '',
  SMTP_URL: '',
  STRIPE_SECRET_KEY: '',
  STRIPE_WEBHOOK_SECRETS: '',
});

const ready = (child: ChildProcess): Promise<void> =>
  new Promise((resolve, reject) => {
    let said = '';
    const fail = (why: string): void => reject(new Error(`The server did not start: ${why}\n${said.trim()}`));
    const timer = setTimeout(() => fail('it took too long.'), READY_WITHIN_MS);
    const hear = (chunk: Buffer): void => {
      said = (said + chunk.toString('utf8')).slice(-20_000);
      if (!said.includes('is ready after')) return;
      clearTimeout(timer);
      resolve();
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('error', (error) => fail(error.message));
    child.once('exit', () => fail('it ended.'));
  });

/** Ends it as Ctrl-C would; by force when that takes longer than 20 s. */
const ended = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGTERM');
  const force = setTimeout(() => child.kill('SIGKILL'), 20_000);
  await gone;
  clearTimeout(force);
};

const freePorts = async (count: number): Promise<number[]> => {
  const servers = Array.from({ length: count }, () => createServer());
  const ports = await Promise.all(
    servers.map(
      (server) =>
        new Promise<number>((resolve, reject) => {
          server.once('error', reject);
          server.listen(0, '127.0.0.1', () => {
            const address = server.address();
            resolve(typeof address === 'object' && address ? address.port : 0);
          });
        }),
    ),
  );
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
};
