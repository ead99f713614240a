import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Bench, Line } from './bench';
import { testFolder } from '../test/support/test-folder';

const ROOT = join(__dirname, '..');
const LONGEST_MS = 120_000;
const LATER_STARTS = 3;

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  return port;
};

/** Seconds from the command to the first ready answer of an `npm start` on this folder. */
const startOnce = async (folder: string): Promise<number> => {
  const [port, stripe] = [await freePort(), await freePort()];
  const env = { ...process.env, PORT: String(port), STRIPE_SANDBOX_PORT: String(stripe), DATA_DIR: folder };
  const began = performance.now();
  const child = spawn(process.execPath, ['-r', '@swc-node/register', 'local/main.ts'], {
    cwd: ROOT,
    env,
    stdio: 'ignore',
  });
  try {
    await ready(child, `http://127.0.0.1:${port}/health/ready`);
    return (performance.now() - began) / 1000;
  } finally {
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
  }
};

const ready = async (child: ChildProcess, url: string): Promise<void> => {
  const until = performance.now() + LONGEST_MS;
  while (performance.now() < until && child.exitCode === null) {
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return;
    await sleep(25);
  }
  throw new Error('the application did not become ready');
};

const run = async (): Promise<Line[]> => {
  const folder = testFolder('start');
  try {
    const first = await startOnce(folder);
    const later: number[] = [];
    for (let i = 0; i < LATER_STARTS; i += 1) later.push(await startOnce(folder));
    return [
      { figure: 'first start: new database, migrations, demo data', measured: `${first.toFixed(1)} s` },
      { figure: 'later starts', measured: `${later.map((seconds) => seconds.toFixed(1)).join(', ')} s` },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

export const bench: Bench = {
  name: 'start',
  about: 'From the command to the first ready answer, with the embedded database and the sandbox.',
  run,
};
