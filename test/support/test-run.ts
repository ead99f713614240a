import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Guard } from '../../local/postgres';
import { ownerOf, takeOwnership } from '../../local/postgres/ownership';
import { startOf } from '../../local/postgres/running';
import { cleanUpRun, noteServer } from './clean-up-run';
import { runBase, runBases } from './run-base';
import { RUN_ROOT } from './test-folder';
import { TestServer } from './test-server';

const PREFIX = 'greenroom-run-';
const BROKER = 'GREENROOM_TEST_DATABASE_BROKER';
/** Where a process keeps what the broker answered. */
const SERVER = 'GREENROOM_TEST_DATABASE_URL';
const LOOK_FOR_PARENT_EVERY_MS = 500;

/**
 * One run of jest, the proofs or the benchmarks: everything that it makes lies in one folder, and nothing of it
 * outlives this process, whether `end` is called, Ctrl-C is pressed or it is killed with SIGKILL.
 */
export class TestRun {
  private constructor(
    readonly root: string,
    private readonly guard: Guard,
    private readonly server: TestServer | null,
    private readonly before: NodeJS.ProcessEnv,
  ) {}

  /** Cleans up after killed runs, and tells this process and its children about the folder and the database server. */
  static async begin({ isOnDisk = false } = {}): Promise<TestRun> {
    await cleanUpDeadRuns();
    const root = join(runBase(isOnDisk), `${PREFIX}${process.pid}-${randomBytes(5).toString('hex')}`);
    mkdirSync(root);
    // A server that root starts runs as another user, who passes through.
    chmodSync(root, 0o711);
    takeOwnership(root);
    const before = { ...process.env };
    // Without the root of a run around this one, which would end this guard before its work is done.
    const guard = new Guard(join(__dirname, 'clean-up-run.main.ts'), [root], {
      ...before,
      [RUN_ROOT]: undefined,
    });
    process.env[RUN_ROOT] = root;
    delete process.env[SERVER];
    const own = process.env.TEST_DATABASE_URL;
    if (own) noteServer(root, own);
    const server = own ? null : new TestServer(root);
    if (server) process.env[BROKER] = await server.listen();
    endWithNpm();
    return new TestRun(root, guard, server, before);
  }

  /** Stops the server, ends what tests have left running, drops the run's databases and removes its folder. */
  async end(): Promise<void> {
    await this.server?.stop();
    await cleanUpRun(this.root, this.guard.pid ? [this.guard.pid] : []);
    await this.guard.dismiss();
    // Under --watch the next run begins in this process.
    for (const name of [RUN_ROOT, BROKER, SERVER])
      if (this.before[name] === undefined) delete process.env[name];
      else process.env[name] = this.before[name];
  }
}

/** The second line, for runs whose guard was killed as well. Those of living runs are left alone. */
export const cleanUpDeadRuns = async (): Promise<void> => {
  const roots = runBases().flatMap((base) => readdirSync(base).map((name) => join(base, name)));
  for (const root of roots) {
    const name = basename(root);
    if (!name.startsWith(PREFIX)) continue;
    try {
      if (!isAlive(root, name)) await cleanUpRun(root, []);
    } catch {
      // Another user's, or its database server does not answer: a later run tries again.
    }
  }
};

/** Between making its folder and its lock, a run is known by the pid in the name. */
const isAlive = (root: string, name: string): boolean => {
  if (existsSync(join(root, 'owner.lock'))) return ownerOf(root) !== null;
  const pid = Number(name.slice(PREFIX.length).split('-')[0]);
  return startOf(pid) !== null;
};

/** A killed npm takes nobody along, so its run ends when npm, or the shell that it puts between us, is gone. */
const endWithNpm = (): void => {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const npm = parentOf(parent);
  setInterval(() => {
    if (process.ppid !== parent || parentOf(parent) !== npm) process.exit(1);
  }, LOOK_FOR_PARENT_EVERY_MS).unref();
};

/** Read where that costs no program, else 0: there only our own parent is watched. */
const parentOf = (pid: number): number => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return 0;
  }
};
