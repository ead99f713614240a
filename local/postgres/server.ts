import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { serverEnvironment } from './cluster';
import { codeOf, EmbeddedPostgresError, reasonFrom } from './embedded-postgres.error';
import type { NativeBinaries } from './native-binaries';
import { readPidFile } from './orphan';
import { asUser, type ServerUser } from './server-user';

export interface Launch {
  folder: string;
  cluster: string;
  binaries: NativeBinaries;
  user: ServerUser | null;
  port: number;
  settings: Record<string, string>;
  /** What the launcher does. */
  log: (line: string) => void;
  /** What the server itself prints. */
  serverLog: (line: string) => void;
}

/** Crash recovery of a large database may take a while. */
const READY_WITHIN_MS = 120_000;
const FAST_STOP_MS = 10_000;
const IMMEDIATE_STOP_MS = 5_000;
const KEPT_ERRORS = 8_192;

/** One run of the server, from spawn to exit. */
export class Server {
  /** Resolves, with the reason, when the server has ended for whatever cause. */
  readonly ended: Promise<string>;
  private readonly child: ChildProcess;
  private errors = '';
  private over = false;

  constructor(private readonly launch: Launch) {
    // Detached: Ctrl-C in a terminal must reach only us, so that requests and jobs drain before the database goes.
    this.child = spawn(launch.binaries.postgres, argumentsOf(launch), {
      cwd: launch.folder,
      env: serverEnvironment(),
      stdio: ['ignore', 'ignore', 'pipe'],
      detached: true,
      ...asUser(launch.user),
    });
    this.child.stderr?.on('data', (chunk: Buffer) => this.hear(chunk.toString('utf8')));
    this.ended = this.watchEnd();
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  /** Waits until connections are accepted. Throws EmbeddedPostgresError with the server's own words when it ends. */
  async ready(): Promise<void> {
    for (let waited = 0; waited < READY_WITHIN_MS; waited += 15) {
      if (this.over) throw new EmbeddedPostgresError(`PostgreSQL did not start: ${await this.ended}`);
      const file = readPidFile(this.launch.cluster);
      if (file?.pid === this.pid && file?.state === 'ready') return;
      await sleep(15);
    }
    await this.stop();
    throw new EmbeddedPostgresError('PostgreSQL did not become ready within two minutes.');
  }

  /** Fast shutdown (open transactions are rolled back); harder when it takes too long. */
  async stop(): Promise<void> {
    for (const [signal, patience] of [
      ['SIGINT', FAST_STOP_MS],
      ['SIGQUIT', IMMEDIATE_STOP_MS],
      ['SIGKILL', IMMEDIATE_STOP_MS],
    ] as const) {
      if (this.over) return;
      this.signal(signal);
      const timer = new AbortController();
      await Promise.race([this.ended, sleep(patience, null, { signal: timer.signal }).catch(() => null)]);
      timer.abort();
    }
  }

  signal(signal: 'SIGINT' | 'SIGQUIT' | 'SIGKILL'): void {
    if (this.over || this.pid === undefined) return;
    if (process.platform === 'win32' && signal !== 'SIGKILL') {
      spawnSync(this.launch.binaries.pgCtl, ['kill', signal.slice(3), String(this.pid)]);
    } else {
      this.child.kill(signal);
    }
  }

  private hear(text: string): void {
    this.errors = (this.errors + text).slice(-KEPT_ERRORS);
    for (const line of text.split(/\r?\n/)) if (line.trim()) this.launch.serverLog(line.trim());
  }

  private watchEnd(): Promise<string> {
    const { child } = this;
    return new Promise((resolve) => {
      child.on('error', (error) => {
        this.over = true;
        resolve(`cannot run ${this.launch.binaries.postgres} (${codeOf(error)})`);
      });
      child.on('exit', (code, signal) => {
        this.over = true;
        const end = () =>
          resolve(signal ? `ended by ${signal}` : `${reasonFrom(this.errors)} (exit code ${code})`);
        // The last words may still be in the pipe, but surviving backends can hold it open.
        const timer = setTimeout(end, 200);
        child.on('close', () => {
          clearTimeout(timer);
          end();
        });
      });
    });
  }
}

const argumentsOf = ({ cluster, port, settings }: Launch): string[] => [
  '-D',
  cluster,
  '-p',
  String(port),
  ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
];
