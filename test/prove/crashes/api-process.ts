import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { Config } from '../../../src/platform/config/config';
import type { Fault, FaultPoint } from '../../../src/platform/fault-points';

/** What the process can be told to do. */
export interface Orders {
  /** Builds and starts the API; its clock stands still at `at` (ISO), or runs when that is null. */
  start: { takes: { config: Config & { databaseUrl: string }; at: string | null }; gives: string };
  setClock: { takes: string; gives: void };
  /** Arms these faults and forgets all others. */
  arm: { takes: Fault[]; gives: void };
  /** Runs every sweep once; answers how much was done. */
  sweep: { takes: null; gives: number };
}

export interface Order<Name extends keyof Orders> {
  id: number;
  name: Name;
  takes: Orders[Name]['takes'];
}
export type Answer = { id: number; gives?: unknown; error?: string } | { hit: FaultPoint };

/** The process ended before it answered. */
export class ProcessEnded extends Error {}

const ENTRY = join(__dirname, 'api-child.ts');

/** One API process. It loads its code at once and waits for `start`, so that the next one can stand ready. */
export class ApiProcess {
  readonly hits: FaultPoint[] = [];
  /** Resolves with the signal or exit code when the process has ended. */
  readonly ended: Promise<string>;
  alive = true;
  private readonly child: ChildProcess;
  private readonly waiting = new Map<number, (answer: { gives?: unknown; error?: string }) => void>();
  private orders = 0;

  constructor() {
    this.child = fork(ENTRY, {
      execArgv: ['-r', '@swc-node/register'],
      env: { PATH: process.env.PATH, NODE_ENV: 'test', SWC_NODE_PROJECT: process.env.SWC_NODE_PROJECT },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    this.child.on('message', (answer: Answer) => this.hear(answer));
    this.child.on('error', () => undefined);
    this.ended = new Promise((resolve) => {
      this.child.once('exit', (code, signal) => {
        this.alive = false;
        for (const answer of this.waiting.values()) answer({ error: 'ended' });
        this.waiting.clear();
        resolve(signal ?? String(code));
      });
    });
  }

  /** Throws ProcessEnded when the process dies first, and an Error with its stack when the order fails there. */
  async tell<Name extends keyof Orders>(
    name: Name,
    takes: Orders[Name]['takes'],
  ): Promise<Orders[Name]['gives']> {
    if (!this.alive) throw new ProcessEnded(name);
    const id = (this.orders += 1);
    const answer = await new Promise<{ gives?: unknown; error?: string }>((resolve) => {
      this.waiting.set(id, resolve);
      this.child.send({ id, name, takes } satisfies Order<Name>, (failed) => {
        if (failed) resolve({ error: 'ended' });
      });
    });
    if (answer.error === 'ended') {
      await this.ended;
      throw new ProcessEnded(name);
    }
    if (answer.error !== undefined) throw new Error(`${name}: ${answer.error}`);
    return answer.gives as Orders[Name]['gives'];
  }

  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.ended;
  }

  private hear(answer: Answer): void {
    if ('hit' in answer) return void this.hits.push(answer.hit);
    this.waiting.get(answer.id)?.(answer);
    this.waiting.delete(answer.id);
  }
}
