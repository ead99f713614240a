/**
 * Times as people read them. The API sends the wall time of the reader's zone with each instant
 * (`2027-03-01T18:00:00.000+01:00`): we write that down and never work it out, because a browser's zone data may be
 * older than the law.
 */
export interface WallTime {
  /** The date as it stands on the wall, as a UTC date for Intl. */
  date: Date;
  /** Minutes after midnight. */
  minutes: number;
}

export type HourCycle = 'h12' | 'h23';

const LOCALE = 'en-GB';
const NO_BREAK = '\u00a0';

/** Reads `2027-03-01T18:00:00.000+01:00` or `2027-03-01`. */
export const wallTime = (local: string): WallTime => {
  const [, year, month, day, hour = '0', minute = '0'] =
    /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2}))?/.exec(local) ?? [];
  return {
    date: new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))),
    minutes: Number(hour) * 60 + Number(minute),
  };
};

const written = (date: Date, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(LOCALE, { ...options, timeZone: 'UTC' }).format(date).replaceAll(',', '');

/** "16:00", or "4:00 pm" for who reads twelve hours. */
export const timeOfDay = (local: string, hourCycle: HourCycle = 'h23'): string => {
  const { minutes } = wallTime(local);
  const [hour, minute] = [Math.floor(minutes / 60), String(minutes % 60).padStart(2, '0')];
  if (hourCycle === 'h23') return `${String(hour).padStart(2, '0')}:${minute}`;
  return `${hour % 12 || 12}:${minute}${NO_BREAK}${hour < 12 ? 'am' : 'pm'}`;
};

/** "Tue 1 Dec", with the year where it is not the one that it is now. */
export const shortDay = (local: string, now: Date): string => {
  const { date } = wallTime(local);
  const isOtherYear = Math.abs(date.getTime() - now.getTime()) > 300 * 86_400_000;
  return written(date, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    ...(isOtherYear && { year: 'numeric' }),
  });
};

/** "Tuesday 1 December 2026". */
export const longDay = (local: string): string =>
  written(wallTime(local).date, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });

/** "Tue 1 Dec, 16:00": as lists say it. */
export const shortTime = (local: string, now: Date, hourCycle?: HourCycle): string =>
  `${shortDay(local, now)}, ${timeOfDay(local, hourCycle)}`;

/** "Tuesday 1 December 2026, 16:00": as pages say it. */
export const longTime = (local: string, hourCycle?: HourCycle): string =>
  `${longDay(local)}, ${timeOfDay(local, hourCycle)}`;

/** "New York" of `America/New_York`: zones are called by their city. */
export const cityOf = (zone: string): string => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');

/** "in 3 days", "in 25 min", "2 h ago": only ever beside the time itself. */
export const fromNow = (instant: string, now: Date): string => {
  const minutes = Math.round((Date.parse(instant) - now.getTime()) / 60_000);
  const size = Math.abs(minutes);
  const text =
    size < 60
      ? `${size} min`
      : size < 48 * 60
        ? `${Math.round(size / 60)} h`
        : `${Math.round(size / 1440)} days`;
  if (size < 1) return 'now';
  return minutes > 0 ? `in ${text}` : `${text} ago`;
};

/** "34:12" of what is left until an instant; "0:00" afterwards. */
export const countdown = (until: string, now: Date): string => {
  const seconds = Math.max(0, Math.floor((Date.parse(until) - now.getTime()) / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
};
