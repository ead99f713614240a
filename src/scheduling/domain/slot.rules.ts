import { DAY_MS, MINUTE_MS } from '../../shared/time';
import { Window, availabilityWindows, gridAnchors } from './availability-windows';
import { parseDay } from './calendar-day';
import { ClosedByCaps, closedByCaps } from './session-caps';
import { Horizon, SlotsInput } from './slots-input';
import { ZoneOffsets, localDay, startOfZoneDay, zoneOffsets } from './zone-offsets';

/** The longest range one call answers; the API allows less. It bounds the work, whatever the caller sends. */
export const MAX_RANGE_DAYS = 400;

/**
 * Dates looked at before and after the range. A window matters in full when it touches the range: it is at
 * most 24 hours long or its start does not matter (the grid restarts at midnight). Add a trip's zone, up to 26
 * hours away from home, and the length of the session, and four dates are enough for sessions up to a day.
 */
const MARGIN_DAYS = 4;
/** The home clock is known this much further around, so that the range's weeks are known in full. */
const CLOCK_MARGIN_DAYS = 6;
/** No horizon looks further than this many days (a century), which keeps its date within the calendar. */
const MAX_HORIZON_DAYS = 36_500;

/** The facts of an input prepared for starts within [fromMs, toMs): both listing and explaining read these. */
export interface SlotRules {
  home: ZoneOffsets;
  windows: readonly Window[];
  noticeEndsMs: number;
  /** Starts must lie within [opensMs, closesMs). */
  horizon: { opensMs: number; closesMs: number };
  closed: ClosedByCaps | null;
}

/** Prepares the rules. Throws RangeError for lengths, ranges, dates, times and zones that make no sense. */
export function slotRules(input: SlotsInput, fromMs: number, toMs: number): SlotRules {
  refuseNonsense(input, fromMs, toMs);
  const margin = MARGIN_DAYS + Math.ceil((input.minutes * MINUTE_MS) / DAY_MS);
  const clockMarginMs = (margin + CLOCK_MARGIN_DAYS) * DAY_MS;
  const home = zoneOffsets(input.zone, fromMs - clockMarginMs, toMs + clockMarginMs);
  const firstDay = localDay(home, fromMs) - margin;
  const lastDay = localDay(home, toMs) + margin;
  return {
    home,
    windows: availabilityWindows(input, firstDay, lastDay),
    noticeEndsMs: input.nowMs + input.noticeMinutes * MINUTE_MS,
    horizon: horizonOf(input.horizon, input.zone, input.nowMs),
    closed: closedByCaps(input, home),
  };
}

function refuseNonsense(input: SlotsInput, fromMs: number, toMs: number): void {
  if (![fromMs, toMs, input.nowMs].every(Number.isFinite)) throw new RangeError('instants must be numbers');
  if (toMs - fromMs > MAX_RANGE_DAYS * DAY_MS) throw new RangeError(`range over ${MAX_RANGE_DAYS} days`);
  if (!isWhole(input.minutes, 1)) throw new RangeError('minutes must be a positive whole number');
  if (!isWhole(input.intervalMinutes, 1)) {
    throw new RangeError('intervalMinutes must be a positive whole number');
  }
  const others = [
    'startOffsetMinutes',
    'noticeMinutes',
    'bufferBeforeMinutes',
    'bufferAfterMinutes',
  ] as const;
  for (const name of others) {
    if (!isWhole(input[name], 0)) throw new RangeError(`${name} must be a whole number, 0 or more`);
  }
}

const isWhole = (value: number, least: number): boolean => Number.isSafeInteger(value) && value >= least;

/**
 * Rolling: until the end of today + days; range: from the start of its first to the end of its last date.
 * All in the coach's zone, and by the calendar, so that a day of 23 hours counts as a day.
 */
function horizonOf(horizon: Horizon | null, zone: string, nowMs: number): SlotRules['horizon'] {
  if (!horizon) return { opensMs: -Infinity, closesMs: Infinity };
  if (horizon.kind === 'range') {
    return {
      opensMs: startOfZoneDay(zone, parseDay(horizon.start)),
      closesMs: startOfZoneDay(zone, parseDay(horizon.end) + 1),
    };
  }
  const today = localDay(zoneOffsets(zone, nowMs, nowMs), nowMs);
  const days = Math.min(horizon.days, MAX_HORIZON_DAYS);
  return { opensMs: -Infinity, closesMs: startOfZoneDay(zone, today + days + 1) };
}

/**
 * Calls `visit(firstMs, endMs)` for each stretch of the grid within [fromMs, toMs): the starts are firstMs and
 * every interval after it, before endMs. A start counts when the session fits into its (merged) window.
 */
export function walkGrid(
  input: SlotsInput,
  rules: SlotRules,
  fromMs: number,
  toMs: number,
  visit: (firstMs: number, endMs: number) => void,
): void {
  const step = input.intervalMinutes * MINUTE_MS;
  const offset = input.startOffsetMinutes * MINUTE_MS;
  for (const window of rules.windows) {
    const end = Math.min(window.endMs - input.minutes * MINUTE_MS + 1, toMs);
    if (end <= fromMs || window.startMs >= toMs) continue;
    const anchors = gridAnchors(window, rules.home, fromMs, toMs);
    for (const [i, anchor] of anchors.entries()) {
      const first = anchor + offset + Math.max(0, Math.ceil((fromMs - anchor - offset) / step)) * step;
      visit(first, Math.min(end, anchors[i + 1] ?? end));
    }
  }
}
