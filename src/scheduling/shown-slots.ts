import { refused } from '../shared/errors';
import { DAY_MS, MINUTE_MS } from '../shared/time';
import { localIso } from './domain/local-time';
import { offsetsWithin, zoneOffsets } from './domain/zone-offsets';

const MAX_RANGE_DAYS = 62;

export interface ShownSlot {
  startsAt: string;
  startsAtLocal: string;
}

/**
 * Checks the range and leaves out its past; an instant range [now, now) when all of it is past. Errors: 422
 * `range.inverted`, `range.too_long`.
 */
export function rangeAhead(
  { from, to }: { from: Date; to: Date },
  now: Date,
): { from: Date; to: Date; now: Date } {
  if (to <= from) throw refused('range.inverted', 'Give an end that is after the start.', 'to');
  if (to.getTime() - from.getTime() > MAX_RANGE_DAYS * DAY_MS) {
    throw refused('range.too_long', `Ask for at most ${MAX_RANGE_DAYS} days at a time.`, 'to');
  }
  return { from: from > now ? from : now, to: to > now ? to : now, now };
}

/** The starts for people of a zone. The zone's clock is looked up once for the list. */
export function shown(zone: string, starts: number[]): ShownSlot[] {
  const [first] = starts;
  if (first === undefined) return [];
  const clock = zoneOffsets(zone, first, starts.at(-1) ?? first);
  return starts.map((ms) => ({ startsAt: new Date(ms).toISOString(), startsAtLocal: localIso(clock, ms) }));
}

/** A zone's offsets in a range, for pages that show its wall beside another. */
export function shownOffsets(zone: string, from: Date, to: Date): { since: Date; minutes: number }[] {
  const [fromMs, toMs] = [from.getTime(), to.getTime()];
  return offsetsWithin(zoneOffsets(zone, fromMs, toMs), fromMs, toMs).map(({ sinceMs, offsetMs }) => ({
    since: new Date(sinceMs),
    minutes: Math.round(offsetMs / MINUTE_MS),
  }));
}
