import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { Client } from 'pg';
import { patience } from '../../support/patience';
import { testFolder } from '../../support/test-folder';

/** Whether this machine has one; without it nothing can be measured. */
export const hasPgBouncer = (): boolean => spawnSync('pgbouncer', ['--version']).status === 0;

/** PgBouncer of this machine in transaction mode before a server, with the settings of docs/operations.md. */
export class Pooler {
  private constructor(
    readonly url: string,
    private readonly child: ChildProcess,
    private readonly folder: string,
  ) {}

  /** `connections`: most that it opens to the server. Throws when there is no PgBouncer on the PATH. */
  static async start(serverUrl: string, connections: number): Promise<Pooler> {
    const folder = testFolder('pgbouncer');
    chmodSync(folder, 0o755);
    const port = await freePort();
    const server = new URL(serverUrl);
    const ini = join(folder, 'pgbouncer.ini');
    writeFileSync(
      join(folder, 'users.txt'),
      `"${server.username}" "${decodeURIComponent(server.password)}"\n`,
    );
    writeFileSync(ini, settings(server, { port, connections, folder }));
    // PgBouncer refuses to run as root.
    const as = process.getuid?.() === 0 ? ['-u', 'nobody'] : [];
    const child = spawn('pgbouncer', [...as, ini], { stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr?.on('data', (text: Buffer) => (said = `${said}${text.toString()}`.slice(-2_000)));
    const url = Object.assign(new URL(serverUrl), { host: `127.0.0.1:${port}` }).toString();
    const failed = once(child, 'error').then(([error]) => {
      throw new Error(`PgBouncer must be on the PATH to measure this: ${String(error)}`);
    });
    const ended = once(child, 'exit').then(() => {
      throw new Error(`PgBouncer ended: ${said}`);
    });
    try {
      await Promise.race([failed, ended, answers(url)]);
    } catch (error) {
      child.kill();
      rmSync(folder, { recursive: true, force: true });
      throw error;
    }
    ended.catch(() => undefined);
    failed.catch(() => undefined);
    return new Pooler(url, child, folder);
  }

  async stop(): Promise<void> {
    if (this.child.exitCode === null) {
      const ended = once(this.child, 'exit');
      this.child.kill('SIGTERM');
      await ended;
    }
    rmSync(this.folder, { recursive: true, force: true });
  }
}

const settings = (server: URL, how: { port: number; connections: number; folder: string }): string => `
[databases]
* = host=${server.hostname} port=${server.port}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${how.port}
unix_socket_dir =
auth_type = scram-sha-256
auth_file = ${how.folder}/users.txt
pool_mode = transaction
default_pool_size = ${how.connections}
max_client_conn = 1000
query_wait_timeout = 5
server_login_retry = 0.2
`;

const answers = async (url: string): Promise<void> => {
  const isThere = async (): Promise<boolean> => {
    const client = new Client({ connectionString: url });
    return client
      .connect()
      .then(() => true)
      .catch(() => false)
      .finally(() => client.end().catch(() => undefined));
  };
  await patience.until(isThere, { what: 'PgBouncer does not answer', everyMs: 50 });
};

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address ? address.port : 0;
};
