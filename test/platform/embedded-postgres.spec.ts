import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
} from 'node:fs';
import { rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { EmbeddedPostgresError, startEmbeddedPostgres } from '../../local/postgres';
import type { EmbeddedPostgres, EmbeddedPostgresOptions } from '../../local/postgres';
import { findNativePackage, prepareBinaries } from '../../local/postgres/native-binaries';
import { type PidFile, readPidFile, stopUnowned } from '../../local/postgres/orphan';
import { ownerOf } from '../../local/postgres/ownership';
import { startOf } from '../../local/postgres/running';
import { asUser, chooseServerUser, mayReach } from '../../local/postgres/server-user';
import { allProcesses } from '../support/left-running';
import { testFolder } from '../support/test-folder';
import { until } from '../support/until';

const AS_ROOT = process.getuid?.() === 0;
const CHILD = join(__dirname, '..', 'support', 'embedded-postgres-child.ts');
const PROJECT = join(__dirname, '..', '..');
const NOBODY = { uid: 65_534, gid: 65_534, name: 'nobody' };
/** A private TMPDIR would send every test down the path of the one about private folders. */
const BASE = mayReach(tmpdir(), NOBODY) ? tmpdir() : '/tmp';

let root: string;
let shared: string;
const children: ChildProcess[] = [];

beforeAll(() => {
  root = testFolder('launcher');
  shared = join(root, 'shared');
});

afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(root, { recursive: true, force: true });
});

const start = (dataDir: string, more: Omit<EmbeddedPostgresOptions, 'dataDir'> = {}) =>
  startEmbeddedPostgres({ dataDir, durable: false, ...more });

const query = async (url: string, sql: string): Promise<Record<string, unknown>[]> => {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
};

const spawnChild = (dataDir: string, ids: { uid?: number; gid?: number } = {}): ChildProcess => {
  const args = ['-r', '@swc-node/register', CHILD, dataDir];
  const child = spawn(process.execPath, args, {
    cwd: PROJECT,
    env: { ...process.env, TMPDIR: BASE },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
    ...ids,
  });
  children.push(child);
  return child;
};

const announced = (child: ChildProcess): Promise<{ url: string; pid: number; uid: number }> =>
  new Promise((resolve, reject) => {
    child.stdout?.once('data', (chunk: Buffer) => resolve(JSON.parse(chunk.toString())));
    child.once('exit', (code) => reject(new Error(`the child ended with ${code}`)));
  });

/** Guards over the server of a data folder, waiting or at work. */
const guardsOf = (dataDir: string): number[] =>
  allProcesses()
    .filter(({ command }) => command.includes('stop-abandoned') && command.includes(` ${dataDir} `))
    .map(({ pid }) => pid);

/** A folder in which a program was killed while it made the cluster; again with another one when it was too quick. */
const interruptedCreation = async (tries = 10): Promise<string> => {
  const folder = join(root, `interrupted-${tries}`);
  const child = spawnChild(folder);
  const names = (): string[] => (existsSync(folder) ? readdirSync(folder) : []);
  await until(() => names().some((name) => name.startsWith('cluster')), 'a cluster is being made');
  const gone = ended(child);
  child.kill('SIGKILL');
  await gone;
  const [made, begun] = [
    names().includes('cluster'),
    names().some((name) => name.startsWith('cluster.new-')),
  ];
  if (begun && !made) return folder;
  if (tries === 1)
    throw new Error('a cluster is made where it is going to stay, or faster than anybody looks');
  return interruptedCreation(tries - 1);
};

const ended = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => void child.once('exit', () => resolve()));

