import { DAY_MS } from '../time';
import { leaders, rulesOf, type ZoneRules } from './zone-data';
import { canonicalZone } from './zone-names';

/** The longest stretch of a calendar that can be asked for at once. */
const MAX_STRETCH_MS = 800 * DAY_MS;
/** So much is known before and after a stretch too: clocks on Earth are at most 26 hours apart. */
const MARGIN_MS = 32 * DAY_MS;
/** The last instant that a Date can hold. */
const LAST_MS = 8.64e15;

/** Whether the release knows a zone by this name, in upper or lower case. Fixed offsets such as `+02:00` are no zones. */
export const hasZone = (zone: string): boolean => canonicalZone(zone) !== null;

/** All rules of a zone. Throws RangeError for an unknown one. */
export function zoneRules(zone: string): ZoneRules {
  const leader = leaders.get(zone) ?? leaders.get(canonicalZone(zone) ?? '');
  if (leader === undefined) throw new RangeError(`unknown time zone: ${zone}`);
  return rulesOf(leader);
}

/**
 * The rules for [fromMs, toMs] and a month around it. Before and after that the nearest known offset answers. Throws
 * RangeError for an unknown zone, and for a stretch that is not finite, outside the calendar, or longer than 800 days.
 */
export function rulesAround(zone: string, fromMs: number, toMs: number): ZoneRules {
  if (!(toMs - fromMs <= MAX_STRETCH_MS)) throw new RangeError('time range too long');
  if (!(Math.abs(fromMs) <= LAST_MS && Math.abs(toMs) <= LAST_MS))
    throw new RangeError('instant outside the calendar');
  const { since, offsets } = zoneRules(zone);
  const first = periodAt(since, fromMs - MARGIN_MS);
  const end = periodAt(since, toMs + MARGIN_MS) + 1;
  return { since: [-Infinity, ...since.slice(first + 1, end)], offsets: offsets.slice(first, end) };
}

/** Local time minus UTC at an instant, in milliseconds. Throws RangeError for an unknown zone. */
export function offsetOf(zone: string, instantMs: number): number {
  const { since, offsets } = zoneRules(zone);
  return offsets[periodAt(since, instantMs)]!;
}

/** The last period that has begun. */
function periodAt(since: readonly number[], instantMs: number): number {
  let low = 0;
  let high = since.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (since[middle]! <= instantMs) low = middle;
    else high = middle - 1;
  }
  return low;
}
