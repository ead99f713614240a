import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Config } from '../../src/platform/config/config';
import type { Fault } from '../../src/platform/fault-points';
import type { ClockState, FromChild, ProcessOrders, ToChild } from './api-processes';
import { processorSeconds } from './machine';
import { patience, type Wait } from './patience';

const ROOT = join(__dirname, '..', '..');
const CHILD = join(__dirname, 'api-process-child.ts');
/** Seconds of processor time that count as getting on: an idle process uses some as well, but hardly so much. */
const STRIDE_SECONDS = 2;
/** A start takes two or three strides and writes little. */
const MOST_STRIDES = 200;
/** How much of what a process wrote is kept, in characters. */
const OUTPUT_KEPT = 200_000;

export interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

/** Settings of one life; the database stays. */
type Life = Partial<Omit<Config, 'databaseUrl'>>;

type Order = ToChild extends infer Message ? (Message extends unknown ? Omit<Message, 'id'> : never) : never;

/** Children that must not outlive this process, however it ends; SIGKILL of it reaches them as `disconnect`. */
const living = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of living) child.kill('SIGKILL');
});

/** One API process that can be killed and started again on its port. */
export class ApiProcess {
  /** Chosen by the system at the first start and kept. */
  port = 0;
  /** How the present or last life ended or will end. */
  ended: Promise<Exit> = Promise.resolve({ code: null, signal: null });
  /** Set once it has ended. */
  exit: Exit | null = null;
  /** Fault points that were hit in all lives so far, as far as the process could still say so. */
  readonly faultsHit: Fault[] = [];
  /** Requests of all lives that were taken up and got no whole answer, as far as the process could still say so. */
  cutOff = 0;
  /** Transactions of all lives that were begun again. */
  begunAgain = 0;
  /** Ends that nobody asked for, in words, and drains that did not end. */
  readonly deaths: string[] = [];
  private child: ChildProcess | null = null;
  private written = '';
  /** Pieces that it has written so far. */
  private pieces = 0;
  private asked = false;
  private ids = 0;
  private readonly waiting = new Map<
    number,
    { resolve: (done: number) => void; reject: (e: Error) => void }
  >();

  constructor(
    readonly name: string,
    private readonly config: Config & { databaseUrl: string },
    private readonly clock: () => ClockState,
    private readonly env: Record<string, string>,
  ) {}

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get pid(): number | undefined {
    return this.child?.pid;
  }

  get isUp(): boolean {
    return this.child !== null && this.exit === null && this.child.connected;
  }

  /** The end of what all lives wrote to stdout (the log) and stderr. */
  output(): string {
    return this.written;
  }

  /**
   * Starts it and waits until it is ready. `config` differs for this life only, as `{ faults: [...] }`. Throws with
   * what it wrote when it ends before, or gets on no more; give `ready: false` not to wait for readiness.
   */
  async start(life: { config?: Life; ready?: boolean } = {}): Promise<void> {
    if (this.isUp) throw new Error(`${this.name} is already up`);
    const listening = this.launch({ ...this.config, ...life.config, port: this.port });
    await patience.watch(listening, this.getsOn('does not listen')).catch((error: unknown) => {
      this.kill('SIGKILL');
      throw error;
    });
    if (life.ready !== false) await this.ready();
  }

  /** Waits until /health/ready answers 200. */
  async ready(): Promise<void> {
    let answered: number | null = null;
    const isReady = async (): Promise<boolean> => {
      if (!this.isUp) throw this.failure('ended before it was ready');
      const answer = await fetch(`${this.url}/health/ready`).catch(() => null);
      await answer?.arrayBuffer().catch(() => undefined);
      answered = answer?.status ?? null;
      return answered === 200;
    };
    await patience.until(isReady, {
      ...this.getsOn(() => `is not ready (${answered ?? 'no answer'})`),
      everyMs: 50,
    });
  }

  /** Sends a signal; its death by it is not reported. Await `ended` for the end. SIGSTOP and SIGCONT work as well. */
  kill(signal: NodeJS.Signals = 'SIGKILL'): void {
    if (signal === 'SIGKILL' || signal === 'SIGTERM') this.asked = true;
    this.child?.kill(signal);
  }

  /** The next end of this life is part of the test, as by an armed fault. */
  mayDie(): void {
    this.asked = true;
  }

