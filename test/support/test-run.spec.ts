import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { Client } from 'pg';
import { startOf } from '../../local/postgres/running';
import { cleanUpRun, noteServer } from './clean-up-run';
import type { Left } from './leaves-everything.run';
import { allProcesses, type Listed } from './left-running';
import { testServerUrl } from './test-database';
import { runId, testFolder } from './test-folder';
import { cleanUpDeadRuns } from './test-run';
import { until } from './until';

const PROJECT = join(__dirname, '..', '..');
const JEST = require.resolve('jest/bin/jest');

interface Started {
  runner: ChildProcess;
  ended: Promise<unknown>;
  left: Left;
}

/** Ours, but for one test; a limit on memory makes jest use a worker even for that. */
const configOfRun = (): string => {
  const ours = jest.requireActual<object>('../../jest.config.js');
  const testMatch = ['**/leaves-everything.run.ts'];
  return JSON.stringify({ ...ours, rootDir: PROJECT, testMatch, workerIdleMemoryLimit: '4GB' });
};

/** A jest of its own with a worker, in the middle of a test that has left everything behind, or after it failed. */
const startRun = async (settings: NodeJS.ProcessEnv): Promise<Started> => {
  const report = join(testFolder('report'), 'left.json');
  const runner = spawn(process.execPath, [JEST, '--config', configOfRun()], {
    cwd: PROJECT,
    // A process group of its own, as a terminal makes it, for Ctrl-C.
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, LEFT_REPORT: report, npm_lifecycle_event: '', ...settings },
  });
  let said = '';
  runner.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const ended = once(runner, 'exit');
  const isOver = (): boolean => runner.exitCode !== null || runner.signalCode !== null;
  await until(() => existsSync(report) || isOver(), 'the report is there');
  if (!existsSync(report)) throw new Error(said);
  return { runner, ended, left: JSON.parse(readFileSync(report, 'utf8')) as Left };
};

/** Processes with the root of a run in their command line: servers, guards, whatever else. */
const commandsWith = (root: string): Listed[] =>
  allProcesses().filter(({ command }) => command.includes(root));

const databasesOf = async (root: string): Promise<string[]> => {
  const client = new Client({ connectionString: await testServerUrl() });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>('SELECT datname AS name FROM pg_database');
    return rows.map(({ name }) => name).filter((name) => name.includes(runId(root)));
  } finally {
    await client.end();
  }
};

const nothingIsLeft = async ({ runner, left }: Started): Promise<void> => {
  await until(
    () => [runner.pid ?? 0, ...left.pids].every((pid) => !startOf(pid)),
    'the processes have ended',
  );
  await until(() => !existsSync(left.root), 'the folder is gone');
  await until(() => commandsWith(left.root).length === 0, 'servers and guards have ended');
  expect(await databasesOf(left.root)).toEqual([]);
};

describe('a test run leaves no process, no folder and no database', () => {
  it('when it fails', async () => {
    const run = await startRun({ LEFT_THEN: 'fail', TEST_DATABASE_URL: await testServerUrl() });
    expect(await run.ended).toEqual([1, null]);
    await nothingIsLeft(run);
  }, 300_000);

  it('when it is killed with SIGKILL', async () => {
    const run = await startRun({ TEST_DATABASE_URL: '' });
    const server = `-D ${join(run.left.root, 'postgres', 'cluster')} `;
    expect(commandsWith(run.left.root).filter(({ command }) => command.includes(server))).toHaveLength(1);
    run.runner.kill('SIGKILL');
    await run.ended;
    await nothingIsLeft(run);
  }, 300_000);

  it('when Ctrl-C is pressed, on a server of somebody else', async () => {
    const run = await startRun({ TEST_DATABASE_URL: await testServerUrl() });
    expect(await databasesOf(run.left.root)).toHaveLength(2);
    process.kill(-(run.runner.pid ?? 0), 'SIGINT');
    await run.ended;
    await nothingIsLeft(run);
  }, 300_000);

  it('when its guard was killed as well, after the next run has begun', async () => {
    const run = await startRun({ TEST_DATABASE_URL: await testServerUrl() });
    // That of the run, not those of servers, which watch over a folder inside.
    const guards = commandsWith(run.left.root).filter(
      ({ command }) => command.includes('greenroom-guard') && command.trimEnd().endsWith(run.left.root),
    );
    expect(guards).toHaveLength(1);
    for (const { pid } of guards) process.kill(pid, 'SIGKILL');
    run.runner.kill('SIGKILL');
    await run.ended;
    expect(existsSync(run.left.root)).toBe(true);
    expect(await databasesOf(run.left.root)).toHaveLength(2);
    await cleanUpDeadRuns();
    await nothingIsLeft(run);
  }, 300_000);
});

it('of a killed run only the address of a server that does not answer is kept, and for a day', async () => {
  const root = testFolder('dead');
  writeFileSync(join(root, 'anything'), '');
  const closed = createServer().listen(0, '127.0.0.1');
  await once(closed, 'listening');
  const address = closed.address();
  const port = typeof address === 'object' ? address?.port : 0;
  closed.close();
  await once(closed, 'close');
  noteServer(root, `postgresql://somebody@127.0.0.1:${port}/theirs`);
  await expect(cleanUpRun(root, [])).rejects.toThrow('ECONNREFUSED');
  expect(readdirSync(root)).toEqual(['server']);
  const before = new Date(Date.now() - 25 * 3_600_000);
  utimesSync(join(root, 'server'), before, before);
  await cleanUpRun(root, []);
  expect(existsSync(root)).toBe(false);
});
