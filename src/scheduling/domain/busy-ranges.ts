import { refused } from '../../shared/errors';
import { joinWindows, type Window } from './availability-windows';
import type { OutsideBusy } from './slots-input';

/** Where busy time comes from: a coach's time off, a calendar outside of Greenroom, a block by an admin. */
export type BusySourceKind = 'time_off' | 'outside_calendar' | 'block';

/** One time off, one calendar, one block. */
export interface BusySource {
  kind: BusySourceKind;
  id: string;
}

/** Half-open: a session may start when the range ends. */
export interface BusyRange {
  startsAt: Date;
  endsAt: Date;
}

/** Two years of a very full calendar; more would make each list of the coach's slots slow. */
export const MOST_RANGES = 5_000;

/**
 * The ranges of one source as they are kept, in order: those that overlap or touch joined, which blocks the same
 * starts; those without length left out, which block none. Errors: 422 `busy_range.inverted` (also for an instant
 * that is none), `busy_range.too_many`.
 */
export function joinedRanges(ranges: readonly BusyRange[]): BusyRange[] {
  const windows = ranges.map(windowOf).filter(({ startMs, endMs }) => startMs < endMs);
  const joined = joinWindows(windows);
  if (joined.length > MOST_RANGES) throw tooMany();
  return joined.map(({ startMs, endMs }) => ({ startsAt: new Date(startMs), endsAt: new Date(endMs) }));
}

/** Whether busy time meets a session with its buffers, [from, to): the rule of slot lists, for a time that is known. */
export const meetsBusyTime = (
  ranges: readonly OutsideBusy[],
  { from, to }: { from: Date; to: Date },
): boolean =>
  ranges.some(({ startMs, endMs }) => startMs < endMs && startMs < to.getTime() && from.getTime() < endMs);

function windowOf({ startsAt, endsAt }: BusyRange): Window {
  const [startMs, endMs] = [startsAt.getTime(), endsAt.getTime()];
  if (!(startMs <= endMs))
    throw refused('busy_range.inverted', 'Give ranges of busy time whose end is not before their start.');
  return { startMs, endMs };
}

const tooMany = () =>
  refused('busy_range.too_many', `Busy time of one source can have at most ${MOST_RANGES} ranges.`);
