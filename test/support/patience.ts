import { setTimeout as sleep } from 'node:timers/promises';
import { measurePace, type Pace } from './machine';

export interface Wait {
  /** What is waited for, or what one sees instead, in words. */
  what: string | (() => string);
  /** Changes whenever somebody gets on with it: answers, rows, lines of a log. Without it only the pace of the machine counts. */
  progress?: () => number;
  /** So much progress without the thing itself means that it will not come, however slow the machine is. */
  enough?: number;
  /** Pause between two looks. */
  everyMs?: number;
}

/** It did not come; the message says whether the product stands still or the machine is too slow to tell. */
export class Stalled extends Error {}

const LOOK_MS = 20;
/** It takes so many looks at least: a process that was stopped, or a machine that slept, has not waited meanwhile. */
const FEWEST_LOOKS = 12;
/** Slower than this, nothing is said about the product. */
const SLOW = 2;
/** Even the slowest machine gets on now and then. */
const MOST_SLOWNESS = 15;

/**
 * Waits for conditions, and gives up only when nothing moves any more: a wait goes on while there is progress, and
 * without progress for as long as the machine is slower than usual. So no bound here says how fast the product is.
 */
export class Patience {
  constructor(
    /** How long nothing may move on a machine that has its usual pace. */
    private readonly standstillMs = 60_000,
    private readonly pace: () => Promise<Pace> = measurePace,
  ) {}

  /** Looks until the condition answers something; answers that. Throws `Stalled`, and what the condition throws. */
  async until<T>(
    condition: () => Promise<T | false | null | undefined> | T | false | null | undefined,
    wait: Wait,
  ): Promise<T> {
    const standstill = new Standstill(wait, this.standstillMs, this.pace);
    for (;;) {
      const found = await condition();
      if (found) return found;
      await sleep(wait.everyMs ?? LOOK_MS);
      await standstill.look();
    }
  }

  /** Lets something end by itself; throws `Stalled` when it does not, and leaves it to the caller then. */
  async watch<T>(work: Promise<T>, wait: Wait): Promise<T> {
    let over = false;
    const ended = work.finally(() => (over = true));
    const standstill = this.until(() => over, { everyMs: 250, ...wait });
    return Promise.race([ended, standstill.then(() => ended)]);
  }

  /** Like `until`, where not coming is a finding: what stalled, in words, or null when it came. */
  async comes(condition: () => Promise<unknown> | unknown, wait: Wait): Promise<string | null> {
    return this.until(condition, wait).then(
      () => null,
      (error: unknown) => {
        if (error instanceof Stalled) return error.message;
        throw error;
      },
    );
  }
}

/** The patience of all proofs. */
export const patience = new Patience();

/** What one wait has seen so far. */
class Standstill {
  private readonly first: number;
  private seen: number;
  private lookedAt = performance.now();
  private quietMs = 0;
  private judgeAtMs: number;

  constructor(
    private readonly wait: Wait,
    private readonly standstillMs: number,
    private readonly pace: () => Promise<Pace>,
  ) {
    this.seen = this.first = wait.progress?.() ?? 0;
    this.judgeAtMs = standstillMs;
  }

  async look(): Promise<void> {
    const now = performance.now();
    this.quietMs += Math.min(now - this.lookedAt, this.standstillMs / FEWEST_LOOKS);
    this.lookedAt = now;
    const progress = this.wait.progress?.() ?? 0;
    if (progress !== this.seen) this.goOn(progress);
    else if (this.quietMs >= this.judgeAtMs) await this.judge();
  }

  private goOn(progress: number): void {
    const moved = Math.abs(progress - this.first);
    if (moved >= (this.wait.enough ?? Infinity))
      throw new Stalled(
        `${this.what()}: not while others got on ${moved} times; the product leaves it undone`,
      );
    this.seen = progress;
    this.quietMs = 0;
    this.judgeAtMs = this.standstillMs;
  }

  private async judge(): Promise<void> {
    const { slowness, said } = await this.pace();
    this.lookedAt = performance.now();
    this.judgeAtMs = this.quietMs + this.standstillMs;
    if (this.quietMs < this.standstillMs * Math.min(slowness, MOST_SLOWNESS)) return;
    const blame = slowness < SLOW ? 'the product stands still' : 'the machine is too slow to tell';
    throw new Stalled(
      `${this.what()}: no progress for ${Math.round(this.quietMs / 1_000)} s (machine: ${said}): ${blame}`,
    );
  }

  private what(): string {
    return typeof this.wait.what === 'string' ? this.wait.what : this.wait.what();
  }
}
