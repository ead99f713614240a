import { DAY_MS, MINUTE_MS } from '../../shared/time';
import { rulesAround } from '../../shared/zones/zone-rules';
import type { ZoneRules } from '../../shared/zones/zone-data';
import { CalendarDay, formatDay, parseDay } from './calendar-day';

/**
 * The clock of one zone over a stretch of time, as plain numbers: the few changes of its offset in it. Questions are
 * integer arithmetic over them. Outside the stretch and the month around it the nearest known offset answers.
 */
export type ZoneOffsets = ZoneRules;

/**
 * The offsets of a zone around [fromMs, toMs]. Throws RangeError for an unknown zone, and for a stretch that is not
 * finite or longer than 800 days.
 */
export const zoneOffsets: (zone: string, fromMs: number, toMs: number) => ZoneOffsets = rulesAround;

/** Local time minus UTC at an instant, in milliseconds. */
export function offsetAt(clock: ZoneOffsets, instant: number): number {
  let i = clock.since.length - 1;
  while (clock.since[i]! > instant) i -= 1;
  return clock.offsets[i]!;
}

/** The offsets that the zone has in [fromMs, toMs), each with the instant from which it holds there. */
export const offsetsWithin = (
  clock: ZoneOffsets,
  fromMs: number,
  toMs: number,
): { sinceMs: number; offsetMs: number }[] => [
  { sinceMs: fromMs, offsetMs: offsetAt(clock, fromMs) },
  ...clock.since.flatMap((sinceMs) =>
    sinceMs > fromMs && sinceMs < toMs ? [{ sinceMs, offsetMs: offsetAt(clock, sinceMs) }] : [],
  ),
];

/** The calendar date on the zone's wall at an instant. */
export const localDay = (clock: ZoneOffsets, instant: number): CalendarDay =>
  Math.floor((instant + offsetAt(clock, instant)) / DAY_MS);

/**
 * The instant at which the zone's wall shows `minute` minutes after midnight of `day` (1440: the next midnight).
 * A time the clocks skip moves forward by what they skip; of a time they show twice it is the first one.
 */
export function wallToInstant(clock: ZoneOffsets, day: CalendarDay, minute: number): number {
  const wall = day * DAY_MS + minute * MINUTE_MS;
  const i = periodOf(clock, wall);
  const instant = wall - clock.offsets[i]!;
  return instant < clock.since[i]! ? wall - clock.offsets[i - 1]! : instant;
}

/**
 * The first instant of a calendar date. Where the clocks skip midnight that is the moment they jump.
 * A date that a zone skipped altogether (Samoa, 2011-12-30) starts where the next one starts: it is empty.
 */
export function startOfDay(clock: ZoneOffsets, day: CalendarDay): number {
  const wall = day * DAY_MS;
  const i = periodOf(clock, wall);
  return Math.max(wall - clock.offsets[i]!, clock.since[i]!);
}

/** Whether the zone had this date at all. */
export const hasDay = (clock: ZoneOffsets, day: CalendarDay): boolean =>
  startOfDay(clock, day) < startOfDay(clock, day + 1);

/** The first period that ends after the wall shows `wall`; when it starts later than that, `wall` is skipped. */
function periodOf(clock: ZoneOffsets, wall: number): number {
  const last = clock.since.length - 1;
  let i = 0;
  while (i < last && wall - clock.offsets[i]! >= clock.since[i + 1]!) i += 1;
  return i;
}

/** The local date of an instant as `YYYY-MM-DD`. Throws RangeError for an unknown zone. */
export const localDateOf = (zone: string, instant: number): string =>
  formatDay(localDay(zoneOffsets(zone, instant, instant), instant));

/** The first instant of a local date given as `YYYY-MM-DD`. Throws RangeError for an unknown zone or date. */
export const startOfLocalDate = (zone: string, date: string): number => startOfZoneDay(zone, parseDay(date));

/** The same for a calendar day. The stretch reaches over every offset on Earth, at most 26 hours apart. */
export function startOfZoneDay(zone: string, day: CalendarDay): number {
  return startOfDay(zoneOffsets(zone, (day - 2) * DAY_MS, (day + 2) * DAY_MS), day);
}
