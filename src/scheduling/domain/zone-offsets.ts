import { IANAZone } from 'luxon';
import { DAY_MS, MINUTE_MS, SECOND_MS } from '../../shared/time';
import { CalendarDay, formatDay, parseDay } from './calendar-day';

/**
 * The clock of one IANA zone over a stretch of time, as plain numbers.
 *
 * Asking the platform for a zone's offset costs microseconds; a slot list needs hundreds of answers. So the
 * instants where the offset changes are found once, kept, and all later questions are integer arithmetic.
 * From `since[i]` on (until `since[i + 1]`) local time is UTC + `offsets[i]`, both in milliseconds. The first
 * entry starts at -Infinity and the last never ends, so outside the stretch the nearest known offset answers.
 */
export interface ZoneOffsets {
  readonly since: readonly number[];
  readonly offsets: readonly number[];
}

/** Stretches are widened to whole blocks, so that neighbouring questions share one cache entry. */
const BLOCK_MS = 64 * DAY_MS;
/** Shorter than the shortest time any zone kept an offset since 1995 (7 days: Brazil, October 2000). */
const SAMPLE_MS = 6 * DAY_MS;
/** The longest stretch one lookup may cover; some 250 platform questions, about a millisecond. */
const MAX_STRETCH_MS = 800 * DAY_MS;
const MAX_CACHED = 1_000;

const cache = new Map<string, ZoneOffsets>();

/** Whether `zone` names a time zone of the IANA database. Fixed offsets such as `+02:00` are no zones. */
export const isKnownZone = (zone: string): boolean => /^[A-Za-z]/.test(zone) && IANAZone.isValidZone(zone);

/**
 * The offsets of a zone around [fromMs, toMs], from the cache when they were asked for before.
 * Throws RangeError for an unknown zone, and for a stretch that is not finite or longer than 800 days.
 */
export function zoneOffsets(zone: string, fromMs: number, toMs: number): ZoneOffsets {
  const first = Math.floor(fromMs / BLOCK_MS);
  const last = Math.floor(toMs / BLOCK_MS);
  const key = `${zone} ${first} ${last}`;
  const known = cache.get(key);
  if (known) return known;
  if (!(toMs - fromMs <= MAX_STRETCH_MS)) throw new RangeError('time range too long');
  if (!isKnownZone(zone)) throw new RangeError(`unknown time zone: ${zone}`);
  return remember(key, findOffsets(zone, first * BLOCK_MS, (last + 1) * BLOCK_MS));
}

/** Forgets every zone: for tests and benches of the cold case. */
export const forgetZoneOffsets = (): void => cache.clear();

/** The oldest entry goes when the cache is full: simple, and enough for a cache that is cheap to refill. */
function remember(key: string, found: ZoneOffsets): ZoneOffsets {
  const oldest = cache.size >= MAX_CACHED ? cache.keys().next() : undefined;
  if (oldest && !oldest.done) cache.delete(oldest.value);
  cache.set(key, found);
  return found;
}

/** Looks every six days, and where two looks differ halves the time between them down to the second. */
function findOffsets(zone: string, fromMs: number, toMs: number): ZoneOffsets {
  const clock = IANAZone.create(zone);
  const offsetMs = (instant: number): number => {
    const minutes = clock.offset(instant);
    if (Number.isNaN(minutes)) throw new RangeError('instant outside the calendar');
    return Math.round(minutes * MINUTE_MS);
  };
  const since = [-Infinity];
  const offsets = [offsetMs(fromMs)];
  let current = offsets[0]!;
  let seen = fromMs;
  while (seen < toMs) {
    const next = Math.min(seen + SAMPLE_MS, toMs);
    while (offsetMs(next) !== current) {
      seen = firstDifference(offsetMs, current, seen, next);
      current = offsetMs(seen);
      since.push(seen);
      offsets.push(current);
    }
    seen = next;
  }
  return { since, offsets };
}

/** The first second after `low` at which the offset is no longer `current`; at `high` it is not. */
function firstDifference(
  offsetMs: (instant: number) => number,
  current: number,
  low: number,
  high: number,
): number {
  let before = low / SECOND_MS;
  let after = high / SECOND_MS;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (offsetMs(middle * SECOND_MS) === current) before = middle;
    else after = middle;
  }
  return after * SECOND_MS;
}

/** Local time minus UTC at an instant, in milliseconds. */
export function offsetAt(clock: ZoneOffsets, instant: number): number {
  let i = clock.since.length - 1;
  while (clock.since[i]! > instant) i -= 1;
  return clock.offsets[i]!;
}

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
