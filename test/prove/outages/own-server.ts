import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { migrate } from '../../../src/platform/database/migrate';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../../local/postgres';
import { testFolder } from '../../support/test-folder';
import { patience } from '../../support/patience';

const SETTINGS = { max_connections: '60', shared_buffers: '64MB' };

/** A durable PostgreSQL of our own, to be done all sorts of things to. */
export class OwnServer {
  private constructor(
    private readonly root: string,
    private server: EmbeddedPostgres,
  ) {}

  static async start(): Promise<OwnServer> {
    const root = testFolder('outages');
    const own = new OwnServer(root, await launch(root, 0));
    await migrate(own.url);
    return own;
  }

  get url(): string {
    return this.server.url;
  }

  async stop(): Promise<void> {
    await this.server.stop();
    if (this.server.folder !== this.root) rmSync(this.server.folder, { recursive: true, force: true });
    rmSync(this.root, { recursive: true, force: true });
  }

  /** Ends every connection but the one that does it, twice. */
  async terminateConnections(): Promise<void> {
    for (let round = 0; round < 2; round += 1) {
      await this.ask(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'`,
      );
      await sleep(150);
    }
  }

  /** Stopped in order, away meanwhile, and started again on its port. */
  async restart(away: () => Promise<void>): Promise<void> {
    const { port } = this.server;
    await this.server.stop();
    await away();
    this.server = await launch(this.root, port);
  }

  /** kill -9; its supervisor starts it again. */
  async kill(): Promise<void> {
    const crashed = new Promise((resolve) => this.server.onCrash(resolve));
    process.kill(this.server.pid() ?? 0, 'SIGKILL');
    await crashed;
    await this.back();
  }

  /** Nothing of it moves: connections stay open and are silent. */
  async freeze(meanwhile: () => Promise<void>): Promise<void> {
    const pid = this.server.pid() ?? 0;
    process.kill(pid, 'SIGSTOP');
    const all = [...childrenOf(pid), pid];
    for (const one of all) process.kill(one, 'SIGSTOP');
    await meanwhile().finally(() => {
      for (const one of all) process.kill(one, 'SIGCONT');
    });
  }

  /** Holds a lock that every request needs, so that each of them holds a connection of the pool until it gives up. */
  async lockEverybodyOut(meanwhile: () => Promise<void>): Promise<void> {
    const client = await this.connect();
    try {
      await client.query('BEGIN');
      await client.query('SET LOCAL lock_timeout = 0');
      await client.query('LOCK TABLE accounts IN ACCESS EXCLUSIVE MODE');
      await meanwhile();
    } finally {
      await client.end();
    }
  }

  /** Sessions of clients, this one not counted. */
  async sessions(): Promise<number> {
    const [row] = await this.ask<{ n: string }>(
      `SELECT count(*) AS n FROM pg_stat_activity
       WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'`,
    );
    return Number(row?.n);
  }

  async ask<Row>(sql: string, params: unknown[] = []): Promise<Row[]> {
    const client = await this.connect();
    try {
      return (await client.query(sql, params)).rows as Row[];
    } finally {
      await client.end();
    }
  }

  private async back(): Promise<void> {
    const what = 'the database does not come back';
    await patience.until(() => this.ask('SELECT 1').catch(() => null), { what, everyMs: 5 });
  }

  /** A connection of the caller's own, who ends it. */
  async connect(): Promise<Client> {
    const client = new Client({ connectionString: this.url, connectionTimeoutMillis: 5_000 });
    client.on('error', () => undefined);
    await client.connect();
    return client;
  }
}

const launch = (root: string, port: number): Promise<EmbeddedPostgres> =>
  startEmbeddedPostgres({ dataDir: join(root, 'postgres'), port, settings: SETTINGS, durable: true });

/** Direct children: from /proc where there is one, else from ps. */
const childrenOf = (parent: number): number[] =>
  (existsSync('/proc/self/stat') ? pairsOnLinux() : pairsFromPs())
    .filter(([, parentOfIt]) => parentOfIt === parent)
    .map(([pid]) => pid);

const pairsOnLinux = (): [number, number][] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => [Number(name), parentOnLinux(name)]);

const parentOnLinux = (pid: string): number => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return 0;
  }
};

const pairsFromPs = (): [number, number][] =>
  execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .map(([pid = 0, parent = 0]) => [pid, parent]);
