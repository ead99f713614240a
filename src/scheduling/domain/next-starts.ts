import { DAY_MS, MINUTE_MS } from '../../shared/time';
import { parseDay } from './calendar-day';
import { slots, type SlotsInput } from './slots';
import { localDay, startOfZoneDay, zoneOffsets } from './zone-offsets';

/** Coaches with many hours have enough here; looking at three weeks of theirs cost a directory page a third of its time. */
const FIRST_DAYS = 4;
const STEP_DAYS = 21;

/**
 * The first starts of a range that are wanted, at most `count`: looks at a few days, then three weeks at a time, until
 * it has enough.
 */
export function nextStarts(
  input: SlotsInput,
  count: number,
  isWanted: (startMs: number) => boolean = () => true,
): number[] {
  const found: number[] = [];
  let [fromMs, days] = [input.fromMs, FIRST_DAYS];
  while (fromMs < input.toMs && found.length < count) {
    const toMs = Math.min(fromMs + days * DAY_MS, input.toMs);
    found.push(...slots({ ...input, fromMs, toMs }).filter(isWanted));
    [fromMs, days] = [toMs, STEP_DAYS];
  }
  return found.slice(0, count);
}

/** What else decides how long a list stays the same: when holds run out, and whether its range moves with "now". */
interface Ahead {
  /** Epoch milliseconds. */
  deadlines: readonly number[];
  /** For the first starts of a range that begins and ends a fixed time after "now": how many were wanted. */
  moving?: { count: number };
}

/**
 * Until when the starts of an input stay the same if only "now" moves on: epoch milliseconds, excluded; `input.nowMs`
 * where that is not known. A start goes when its notice begins; another can come when a hold runs out or the horizon
 * moves.
 */
export function sameUntil(
  input: SlotsInput,
  starts: readonly number[],
  { deadlines, moving }: Ahead,
): number {
  const [first] = starts;
  const dropsAt = first === undefined ? Infinity : first - input.noticeMinutes * MINUTE_MS + 1;
  const full = moving !== undefined && starts.length >= moving.count;
  const growsAt = full ? Infinity : horizonMoves(input, moving !== undefined);
  return Math.min(dropsAt, growsAt, ...deadlines);
}

/** When a start can come into reach: never, at the coach's next midnight, or (not known) now. */
function horizonMoves({ horizon, zone, nowMs, toMs }: SlotsInput, moving: boolean): number {
  if (horizon?.kind !== 'rolling') {
    const closesMs = horizon ? startOfZoneDay(zone, parseDay(horizon.end) + 1) : Infinity;
    return moving && closesMs > toMs ? nowMs : Infinity;
  }
  const today = localDay(zoneOffsets(zone, nowMs, nowMs), nowMs);
  const closesMs = startOfZoneDay(zone, today + horizon.days + 1);
  if (closesMs < toMs) return startOfZoneDay(zone, today + 1);
  return moving ? nowMs : Infinity;
}
