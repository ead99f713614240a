import { Availability } from './availability-windows';

/** A session that takes the coach's time: a confirmed booking, or somebody else's live hold. */
export interface BusySession {
  startMs: number;
  endMs: number;
  /** What `explain` should call it, e.g. the booking's id. */
  ref?: string;
  /** A hold rather than a booking; only changes what `explain` says. */
  hold?: boolean;
  /** A hold of the person who looks; see `viewerSlots`. Everywhere else it is a hold like any other. */
  own?: boolean;
  /** The session's own buffers; the input's when it has none of its own. */
  bufferBeforeMinutes?: number;
  bufferAfterMinutes?: number;
  /** Whether it counts towards the caps; true when left out. */
  countsInCaps?: boolean;
}

/** Time taken outside Greenroom (another calendar, time off by the clock): it has no buffers of its own. */
export interface OutsideBusy {
  startMs: number;
  endMs: number;
  ref?: string;
}

/** How far ahead sessions may start; the dates are local dates of the coach's zone, both included. */
export type Horizon = { kind: 'rolling'; days: number } | { kind: 'range'; start: string; end: string };

/**
 * Everything that decides when a coach can be booked, as plain data. Instants are epoch milliseconds.
 * `busy` should hold every session that touches the range, and, when a cap is set, all sessions of the local
 * days (weeks) in it. Whoever fills it leaves out what does not block: the viewer's own holds, expired holds,
 * cancelled bookings, and the booking that is being moved.
 */
export interface SlotsInput extends Availability {
  nowMs: number;
  /** Starts are listed within [fromMs, toMs). */
  fromMs: number;
  toMs: number;
  /** Length of the session. */
  minutes: number;
  /** Distance between two starts. */
  intervalMinutes: number;
  /** Distance from the start of a window to the first start in it. */
  startOffsetMinutes: number;
  noticeMinutes: number;
  bufferBeforeMinutes: number;
  bufferAfterMinutes: number;
  horizon: Horizon | null;
  maxPerDay: number | null;
  maxMinutesPerDay: number | null;
  maxPerWeek: number | null;
  maxMinutesPerWeek: number | null;
  busy: readonly BusySession[];
  outsideBusy: readonly OutsideBusy[];
}

/** One rule that keeps a session from starting at an instant. */
export interface Reason {
  rule:
    | 'outside_hours'
    | 'day_off'
    | 'off_grid'
    | 'notice'
    | 'horizon'
    | 'daily_cap'
    | 'weekly_cap'
    | 'busy'
    | 'buffer'
    | 'outside_busy'
    | 'hold';
  /** Which session or outside time, where the rule is about one. */
  ref?: string;
}
