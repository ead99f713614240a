import { spawn } from 'node:child_process';
import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../../local/postgres';
import { createTestDatabase } from './test-database';
import { runRoot, testFolder } from './test-folder';

/** What the test of a run's end, which starts this one in a jest of its own, is told. */
export interface Left {
  root: string;
  /** Of the worker, a server and a program that ends for nobody. */
  pids: number[];
}

/** Puts nothing away; LEFT_REPORT is the file for what it left, LEFT_THEN what happens next. */
it('leaves a database, a folder, a server and a program', async () => {
  await createTestDatabase();
  const server = await startEmbeddedPostgres({ dataDir: join(testFolder('left'), 'db'), durable: false });
  const program = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1e6)'], {
    detached: true,
    stdio: 'ignore',
  });
  program.unref();
  const left: Left = { root: runRoot(), pids: [process.pid, server.pid() ?? 0, program.pid ?? 0] };
  const report = process.env.LEFT_REPORT ?? '';
  writeFileSync(`${report}.new`, JSON.stringify(left));
  renameSync(`${report}.new`, report);
  if (process.env.LEFT_THEN === 'fail') throw new Error('a failing test');
  await new Promise((resolve) => setInterval(resolve, 3_600_000));
}, 3_600_000);
