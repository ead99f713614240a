import { MINUTE_MS } from '../../shared/time';
import { availabilityWindows } from './availability-windows';
import { blockedByOutside, blockedBySession, forbids, takesTime } from './blocked-starts';
import { formatDay } from './calendar-day';
import { dayIsClosed, weekIsClosed } from './session-caps';
import { SlotRules, slotRules, walkGrid } from './slot.rules';
import { BusySession, Reason, SlotsInput } from './slots-input';
import { localDay } from './zone-offsets';

/**
 * Every rule that keeps a session from starting at an instant; empty exactly when `isBookable` says yes.
 * For coaches and admins ("why is this time missing?"); it names bookings and outside calendars.
 */
export function explain(input: SlotsInput, startsAtMs: number): Reason[] {
  const rules = slotRules(input, startsAtMs, startsAtMs + 1);
  return [
    ...hoursReasons(input, rules, startsAtMs),
    ...timeReasons(rules, startsAtMs),
    ...capReasons(rules, startsAtMs),
    ...busyReasons(input, startsAtMs),
  ];
}

function hoursReasons(input: SlotsInput, rules: SlotRules, startsAtMs: number): Reason[] {
  if (fits(rules.windows, input, startsAtMs)) {
    return isOnGrid(input, rules, startsAtMs) ? [] : [{ rule: 'off_grid' }];
  }
  return [{ rule: isDayOff(input, rules, startsAtMs) ? 'day_off' : 'outside_hours' }];
}

const fits = (windows: SlotRules['windows'], input: SlotsInput, startsAtMs: number): boolean =>
  windows.some(
    (window) => window.startMs <= startsAtMs && startsAtMs + input.minutes * MINUTE_MS <= window.endMs,
  );

function isOnGrid(input: SlotsInput, rules: SlotRules, startsAtMs: number): boolean {
  let found = false;
  walkGrid(input, rules, startsAtMs, startsAtMs + 1, (firstMs, endMs) => {
    found ||= firstMs === startsAtMs && firstMs < endMs;
  });
  return found;
}

/** A day off is to blame on its own date, and wherever the session would fit if no date were off. */
function isDayOff(input: SlotsInput, rules: SlotRules, startsAtMs: number): boolean {
  const emptyOverrides = input.overrides.filter(({ intervals }) => intervals.length === 0);
  const offDates = [...input.daysOff, ...emptyOverrides.map(({ date }) => date)];
  const day = localDay(rules.home, startsAtMs);
  if (offDates.includes(formatDay(day))) return true;
  const overrides = input.overrides.filter(({ intervals }) => intervals.length > 0);
  const without = availabilityWindows({ ...input, overrides, daysOff: [] }, day - 4, day + 4);
  return offDates.length > 0 && fits(without, input, startsAtMs);
}

function timeReasons({ noticeEndsMs, horizon }: SlotRules, startsAtMs: number): Reason[] {
  const reasons: Reason[] = [];
  if (startsAtMs < noticeEndsMs) reasons.push({ rule: 'notice' });
  if (startsAtMs < horizon.opensMs || startsAtMs >= horizon.closesMs) reasons.push({ rule: 'horizon' });
  return reasons;
}

function capReasons({ closed, home }: SlotRules, startsAtMs: number): Reason[] {
  if (!closed) return [];
  const day = localDay(home, startsAtMs);
  const reasons: Reason[] = [];
  if (dayIsClosed(closed, day)) reasons.push({ rule: 'daily_cap' });
  if (weekIsClosed(closed, day)) reasons.push({ rule: 'weekly_cap' });
  return reasons;
}

function busyReasons(input: SlotsInput, startsAtMs: number): Reason[] {
  const endsAtMs = startsAtMs + input.minutes * MINUTE_MS;
  const sessions = input.busy
    .filter((session) => takesTime(session) && forbids(blockedBySession(session, input), startsAtMs))
    .map((session) => named(ruleOf(session, startsAtMs, endsAtMs), session.ref));
  const outside = input.outsideBusy
    .filter((busy) => takesTime(busy) && forbids(blockedByOutside(busy, input), startsAtMs))
    .map((busy) => named('outside_busy', busy.ref));
  return [...sessions, ...outside];
}

/** Sessions that do not meet themselves can only have met by their buffers. */
function ruleOf(session: BusySession, startsAtMs: number, endsAtMs: number): Reason['rule'] {
  if (session.endMs <= startsAtMs || endsAtMs <= session.startMs) return 'buffer';
  return session.hold ? 'hold' : 'busy';
}

const named = (rule: Reason['rule'], ref: string | undefined): Reason =>
  ref === undefined ? { rule } : { rule, ref };
