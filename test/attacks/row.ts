/** Tested: at least one test names it. Later: what it is about does not exist yet; the text says what brings it. */
export type Status = { tested: true } | { later: string };

export type Area =
  | 'Who may do what'
  | 'Logging in and staying in'
  | 'Bookings and money'
  | 'Input'
  | 'Calls to the outside'
  | 'Stripe webhooks'
  | 'Operations and privacy';

export interface Attack {
  number: number;
  area: Area;
  /** What somebody tries. */
  title: string;
  /** What must happen instead. */
  expected: string;
  status: Status;
}

export const TESTED: Status = { tested: true };
export const later = (why: string): Status => ({ later: why });

/** Makes the rows of one area. */
export const rowsOf =
  (area: Area) =>
  (number: number, title: string, expected: string, status: Status): Attack => ({
    number,
    area,
    title,
    expected,
    status,
  });
