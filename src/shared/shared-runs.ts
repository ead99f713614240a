/**
 * Work that many want at once, done for all of them together. Who comes while it runs waits for one further run, which
 * begins after the present one: so everybody gets what was begun after they asked, and at most two runs of a key are
 * paid for, however many wait.
 */
export class SharedRuns<Value> {
  private readonly running = new Map<string, Promise<Value>>();
  private readonly queued = new Map<string, Promise<Value>>();

  /** The value, or the error, of a run of `work` that begins now or after the present one of that key. */
  run(key: string, work: () => Promise<Value>): Promise<Value> {
    const waiting = this.queued.get(key);
    if (waiting) return waiting;
    const present = this.running.get(key);
    if (!present) return this.start(key, work);
    const begin = (): Promise<Value> => {
      this.queued.delete(key);
      return this.start(key, work);
    };
    const next = present.then(begin, begin);
    this.queued.set(key, next);
    return next;
  }

  /** Whether a run of that key is under way or about to begin: who asks now gets a later one. */
  isBusy(key: string): boolean {
    return this.running.has(key) || this.queued.has(key);
  }

  /** Waits until all that run or wait now have ended, well or not. */
  async ended(): Promise<void> {
    await Promise.allSettled([...this.running.values(), ...this.queued.values()]);
  }

  private start(key: string, work: () => Promise<Value>): Promise<Value> {
    const run = work().finally(() => this.running.delete(key));
    this.running.set(key, run);
    return run;
  }
}
