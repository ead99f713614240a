import { DAY_MS } from '../../shared/time';
import { CalendarDay, parseDay, parseEndMinute, parseMinute, weekdayOf } from './calendar-day';
import { ZoneOffsets, hasDay, localDay, startOfDay, wallToInstant, zoneOffsets } from './zone-offsets';

/** Hours on the wall: `HH:MM`, the end also `24:00` (and `23:59` means the same). */
export interface WallInterval {
  start: string;
  end: string;
}

/** When a coach works, in the wall-clock time of `zone`. */
export interface Availability {
  zone: string;
  /** Hours that repeat on these days of the week, 0 = Sunday. */
  weekly: readonly ({ days: readonly number[] } & WallInterval)[];
  /** Hours that replace the weekly ones on one local date; without intervals the date is off. */
  overrides: readonly { date: string; intervals: readonly WallInterval[] }[];
  /** Local dates on which nothing is possible, whatever the hours say. */
  daysOff: readonly string[];
  /** From `from` to `to` (local dates, both included) the weekly hours are read in another zone. */
  trips: readonly { from: string; to: string; zone: string }[];
}

/** A stretch of time [startMs, endMs) in which sessions may take place. */
export interface Window {
  startMs: number;
  endMs: number;
}

interface Minutes {
  start: number;
  end: number;
}

/** The hours with every text parsed: what the walk over the dates needs. */
interface ParsedHours {
  byWeekday: readonly (readonly Minutes[])[];
  overrides: ReadonlyMap<CalendarDay, readonly Minutes[]>;
  daysOff: ReadonlySet<CalendarDay>;
  trips: readonly { from: CalendarDay; to: CalendarDay; clock: ZoneOffsets }[];
}

/** More than the 26 hours that the clocks of two zones can be apart. */
const ZONE_MARGIN_MS = 3 * DAY_MS;

/**
 * The windows that the hours of the local dates firstDay..lastDay (both included) make, in order and apart.
 *
 * Each date is decided by itself first: off, overridden, or weekly hours. Only then windows that overlap or
 * touch are joined, across midnight too; the other way round a round-the-clock coach could take no day off.
 * A date that the zone skipped has no hours.
 */
export function availabilityWindows(
  hours: Availability,
  firstDay: CalendarDay,
  lastDay: CalendarDay,
): Window[] {
  const fromMs = firstDay * DAY_MS - ZONE_MARGIN_MS;
  const toMs = lastDay * DAY_MS + ZONE_MARGIN_MS;
  const home = zoneOffsets(hours.zone, fromMs, toMs);
  const parsed = parseHours(hours, fromMs, toMs);
  const windows: Window[] = [];
  for (let day = firstDay; day <= lastDay; day += 1) {
    if (!parsed.daysOff.has(day) && hasDay(home, day)) addDay(windows, parsed, home, day);
  }
  return joinWindows(windows);
}

function parseHours(hours: Availability, fromMs: number, toMs: number): ParsedHours {
  const byWeekday: Minutes[][] = [[], [], [], [], [], [], []];
  for (const rule of hours.weekly) {
    const minutes = parseInterval(rule);
    for (const day of rule.days) byWeekday[day]?.push(minutes);
  }
  return {
    byWeekday,
    overrides: parseOverrides(hours.overrides),
    daysOff: new Set(hours.daysOff.map(parseDay)),
    trips: hours.trips.map((trip) => ({
      from: parseDay(trip.from),
      to: parseDay(trip.to),
      clock: zoneOffsets(trip.zone, fromMs, toMs),
    })),
  };
}

const parseInterval = (interval: WallInterval): Minutes => ({
  start: parseMinute(interval.start),
  end: parseEndMinute(interval.end),
});

/** Several overrides of one date add up. */
function parseOverrides(overrides: Availability['overrides']): Map<CalendarDay, Minutes[]> {
  const byDay = new Map<CalendarDay, Minutes[]>();
  for (const { date, intervals } of overrides) {
    const day = parseDay(date);
    byDay.set(day, [...(byDay.get(day) ?? []), ...intervals.map(parseInterval)]);
  }
  return byDay;
}

/** Adds one date's windows. An override speaks of the home zone; weekly hours of the zone the coach is in. */
function addDay(windows: Window[], parsed: ParsedHours, home: ZoneOffsets, day: CalendarDay): void {
  const override = parsed.overrides.get(day);
  if (override) return addIntervals(windows, home, day, override);
  const trip = parsed.trips.find(({ from, to }) => from <= day && day <= to);
  const clock = trip?.clock ?? home;
  if (hasDay(clock, day)) addIntervals(windows, clock, day, parsed.byWeekday[weekdayOf(day)]!);
}

/** A window that is empty or inverted, as written or because the clocks jump over it, is left out. */
function addIntervals(
  windows: Window[],
  clock: ZoneOffsets,
  day: CalendarDay,
  intervals: readonly Minutes[],
): void {
  for (const { start, end } of intervals) {
    const startMs = wallToInstant(clock, day, start);
    const endMs = wallToInstant(clock, day, end);
    if (startMs < endMs && start < end) windows.push({ startMs, endMs });
  }
}

/** Sorts, and joins windows that overlap or touch. */
export function joinWindows(windows: Window[]): Window[] {
  windows.sort((a, b) => a.startMs - b.startMs);
  const joined: Window[] = [];
  let last: Window | undefined;
  for (const window of windows) {
    if (last && window.startMs <= last.endMs) last.endMs = Math.max(last.endMs, window.endMs);
    else joined.push((last = window));
  }
  return joined;
}

/**
 * Where the grid of a window is anchored: at its start; in a window of more than 24 hours also at each local
 * midnight inside, because a window without an end would have no start that everybody can compute.
 * Only anchors whose stretch (up to the next anchor) touches [fromMs, toMs) are returned.
 */
export function gridAnchors(window: Window, home: ZoneOffsets, fromMs: number, toMs: number): number[] {
  if (window.endMs - window.startMs <= DAY_MS) return [window.startMs];
  const anchors: number[] = [];
  const end = Math.min(window.endMs, toMs);
  for (let anchor = window.startMs; anchor < end;) {
    const next = nextMidnight(home, anchor);
    if (next > fromMs) anchors.push(anchor);
    anchor = next;
  }
  return anchors;
}

/** The first start of a local date after an instant. The loop is for clocks set back over midnight. */
export function nextMidnight(clock: ZoneOffsets, instant: number): number {
  let day = localDay(clock, instant) + 1;
  while (startOfDay(clock, day) <= instant) day += 1;
  return startOfDay(clock, day);
}
