import { localDay, offsetAt, zoneOffsets } from '../../scheduling/domain/zone-offsets';
import { parseMinute, weekdayOf } from '../../scheduling/domain/calendar-day';
import { DAY_MS, MINUTE_MS } from '../../shared/time';

/** Which days and hours of the week somebody has time, on their own wall. */
export interface TimeWish {
  /** 0 = Sunday; empty for whatever day. */
  weekdays: readonly number[];
  /** The session begins no earlier: `18:00`. */
  timeFrom?: string | undefined;
  /** The session is over by then, on the same day: `22:00`; `24:00` is midnight. */
  timeTo?: string | undefined;
}

/** Whether anything of it was asked for. */
export const isTimeWish = ({ weekdays, timeFrom, timeTo }: TimeWish): boolean =>
  weekdays.length > 0 || timeFrom !== undefined || timeTo !== undefined;

/**
 * Says of a session (its start in epoch milliseconds, its length) whether it suits: it begins on one of the days, and
 * lies between the two times as a whole. Days and times are those that the zone's wall shows then; for starts within the
 * stretch. Throws RangeError for an unknown zone.
 */
export const suits = (
  { weekdays, timeFrom = '00:00', timeTo }: TimeWish,
  zone: string,
  { fromMs, toMs }: { fromMs: number; toMs: number },
): ((startMs: number, minutes: number) => boolean) => {
  const clock = zoneOffsets(zone, fromMs, Math.max(fromMs, toMs));
  const [earliest, latest] = [parseMinute(timeFrom), timeTo === undefined ? Infinity : parseMinute(timeTo)];
  return (startMs, minutes) => {
    const day = localDay(clock, startMs);
    const minuteOf = (instant: number): number =>
      (instant + offsetAt(clock, instant) - day * DAY_MS) / MINUTE_MS;
    return (
      (weekdays.length === 0 || weekdays.includes(weekdayOf(day))) &&
      minuteOf(startMs) >= earliest &&
      minuteOf(startMs + minutes * MINUTE_MS) <= latest
    );
  };
};
