import { OperatorError } from '../../shared/operator.error';

/** Who is waited for and why nothing moves there, for an operator. */
export class StandstillError extends OperatorError {
  override readonly name = 'StandstillError';
}

/** The process is told to end while it waits. */
export class WaitAbandoned extends Error {
  override readonly name = 'WaitAbandoned';
}

/** How long somebody at the start waits for others, and what is told meanwhile. */
export interface Patience {
  /** Takes a line for the terminal or the log. */
  say: (line: string) => void;
  /** Whether the process is to end. */
  isOver?: () => boolean;
  /** Milliseconds without any movement before the wait is given up; only those that the waiting process was awake. */
  standstillMs?: number;
}

/** What others were seen at. Ids of sessions, never what their statements say. */
export interface Sight {
  /** One of them executes a statement, and waits neither for a lock nor for its own program. */
  working: boolean;
  /** Differs once one of them has begun or ended a statement. */
  print: string;
  /** Names of programs with their sessions, as `greenroom backup (session 4711)`. */
  who: string;
}

/** Milliseconds between two looks: a start that was waited for is noticed at once, and it costs the server little. */
export const LOOK_EVERY_MS = 250;
/**
 * Much longer than a process that lives needs between two statements, also on a machine that is overloaded; whoever
 * executes a statement moves, however long that takes.
 */
const STANDSTILL_MS = 120_000;
/** The first line comes at once, then one whenever so many milliseconds have passed. */
const SAY_EVERY_MS = 10_000;

/** One wait: tells how long it lasts, and ends it with a sentence when nobody moves. */
export class Wait {
  private readonly began = performance.now();
  private saidAt = -Infinity;
  private quietMs = 0;
  private seen: string | null = null;

  /** @param why as `another process that migrates the database` */
  constructor(
    private readonly why: string,
    private readonly patience: Patience,
  ) {}

  /**
   * Takes note of a look, one every `LOOK_EVERY_MS`.
   * @throws StandstillError when nothing has moved for too long, WaitAbandoned when the process is to end
   */
  look({ working, print, who }: Sight): void {
    if (this.patience.isOver?.()) throw new WaitAbandoned(`No longer waiting for ${this.why}.`);
    // Looks are counted, not the clock: a process that slept has not seen whether others moved.
    this.quietMs = working || print !== this.seen ? 0 : this.quietMs + LOOK_EVERY_MS;
    this.seen = print;
    if (this.quietMs >= (this.patience.standstillMs ?? STANDSTILL_MS)) throw this.standstill(who);
    this.tell();
  }

  private tell(): void {
    const now = performance.now();
    if (now - this.saidAt < SAY_EVERY_MS) return;
    this.saidAt = now;
    const seconds = Math.round((now - this.began) / 1000);
    this.patience.say(`Waiting for ${this.why}, for ${seconds} s so far ...`);
  }

  private standstill(who: string): StandstillError {
    const seconds = Math.round(this.quietMs / 1000);
    return new StandstillError(
      `Gave up waiting for ${this.why}: ${who || 'whoever it is'} has done nothing for ${seconds} s. ` +
        'End that program (or its session, with pg_terminate_backend) and start again.',
    );
  }
}
