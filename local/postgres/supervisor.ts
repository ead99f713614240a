import { setTimeout as sleep } from 'node:timers/promises';
import type { EmbeddedPostgres } from './embedded-postgres';
import { messageOf } from './embedded-postgres.error';
import { stopOrphan } from './orphan';
import { Server, type Launch } from './server';

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 5_000;

/** Keeps a server running until `stop`: one that ends by itself is started again on the same port, with back-off. */
export class Supervisor implements EmbeddedPostgres {
  private readonly listeners: ((reason: string) => void)[] = [];
  private readonly stopping = new AbortController();
  private readonly atExit = (): void => this.server.signal('SIGINT');
  private up = true;
  private stopped: Promise<void> | null = null;
  private readonly watching: Promise<void>;

  constructor(
    private readonly launch: Launch,
    private server: Server,
    readonly url: string,
    private readonly release: () => Promise<void>,
  ) {
    process.on('exit', this.atExit);
    this.watching = this.watch();
  }

  get port(): number {
    return this.launch.port;
  }

  get folder(): string {
    return this.launch.folder;
  }

  isUp(): boolean {
    return this.up;
  }

  pid(): number | null {
    return this.up ? (this.server.pid ?? null) : null;
  }

  onCrash(listener: (reason: string) => void): void {
    this.listeners.push(listener);
  }

  stop(): Promise<void> {
    this.stopped ??= this.end();
    return this.stopped;
  }

  private async end(): Promise<void> {
    this.stopping.abort();
    await this.server.stop();
    await this.watching;
    this.up = false;
    process.off('exit', this.atExit);
    await this.release();
  }

  private async watch(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      const reason = await this.server.ended;
      this.up = false;
      if (this.stopping.signal.aborted) return;
      this.launch.log(`the server ended unexpectedly: ${reason}`);
      for (const listener of this.listeners) listener(reason);
      await this.restart();
    }
  }

  private async restart(): Promise<void> {
    const { signal } = this.stopping;
    for (let pause = FIRST_PAUSE_MS; !signal.aborted; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      await sleep(pause, null, { signal }).catch(() => null);
      if (signal.aborted) return;
      try {
        await stopOrphan(this.launch.cluster, this.launch.log);
        this.server = new Server(this.launch);
        if (signal.aborted) await this.server.stop();
        await this.server.ready();
        this.up = true;
        return;
      } catch (error) {
        this.launch.log(`restart failed: ${messageOf(error)}`);
      }
    }
  }
}
