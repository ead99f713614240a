import { DAY_MS } from '../../shared/time';

/**
 * Calendar arithmetic without clocks. A calendar date is a whole number here: the days since 1970-01-01.
 * So "the next date" is + 1 whatever the clocks do, and comparing dates is comparing numbers.
 */
export type CalendarDay = number;

/** Minutes in a wall-clock day; also what `24:00` means as an end. */
export const MINUTES_PER_DAY = 1_440;

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const TIME = /^(\d{2}):(\d{2})$/;

/** `2030-03-01` as a calendar day. Throws RangeError for anything that is not a date of the calendar. */
export function parseDay(date: string): CalendarDay {
  const [year, month, day] = (DATE.exec(date) ?? []).slice(1).map(Number);
  // `Date.UTC` would take the year 50 for 1950; and both take a 13th month.
  const found = new Date(new Date(0).setUTCFullYear(year ?? NaN, (month ?? NaN) - 1, day));
  if (!(found.getUTCMonth() + 1 === month && found.getUTCDate() === day))
    throw new RangeError(`not a date: ${date}`);
  return found.getTime() / DAY_MS;
}

/** A calendar day as `YYYY-MM-DD`. */
export const formatDay = (day: CalendarDay): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** Day of the week, 0 = Sunday (1970-01-01 was a Thursday). */
export const weekdayOf = (day: CalendarDay): number => (((day + 4) % 7) + 7) % 7;

/** Number of the week a day lies in; weeks start on Monday. Only good for comparing. */
export const weekOf = (day: CalendarDay): number => Math.floor((day + 3) / 7);

/** `HH:MM` as minutes after midnight, `24:00` included. Throws RangeError otherwise. */
export function parseMinute(time: string): number {
  const [, hours, minutes] = TIME.exec(time) ?? [];
  const minute = Number(hours) * 60 + Number(minutes);
  if (!(Number(minutes) < 60 && minute <= MINUTES_PER_DAY))
    throw new RangeError(`not a time of day: ${time}`);
  return minute;
}

/** The end of a window in minutes after midnight: `23:59` is how many forms write midnight, so it is. */
export function parseEndMinute(time: string): number {
  const minute = parseMinute(time);
  return minute === MINUTES_PER_DAY - 1 ? MINUTES_PER_DAY : minute;
}