  /** Drains it as a deployment does; kills it, which counts as a death, when it gets on no more and does not end. */
  async stop(): Promise<Exit> {
    if (!this.child || this.exit) return this.ended;
    this.kill('SIGTERM');
    return patience.watch(this.ended, this.getsOn('does not end after SIGTERM')).catch((error: unknown) => {
      this.deaths.push(String(error));
      this.kill('SIGKILL');
      return this.ended;
    });
  }

  /** Drained (default) or killed, and up again on the same port. */
  async restart(how: NodeJS.Signals = 'SIGTERM', life: { config?: Life } = {}): Promise<void> {
    if (how === 'SIGTERM') await this.stop();
    else this.kill(how);
    await this.ended;
    await this.start(life);
  }

  /** Runs every sweep once in that process; answers how much they did. */
  sweep(): Promise<number> {
    return this.ask({ kind: 'sweep' });
  }

  /** Runs its sweeps until none has anything to do; answers how much they did. */
  sweepUntilQuiet(): Promise<number> {
    return this.ask({ kind: 'sweep_until_quiet' });
  }

  /** Arms these fault points in the running process and forgets all others. */
  async arm(faults: Fault[]): Promise<void> {
    await this.ask({ kind: 'faults', faults });
  }

  /** Sends an order to the process; answers when it has done it. Rejects when it ends before. */
  ask(order: Order): Promise<number> {
    const id = (this.ids += 1);
    return new Promise((resolve, reject) => {
      if (!this.child?.connected) return reject(this.failure('is down'));
      this.waiting.set(id, { resolve, reject });
      this.child.send({ ...order, id }, (error) => {
        if (error) this.settleOne(id, error);
      });
    });
  }

  /** A wait for this process, which gets on while it computes or writes. */
  private getsOn(what: string | (() => string)): Wait {
    const { pid } = this;
    return {
      what: () => this.failure(typeof what === 'string' ? what : what()).message,
      progress: () => this.pieces + Math.floor(processorSeconds(pid) / STRIDE_SECONDS),
      enough: MOST_STRIDES,
    };
  }

  private launch(config: Config & { databaseUrl: string }): Promise<void> {
    const orders: ProcessOrders = { config, clock: this.clock() };
    const child = spawn(process.execPath, ['-r', '@swc-node/register', CHILD], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: { ...process.env, ...this.env, API_PROCESS: JSON.stringify(orders) },
    });
    this.child = child;
    this.exit = null;
    this.asked = false;
    living.add(child);
    child.stdout?.on('data', (text: Buffer) => this.keep(text));
    child.stderr?.on('data', (text: Buffer) => this.keep(text));
    this.ended = new Promise((resolve) => {
      child.once('exit', (code, signal) => resolve(this.noteEnd(child, { code, signal })));
    });
    return new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', () => reject(this.failure('ended while it started')));
      child.on('message', (message: FromChild) => {
        if (message.kind === 'fault') this.faultsHit.push(message.fault);
        if (message.kind === 'cut_off') this.cutOff += message.requests;
        if (message.kind === 'begun_again') this.begunAgain += 1;
        if (message.kind === 'done') this.settleOne(message.id, message.done);
        if (message.kind !== 'listening') return;
        this.port = message.port;
        resolve();
      });
    });
  }

  private noteEnd(child: ChildProcess, exit: Exit): Exit {
    living.delete(child);
    this.exit = exit;
    for (const id of [...this.waiting.keys()]) this.settleOne(id, this.failure('ended'));
    if (!this.asked) this.deaths.push(this.failure('died').message);
    return exit;
  }

  private settleOne(id: number, outcome: number | Error): void {
    const one = this.waiting.get(id);
    this.waiting.delete(id);
    if (outcome instanceof Error) one?.reject(outcome);
    else one?.resolve(outcome);
  }

  private keep(text: Buffer): void {
    this.pieces += 1;
    this.written = `${this.written}${text.toString()}`.slice(-OUTPUT_KEPT);
  }

  private failure(what: string): Error {
    const how = this.exit ? ` (code ${this.exit.code}, signal ${this.exit.signal})` : '';
    return new Error(`${this.name} ${what}${how}\n${this.written.slice(-4_000)}`);
  }
}
