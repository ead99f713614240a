/**
 * The only source of "now" for every rule, deadline, token and column. Never `Date.now()` in a rule and never the
 * database's `now()`: tests and the sandbox move this clock (money rule 19).
 */
export abstract class Clock {
  abstract now(): Date;
}

export class SystemClock extends Clock {
  now(): Date {
    return new Date();
  }
}

/** Real time plus an offset that may be moved. Tests may also stop it. */
export class MovableClock extends Clock {
  private offsetMs = 0;
  private stoppedAt: Date | null = null;

  now(): Date {
    return this.stoppedAt ? new Date(this.stoppedAt) : new Date(Date.now() + this.offsetMs);
  }

  /** Milliseconds ahead of real time. */
  offset(): number {
    return this.now().getTime() - Date.now();
  }

  setOffset(milliseconds: number): void {
    this.stoppedAt = null;
    this.offsetMs = milliseconds;
  }

  advance(milliseconds: number): void {
    if (this.stoppedAt) this.stoppedAt = new Date(this.stoppedAt.getTime() + milliseconds);
    else this.offsetMs += milliseconds;
  }

  isStopped(): boolean {
    return this.stoppedAt !== null;
  }

  /** Stands still at this instant until it is moved again. */
  stopAt(instant: Date): void {
    this.stoppedAt = new Date(instant);
  }
}

/** The machine's own time, whatever the tests or the sandbox say: to compare it with other clocks, never for a rule. */
export const machineTime = (): Date => new Date();
