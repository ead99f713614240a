import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { endProcessesOf } from './left-running';
import { runId } from './test-folder';

const SERVER_FILE = 'server';
/** How long a server that does not answer is asked again by later runs before its databases are given up, in ms. */
const SERVER_WITHIN_MS = 24 * 3_600_000;

const serverFileIn = (root: string): string => join(root, SERVER_FILE);

/** Notes the server of somebody else on which this run makes databases. It has a password: only we may read it. */
export const noteServer = (root: string, url: string): void =>
  writeFileSync(serverFileIn(root), url, { mode: 0o600 });

/**
 * Ends all processes of a run, drops its databases and roles on somebody else's server and removes its folder: when
 * it ended in order, when its guard sees that it was killed, or at the next run when that was killed as well.
 * `spared` are pids. Throws when the server does not answer; only its address is kept then, for later runs to try.
 */
export const cleanUpRun = async (root: string, spared: number[]): Promise<void> => {
  await endProcessesOf(root, [process.pid, ...spared]);
  for (const name of readdirSync(root)) if (name !== SERVER_FILE) await remove(join(root, name));
  const noted = serverFileIn(root);
  if (existsSync(noted)) {
    const isOld = Date.now() - statSync(noted).mtimeMs > SERVER_WITHIN_MS;
    await dropAllOf(runId(root), readFileSync(noted, 'utf8')).catch((error: unknown) => {
      if (!isOld) throw error;
    });
  }
  await remove(root);
};

const remove = (path: string): Promise<void> =>
  rm(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });

const dropAllOf = async (id: string, server: string): Promise<void> => {
  const client = new Client({ connectionString: server, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const named = `^greenroom_[a-z]+_${id}(_|$)`;
    const databases = await names(
      client,
      'SELECT datname AS name FROM pg_database WHERE datname ~ $1',
      named,
    );
    for (const name of databases) await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    const roles = await names(client, 'SELECT rolname AS name FROM pg_roles WHERE rolname ~ $1', named);
    for (const name of roles) await client.query(`DROP ROLE IF EXISTS ${name}`);
  } finally {
    await client.end();
  }
};

const names = async (client: Client, sql: string, pattern: string): Promise<string[]> =>
  (await client.query<{ name: string }>(sql, [pattern])).rows.map(({ name }) => name);
