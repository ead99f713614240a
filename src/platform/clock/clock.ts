/**
 * The only source of "now" for every rule, deadline, token and column. Never `Date.now()` in a rule and never the
 * database's `now()`: tests and the sandbox move this clock (money rule 19).
 */
export abstract class Clock {
  abstract now(): Date;

  /** Milliseconds ahead of the machine's own time: none, but for the clock that tests and the sandbox move. */
  offset(): number {
    return 0;
  }
}

export class SystemClock extends Clock {
  now(): Date {
    return new Date();
  }
}

/** The machine's own time, whatever the tests or the sandbox say: to compare it with other clocks, never for a rule. */
export const machineTime = (): Date => new Date();
