import { DAY_MS } from '../../shared/time';
import { dateInWords } from '../../shared/zones/in-words';
import { type Availability, availabilityWindows, type Window } from './availability-windows';
import { type CalendarDay, formatDay } from './calendar-day';
import { localDay, zoneOffsets } from './zone-offsets';

/** When a booked session takes place: [startMs, endMs), epoch milliseconds. */
export interface BookedTime {
  startMs: number;
  endMs: number;
}

/** What leaves a booked session without hours: its date is off, has hours of its own, or the week's do not hold it. */
export const OUTSIDE_RULES = ['day_off', 'date_hours', 'outside_hours'] as const;

export interface OutsideReason {
  rule: (typeof OUTSIDE_RULES)[number];
  /** The local date of the coach's zone whose hours are missing, `YYYY-MM-DD`. */
  date: string;
}

/** As in the slot core: a window that holds a session of up to a day is whole within so many dates around it. */
const MARGIN_DAYS = 4;

/**
 * Why a booked session lies outside the hours, or null when it lies within them: exactly when the slot core could lay a
 * session of that length there on an empty calendar with a grid of single minutes. Only hours count. Notice, horizon,
 * caps, buffers and the grid say what can still be booked; a session that is booked keeps what it was promised.
 * Throws RangeError for zones, dates and times that make no sense.
 */
export function whyOutside(hours: Availability, { startMs, endMs }: BookedTime): OutsideReason | null {
  const home = zoneOffsets(hours.zone, startMs, endMs);
  const margin = MARGIN_DAYS + Math.ceil((endMs - startMs) / DAY_MS);
  const windows = availabilityWindows(
    hours,
    localDay(home, startMs) - margin,
    localDay(home, endMs) + margin,
  );
  const missing = firstMissing(windows, { startMs, endMs });
  return missing === null ? null : reasonOf(hours, localDay(home, missing));
}

/** The first instant of the session that no window holds. Windows are apart, so at most one can hold its beginning. */
function firstMissing(windows: readonly Window[], { startMs, endMs }: BookedTime): number | null {
  const first = windows.find((window) => window.startMs <= startMs && startMs < window.endMs);
  const heldUntil = first?.endMs ?? startMs;
  return heldUntil < endMs ? heldUntil : null;
}

function reasonOf({ overrides, daysOff }: Availability, day: CalendarDay): OutsideReason {
  const date = formatDay(day);
  const own = overrides.filter((override) => override.date === date);
  const isOff =
    daysOff.includes(date) || (own.length > 0 && own.every(({ intervals }) => intervals.length === 0));
  return { rule: isOff ? 'day_off' : own.length > 0 ? 'date_hours' : 'outside_hours', date };
}

const WORDS: Record<OutsideReason['rule'], (date: string) => string> = {
  day_off: (date) => `${date} is a day off`,
  date_hours: (date) => `the hours of ${date} do not hold it`,
  outside_hours: (date) => `your weekly hours do not hold it on ${date}`,
};

/** The reason as the coach reads it, without a full stop. */
export const outsideInWords = ({ rule, date }: OutsideReason): string => WORDS[rule](dateInWords(date));
