import { MINUTE_MS } from '../../shared/time';
import { BlockedStarts, blockedStarts } from './blocked-starts';
import { ClosedByCaps, dayIsClosed, weekIsClosed } from './session-caps';
import { slotRules, walkGrid } from './slot.rules';
import { SlotsInput } from './slots-input';
import { ZoneOffsets, localDay } from './zone-offsets';

export { explain } from './explain-slot';
export type { BusySession, Horizon, OutsideBusy, Reason, SlotsInput } from './slots-input';

/**
 * The starts a session may have, as epoch milliseconds in order: the one function behind every list, every
 * booking and the search hints. Pure: same input, same answer; no clock, no database.
 *
 * The hours give windows, each window a grid of starts; what lies before the notice or outside the horizon,
 * meets busy time, or falls on a day or week that is full is left out. Neither busy time nor the viewer moves
 * the grid. Throws RangeError when the input makes no sense (see `slotRules`).
 */
export function slots(input: SlotsInput): number[] {
  return startsWithin(input, input.fromMs, Math.max(input.fromMs, input.toMs));
}

/**
 * Whether a session may start at an instant: exactly when a list that covers the instant contains it.
 * The input's own range does not matter. An instant that is no number is not bookable.
 */
export function isBookable(input: SlotsInput, startsAtMs: number): boolean {
  if (!Number.isSafeInteger(startsAtMs)) return false;
  return startsWithin(input, startsAtMs, startsAtMs + 1).includes(startsAtMs);
}

function startsWithin(input: SlotsInput, askedFromMs: number, askedToMs: number): number[] {
  const rules = slotRules(input, askedFromMs, askedToMs);
  const fromMs = Math.max(askedFromMs, rules.noticeEndsMs, rules.horizon.opensMs);
  const toMs = Math.min(askedToMs, rules.horizon.closesMs);
  if (!(fromMs < toMs)) return [];
  const blocked = blockedStarts(input, fromMs, toMs);
  const step = input.intervalMinutes * MINUTE_MS;
  const starts: number[] = [];
  let from = 0;
  walkGrid(input, rules, fromMs, toMs, (firstMs, endMs) => {
    from = addFreeStarts(starts, { firstMs, endMs, step }, blocked, from);
  });
  return rules.closed ? withinCaps(starts, rules.closed, rules.home) : starts;
}

/** Adds the starts of one stretch that nothing blocks. Both lists are in order, so one pass is enough. */
function addFreeStarts(
  starts: number[],
  grid: { firstMs: number; endMs: number; step: number },
  blocked: readonly BlockedStarts[],
  from: number,
): number {
  let next = from;
  for (let start = grid.firstMs; start < grid.endMs; start += grid.step) {
    while (next < blocked.length && blocked[next]!.beforeMs <= start) next += 1;
    if (next === blocked.length || blocked[next]!.afterMs >= start) starts.push(start);
  }
  return next;
}

const withinCaps = (starts: number[], closed: ClosedByCaps, home: ZoneOffsets): number[] =>
  starts.filter((start) => {
    const day = localDay(home, start);
    return !dayIsClosed(closed, day) && !weekIsClosed(closed, day);
  });
