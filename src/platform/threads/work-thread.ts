import { Piscina } from 'piscina';

/** TypeScript where the program runs from source, JavaScript where it was compiled. */
const argumentsFor = (worker: string): string[] =>
  worker.endsWith('.ts') ? ['-r', require.resolve('@swc-node/register')] : [];

const TOO_LONG = Symbol('too long');

export interface ThreadLimits {
  /** Longest piece of work, and how long the thread is kept without any; both in milliseconds. */
  longestMs: number;
  idleMs: number;
}

export interface ThreadWork extends ThreadLimits {
  /** File whose default export does the work, found with `require.resolve`. */
  worker: string;
  /** What one piece of work may take of the heap; bytes outside of it are for the worker to bound. */
  heapMb: number;
  /** So many pieces wait for their turn while one is worked on. */
  mostWaiting: number;
  /** So many pieces one person may have here, worked on or waiting: the others get their turn all the same. */
  mostOfOne: number;
  /** What whoever asks is told; `broke` also for a thread that dies or cannot start. */
  busy: () => Error;
  tooManyOfOne: () => Error;
  stopping: () => Error;
  tooLong: () => Error;
  broke: (thrown: unknown) => Error;
}

/**
 * The one thread in which work of a kind is done, one piece after the other, so that no piece of it keeps requests
 * waiting. It starts when it is needed and ends when nobody needs it. The turns are taken here, since Piscina (5.3.2)
 * neither bounds its queue when tasks can be aborted nor goes on with it when a thread dies.
 */
export class WorkThread<Job, Answer> {
  readonly pool: Piscina;
  private asked = 0;
  private readonly askedBy = new Map<string, number>();
  private last: Promise<unknown> = Promise.resolve();
  private current = new AbortController();
  private isClosed = false;

  constructor(private readonly work: ThreadWork) {
    this.pool = new Piscina({
      filename: work.worker,
      execArgv: argumentsFor(work.worker),
      env: {},
      minThreads: 0,
      maxThreads: 1,
      idleTimeout: work.idleMs,
      recordTiming: false,
      resourceLimits: { maxOldGenerationSizeMb: work.heapMb },
    });
    // A thread that cannot start says so here and to nobody else.
    this.pool.on('error', (fault: unknown) => this.current.abort(fault));
  }

  /**
   * What the worker answers to the job; otherwise one of the errors of `ThreadWork`.
   * @param who an account, or the network of somebody without one
   */
  async run(job: Job, who: string): Promise<Answer> {
    const own = this.askedBy.get(who) ?? 0;
    if (own >= this.work.mostOfOne) throw this.work.tooManyOfOne();
    if (this.asked > this.work.mostWaiting) throw this.work.busy();
    this.asked += 1;
    this.askedBy.set(who, own + 1);
    const answer = this.last.then(() => this.runNow(job));
    this.last = answer.catch(() => undefined);
    try {
      return await answer;
    } finally {
      this.asked -= 1;
      this.oneLess(who);
    }
  }

  /** Ends the thread, and with it what it does. Afterwards nothing is done any more. */
  async close(): Promise<void> {
    this.isClosed = true;
    await this.pool.destroy();
  }

  private oneLess(who: string): void {
    const left = (this.askedBy.get(who) ?? 1) - 1;
    if (left > 0) this.askedBy.set(who, left);
    else this.askedBy.delete(who);
  }

  private async runNow(job: Job): Promise<Answer> {
    if (this.isClosed) throw this.work.stopping();
    this.current = new AbortController();
    const { signal } = this.current;
    const timer = setTimeout(() => this.current.abort(TOO_LONG), this.work.longestMs);
    try {
      return (await this.pool.run(job, { signal })) as Answer;
    } catch (error) {
      throw signal.reason === TOO_LONG ? this.work.tooLong() : this.work.broke(signal.reason ?? error);
    } finally {
      clearTimeout(timer);
    }
  }
}

/** An error from a thread without its message, which may quote what somebody wrote: only its kind and where it arose. */
export const withoutWords = (what: string, thrown: unknown): Error => {
  const { name = '', message = '', stack = '' } = thrown as Partial<Error>;
  const head = `${name}: ${message}`;
  const error = new Error(`${what} (${name})`);
  error.stack = `${error.name}: ${error.message}${stack.startsWith(head) ? stack.slice(head.length) : ''}`;
  return error;
};
