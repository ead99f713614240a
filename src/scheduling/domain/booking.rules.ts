import { DomainError, refused } from '../../shared/errors';
import { WallInterval } from './availability-windows';
import { parseEndMinute, parseMinute } from './calendar-day';
import { Horizon } from './slots-input';

/** Hours that repeat on days of the week, 0 = Sunday. */
export type WeeklyHours = { days: number[] } & WallInterval;

/** How sessions may be laid into the hours. Lengths are minutes; null means "no limit", or as said. */
export interface BookingRules {
  /** Distance between two starts; null: the session's length. */
  intervalMinutes: number | null;
  startOffsetMinutes: number;
  bufferBeforeMinutes: number;
  bufferAfterMinutes: number;
  noticeMinutes: number;
  horizon: Horizon;
  maxPerDay: number | null;
  maxMinutesPerDay: number | null;
  maxPerWeek: number | null;
  maxMinutesPerWeek: number | null;
}

/** Twelve hours of notice and sixty days ahead: SCHEDULING.md, "Model". */
export const DEFAULT_RULES: BookingRules = {
  intervalMinutes: null,
  startOffsetMinutes: 0,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 0,
  noticeMinutes: 720,
  horizon: { kind: 'rolling', days: 60 },
  maxPerDay: null,
  maxMinutesPerDay: null,
  maxPerWeek: null,
  maxMinutesPerWeek: null,
};

/** Notice never falls below the hold's length plus this, so that nobody pays for a session that has begun. */
const NOTICE_ABOVE_HOLD_MINUTES = 60;

/** The shortest notice a coach may set, for holds of `holdMinutes`. */
export const leastNotice = (holdMinutes: number): number => holdMinutes + NOTICE_ABOVE_HOLD_MINUTES;

/** Whether a claim has to be counted, which only the coach's lock makes safe. */
export const hasCaps = (rules: BookingRules): boolean =>
  [rules.maxPerDay, rules.maxMinutesPerDay, rules.maxPerWeek, rules.maxMinutesPerWeek].some(
    (cap) => cap !== null,
  );

/**
 * Throws 422 `availability.notice_too_short` or `availability.horizon_inverted`, naming the field.
 */
export function checkRules(rules: BookingRules, holdMinutes: number): void {
  const least = leastNotice(holdMinutes);
  if (rules.noticeMinutes < least) {
    throw refused(
      'availability.notice_too_short',
      `The notice must be at least ${least} minutes: the time to pay and an hour.`,
      'rules.noticeMinutes',
    );
  }
  if (rules.horizon.kind === 'range' && rules.horizon.end < rules.horizon.start) {
    throw refused(
      'availability.horizon_inverted',
      'The last date must not lie before the first.',
      'rules.horizon.end',
    );
  }
}

/** Throws 422 `availability.window_inverted` for the first interval that does not end after its start. */
export function checkIntervals(intervals: readonly WallInterval[], field: string): void {
  for (const [i, interval] of intervals.entries()) {
    if (parseMinute(interval.start) >= parseEndMinute(interval.end)) throw inverted(`${field}.${i}.end`);
  }
}

const inverted = (field: string): DomainError =>
  refused(
    'availability.window_inverted',
    'A window must end after it starts. Hours over midnight are two windows: one until 24:00, one from 00:00.',
    field,
  );
