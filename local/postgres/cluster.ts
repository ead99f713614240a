import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf, EmbeddedPostgresError, reasonFrom } from './embedded-postgres.error';
import type { NativeBinaries } from './native-binaries';
import { asUser, type ServerUser } from './server-user';

export const SUPERUSER = 'greenroom';
export const DATABASE = 'greenroom';

/** Where things lie inside a data folder. */
export const clusterIn = (folder: string): string => join(folder, 'cluster');
const passwordFileIn = (folder: string): string => join(folder, 'password');

export interface ClusterOptions {
  folder: string;
  binaries: NativeBinaries;
  user: ServerUser | null;
  durable: boolean;
}

/**
 * Makes the cluster when there is none, and answers the superuser's password (kept in a file of mode 0600). initdb
 * works in a folder of its own that is renamed when all is done, so a kill in between leaves nothing half-made.
 */
export const prepareCluster = async (
  options: ClusterOptions,
  log: (line: string) => void,
): Promise<string> => {
  const cluster = clusterIn(options.folder);
  const stored = readPassword(options.folder);
  if (existsSync(cluster)) return stored ?? (await replacePassword(options));
  const password = stored ?? writePassword(options.folder);
  log(`creating a database cluster in ${cluster}`);
  const draft = mkdtempSync(`${cluster}.new-`);
  try {
    own(draft, options.user);
    await initialise(options, draft, password);
    await singleUser(options, draft, `CREATE DATABASE ${DATABASE}`);
    renameSync(draft, cluster);
  } catch (error) {
    // What did not find room would take the room that is left.
    rmSync(draft, { recursive: true, force: true });
    throw error;
  }
  return password;
};

/** Arguments for initdb: the builtin C.UTF-8 needs no locale of the system and sorts alike everywhere. */
const initdbArguments = (draft: string, passwordFile: string, durable: boolean): string[] => [
  `--pgdata=${draft}`,
  `--username=${SUPERUSER}`,
  `--pwfile=${passwordFile}`,
  '--auth=scram-sha-256',
  '--encoding=UTF8',
  '--locale=C',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  ...(durable ? [] : ['--no-sync']),
];

const initialise = async (options: ClusterOptions, draft: string, password: string): Promise<void> => {
  const passwordFile = join(options.folder, `initdb-password-${process.pid}`);
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  try {
    own(passwordFile, options.user);
    await run(options, options.binaries.initdb, initdbArguments(draft, passwordFile, options.durable));
  } finally {
    rmSync(passwordFile, { force: true });
  }
};

/** Runs one statement without starting a server; nobody can connect meanwhile. */
const singleUser = async (options: ClusterOptions, cluster: string, sql: string): Promise<void> => {
  const args = [
    '--single',
    '-D',
    cluster,
    '-c',
    'exit_on_error=on',
    ...(options.durable ? [] : ['-F']),
    'postgres',
  ];
  const errors = await run(options, options.binaries.postgres, args, `${sql}\n`);
  if (/\b(ERROR|FATAL|PANIC):/.test(errors))
    throw new EmbeddedPostgresError(`PostgreSQL: ${reasonFrom(errors)}`);
};

const replacePassword = async (options: ClusterOptions): Promise<string> => {
  const password = newPassword();
  await singleUser(options, clusterIn(options.folder), `ALTER ROLE ${SUPERUSER} PASSWORD '${password}'`);
  return writePassword(options.folder, password);
};

const newPassword = (): string => randomBytes(24).toString('hex');

/** The superuser's password of a data folder, or null before its first start. */
export const readPassword = (folder: string): string | null => {
  const file = passwordFileIn(folder);
  return existsSync(file) ? readFileSync(file, 'utf8').trim() || null : null;
};

const writePassword = (folder: string, password = newPassword()): string => {
  const file = passwordFileIn(folder);
  writeFileSync(`${file}.new`, `${password}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return password;
};

const own = (path: string, user: ServerUser | null): void => {
  if (user) chownSync(path, user.uid, user.gid);
};

/** The environment of the server's programs: nothing of ours that could steer them (PGDATA, LC_*, TZ). */
export const serverEnvironment = (): Record<string, string> => ({
  PATH: process.env.PATH ?? '/usr/bin:/bin',
  LC_ALL: 'C',
  TZ: 'UTC',
  ...(process.platform === 'win32' ? { SystemRoot: process.env.SystemRoot ?? 'C:\\Windows' } : {}),
});

/** Runs a program to its end as the server's user; answers its error output, throws when it fails. */
const run = (options: ClusterOptions, program: string, args: string[], input = ''): Promise<string> =>
  new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: options.folder,
      env: serverEnvironment(),
      ...asUser(options.user),
    });
    let errors = '';
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString('utf8')));
    child.stdout.resume();
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
    child.on('error', (error) =>
      reject(new EmbeddedPostgresError(`Cannot run ${program} (${codeOf(error)}).`)),
    );
    child.on('close', (code) =>
      code === 0
        ? resolve(errors)
        : reject(new EmbeddedPostgresError(`Cannot create the database: ${reasonFrom(errors)}`)),
    );
  });