describe('the embedded database', () => {
  let server: EmbeddedPostgres;

  afterEach(() => server?.stop());

  it('is UTF-8, listens on loopback only and wants its password', async () => {
    server = await start(shared);
    expect(
      await query(
        server.url,
        `SELECT pg_encoding_to_char(encoding) AS encoding, datlocale, current_user AS me,
           current_setting('listen_addresses') AS listen, current_setting('TimeZone') AS zone
         FROM pg_database WHERE datname = current_database()`,
      ),
    ).toEqual([
      { encoding: 'UTF8', datlocale: 'C.UTF-8', me: 'greenroom', listen: '127.0.0.1', zone: 'UTC' },
    ]);
    const guess = new URL(server.url);
    guess.password = 'postgres';
    await expect(query(guess.href, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' });
    expect(statSync(join(shared, 'password')).mode & 0o777).toBe(0o600);
    expect(server.isUp()).toBe(true);
  });

  it('comes back on the same port with its data after kill -9', async () => {
    server = await start(shared);
    await query(server.url, 'CREATE TABLE kept AS SELECT 42 AS n');
    const reasons: string[] = [];
    server.onCrash((reason) => reasons.push(reason));
    const { url } = server;
    for (const round of [1, 2]) {
      process.kill(server.pid() ?? 0, 'SIGKILL');
      await until(() => reasons.length === round, 'the crash is noticed');
      expect(server.isUp()).toBe(false);
      await until(() => server.isUp(), 'the server is back');
      expect(await query(url, 'SELECT n FROM kept')).toEqual([{ n: 42 }]);
    }
    expect(reasons).toEqual(['ended by SIGKILL', 'ended by SIGKILL']);
  });

  it('stops quickly with a connection open, twice without harm, and also in the middle of a restart', async () => {
    server = await start(shared);
    const open = new Client({ connectionString: server.url });
    open.on('error', () => undefined);
    await open.connect();
    const pid = server.pid() ?? 0;
    await Promise.all([server.stop(), server.stop()]);
    expect(startOf(pid)).toBeNull();
    const again = await start(shared);
    const crashed = new Promise<void>((resolve) => again.onCrash(() => resolve()));
    process.kill(again.pid() ?? 0, 'SIGKILL');
    await crashed;
    await again.stop();
    expect(again.isUp()).toBe(false);
    expect(again.pid()).toBeNull();
  });

  it('refuses a second program on the same folder, and says who has it', async () => {
    server = await start(shared);
    await expect(start(shared)).rejects.toThrow(`in use by another running program (pid ${process.pid})`);
    expect(await query(server.url, 'SELECT n FROM kept')).toEqual([{ n: 42 }]);
  });

  it.each(['SIGKILL', 'SIGINT'] as const)(
    'is shut down in order when %s ends its program, so that the next start has nothing to recover',
    async (signal) => {
      const child = spawnChild(shared);
      const { url, pid } = await announced(child);
      await query(url, `CREATE TABLE by_${signal} AS SELECT 'yes' AS answer`);
      // As Ctrl-C does it: to the whole process group.
      process.kill(-(child.pid ?? 0), signal);
      await until(
        () => startOf(pid) === null && guardsOf(shared).length === 0,
        'the guard ends the server and itself',
      );
      expect(existsSync(join(shared, 'cluster', 'postmaster.pid'))).toBe(false);
      const said: string[] = [];
      server = await start(shared, { serverLog: (line) => said.push(line) });
      expect(said.join('\n')).toContain('database system was shut down at');
      expect(said.join('\n')).not.toMatch(/not properly shut down|interrupted/);
      expect(await query(server.url, `SELECT answer FROM by_${signal}`)).toEqual([{ answer: 'yes' }]);
    },
  );

  it('is shut down after a restart of its own too', async () => {
    const child = spawnChild(shared);
    const first = await announced(child);
    process.kill(first.pid, 'SIGKILL');
    const now = (): PidFile | null => readPidFile(join(shared, 'cluster'));
    await until(() => now()?.state === 'ready' && now()?.pid !== first.pid, 'the server is up again');
    const second = now()?.pid ?? 0;
    child.kill('SIGKILL');
    await until(
      () => startOf(second) === null && guardsOf(shared).length === 0,
      'the guard ends the second server',
    );
    expect(now()).toBeNull();
  });

  it('loses its guard when it stops, and when it does not start', async () => {
    server = await start(shared);
    expect(guardsOf(shared)).toHaveLength(1);
    await server.stop();
    expect(guardsOf(shared)).toEqual([]);
    await expect(start(shared, { settings: { shared_buffers: 'plenty' } })).rejects.toThrow('shared_buffers');
    expect(guardsOf(shared)).toEqual([]);
  });

  it('is left alone by the guard of the owner before, who was killed a moment ago', async () => {
    const child = spawnChild(shared);
    await announced(child);
    const gone = ended(child);
    child.kill('SIGKILL');
    await gone;
    server = await start(shared);
    const pid = server.pid();
    await until(() => guardsOf(shared).length === 1, 'only the guard of the new owner is left');
    await stopUnowned(join(shared, 'cluster'), () => ownerOf(shared) !== null);
    expect(server.pid()).toBe(pid);
    expect(await query(server.url, 'SELECT n FROM kept')).toEqual([{ n: 42 }]);
  });

  it('stops the orphan of a killed program at the next start when its guard was killed too', async () => {
    const child = spawnChild(shared);
    const orphan = await announced(child);
    await query(orphan.url, `CREATE TABLE acknowledged AS SELECT 'yes' AS answer`);
    for (const pid of guardsOf(shared)) process.kill(pid, 'SIGKILL');
    const gone = ended(child);
    child.kill('SIGKILL');
    await gone;
    expect(startOf(orphan.pid)).not.toBeNull();
    const log: string[] = [];
    server = await start(shared, { log: (line) => log.push(line) });
    expect(log.join('\n')).toContain(`(pid ${orphan.pid}) that a killed program left running`);
    expect(startOf(orphan.pid)).toBeNull();
    expect(await query(server.url, 'SELECT answer FROM acknowledged')).toEqual([{ answer: 'yes' }]);
  });

  it('is not misled by a pid file or a lock whose number now belongs to another program', async () => {
    writeFileSync(join(shared, 'owner.lock'), `${process.pid} some other start`);
    const pidFile = join(shared, 'cluster', 'postmaster.pid');
    writeFileSync(pidFile, `${process.ppid}\n${join(shared, 'cluster')}\n1\n5432\n\n\n\nready\n`);
    server = await start(shared);
    expect(await query(server.url, 'SELECT n FROM kept')).toEqual([{ n: 42 }]);
    expect(startOf(process.ppid)).not.toBeNull();
  });

  it.each(['', 'garbage', '0\n/x', '\u0000\u0000', '99999999999999999999', '-5'])(
    'starts with a pid file of %j, and keeps its data',
    async (content) => {
      server = await start(shared);
      await query(server.url, 'CREATE TABLE IF NOT EXISTS before_pid_files AS SELECT 7 AS n');
      await server.stop();
      writeFileSync(join(shared, 'cluster', 'postmaster.pid'), content);
      server = await start(shared);
      expect(await query(server.url, 'SELECT n FROM before_pid_files')).toEqual([{ n: 7 }]);
    },
  );

  it('stops the orphan of a killed program also when its pid file cannot be read any more', async () => {
    const child = spawnChild(shared);
    const { pid } = await announced(child);
    const gone = ended(child);
    child.kill('SIGKILL');
    await gone;
    writeFileSync(join(shared, 'cluster', 'postmaster.pid'), 'garbage');
    const said: string[] = [];
    server = await start(shared, { log: (line) => said.push(line) });
    expect(startOf(pid)).toBeNull();
    expect(said).toContain('the file postmaster.pid cannot be read and is removed');
    expect(await query(server.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('makes a new password when the file was lost', async () => {
    rmSync(join(shared, 'password'));
    server = await start(shared);
    expect(await query(server.url, 'SELECT n FROM kept')).toEqual([{ n: 42 }]);
  });

  it('says in one sentence that a port is taken or a folder cannot be used', async () => {
    const squatter = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => squatter.once('listening', resolve));
    const address = squatter.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    await expect(start(shared, { port })).rejects.toThrow(
      new EmbeddedPostgresError(
        `Port ${port} on 127.0.0.1 is taken by another program. Choose another one, or 0 for any.`,
      ),
    );
    squatter.close();
    writeFileSync(join(root, 'file'), '');
    await expect(start(join(root, 'file', 'db'))).rejects.toThrow(
      /^The data folder .* cannot be written \(ENOTDIR\)\.$/,
    );
    await expect(
      startEmbeddedPostgres({ dataDir: shared, settings: { shared_buffers: 'plenty' } }),
    ).rejects.toThrow(/^PostgreSQL did not start: .*invalid value for parameter "shared_buffers"/);
    server = await start(shared);
  });

  it('recovers from a kill in the middle of creating the cluster', async () => {
    const folder = await interruptedCreation();
    server = await start(folder);
    expect(await query(server.url, 'SELECT 1 AS n')).toEqual([{ n: 1 }]);
    expect(readdirSync(folder).sort()).toEqual(['cluster', 'owner.lock', 'password']);
  });
});

describe('the binaries', () => {
  const copyOfPackage = (parent: string): string => {
    const native = join(parent, 'native');
    cpSync(findNativePackage().folder, native, { recursive: true, verbatimSymlinks: true });
    const lib = join(native, 'lib');
    for (const name of readdirSync(lib))
      if (lstatSync(join(lib, name)).isSymbolicLink()) rmSync(join(lib, name));
    return native;
  };
  const runs = (program: string): string =>
    spawnSync(program, ['--version'], { encoding: 'utf8', cwd: '/', ...asUser(chooseServerUser('')) }).stdout;

  it('get their library links when no install script made them', async () => {
    const native = copyOfPackage(mkdtempSync(join(root, 'package-')));
    chmodSync(join(native, '..'), 0o755);
    expect(runs(join(native, 'bin', 'postgres'))).toBe('');
    const user = chooseServerUser('');
    const ready = await prepareBinaries({ folder: native, version: '1' }, user, root, () => undefined);
    expect(ready.postgres).toBe(join(native, 'bin', 'postgres'));
    expect(runs(ready.postgres)).toContain('PostgreSQL');
  });

  if (AS_ROOT) {
    it('are copied when the server may not enter their folder, and again when the copy was damaged', async () => {
      const source = { folder: copyOfPackage(mkdtempSync(join(root, 'private-'))), version: '1' };
      const user = chooseServerUser('');
      const ready = await prepareBinaries(source, user, root, () => undefined);
      expect(ready.postgres).toBe(join(root, 'native-1', 'bin', 'postgres'));
      expect(runs(ready.postgres)).toContain('PostgreSQL');
      rmSync(join(root, 'native-1', 'share', 'postgresql', 'postgres.bki'));
      await prepareBinaries(source, user, root, () => undefined);
      expect(existsSync(join(root, 'native-1', 'share', 'postgresql', 'postgres.bki'))).toBe(true);
    });
  }
});

if (AS_ROOT) {
  describe('started by root', () => {
    it('moves a database that the server may not enter to a place that it may, and finds it again', async () => {
      const folder = join(mkdtempSync(join(root, 'private-')), 'db');
      const first = await start(folder);
      expect(first.folder).not.toBe(folder);
      expect(first.folder.startsWith(`${root}/greenroom-`)).toBe(true);
      await query(first.url, 'CREATE TABLE kept AS SELECT 7 AS n');
      await first.stop();
      const second = await start(folder);
      expect(second.folder).toBe(first.folder);
      expect(await query(second.url, 'SELECT n FROM kept')).toEqual([{ n: 7 }]);
      await second.stop();
    });

    if (mayReach(PROJECT, NOBODY) && mayReach(process.execPath, NOBODY)) {
      it('works for an ordinary user too, and root may take that database over', async () => {
        const home = mkdtempSync(join(root, 'home-'));
        chmodSync(home, 0o755);
        mkdirSync(join(home, 'db'));
        for (const path of [home, join(home, 'db')]) chownSync(path, NOBODY.uid, NOBODY.gid);
        const child = spawnChild(join(home, 'db'), { uid: NOBODY.uid, gid: NOBODY.gid });
        const theirs = await announced(child);
        expect(theirs.uid).toBe(NOBODY.uid);
        await query(theirs.url, 'CREATE TABLE kept AS SELECT 9 AS n');
        const gone = ended(child);
        child.kill('SIGTERM');
        await gone;
        const ours = await start(join(home, 'db'));
        expect(await query(ours.url, 'SELECT n FROM kept')).toEqual([{ n: 9 }]);
        await ours.stop();
        expect(statSync(join(home, 'db', 'cluster')).uid).toBe(NOBODY.uid);
      });
    }
  });
}
