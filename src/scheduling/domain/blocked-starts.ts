import { MINUTE_MS } from '../../shared/time';
import { BusySession, OutsideBusy, SlotsInput } from './slots-input';

/**
 * Busy time, told as the starts it forbids: a session must not start strictly between the two instants.
 * Starting exactly at either is fine, because all intervals are half-open.
 */
export interface BlockedStarts {
  afterMs: number;
  beforeMs: number;
}

/** The buffers of a session by name, where it has its own, else the ones of the offering asked for. */
const buffersOf = (session: BusySession, input: SlotsInput) => ({
  before: session.bufferBeforeMinutes ?? input.bufferBeforeMinutes,
  after: session.bufferAfterMinutes ?? input.bufferAfterMinutes,
});

/**
 * The starts a session forbids. Between two sessions the first's after-buffer and the second's before-buffer
 * add, so both the session and the new one are widened by their own buffers and must not overlap.
 */
export function blockedBySession(session: BusySession, input: SlotsInput): BlockedStarts {
  const { before, after } = buffersOf(session, input);
  return blockedByRange(session.startMs - before * MINUTE_MS, session.endMs + after * MINUTE_MS, input);
}

/** The starts outside busy time forbids: only the new session brings buffers. */
export const blockedByOutside = (outside: OutsideBusy, input: SlotsInput): BlockedStarts =>
  blockedByRange(outside.startMs, outside.endMs, input);

function blockedByRange(startMs: number, endMs: number, input: SlotsInput): BlockedStarts {
  return {
    afterMs: startMs - (input.minutes + input.bufferAfterMinutes) * MINUTE_MS,
    beforeMs: endMs + input.bufferBeforeMinutes * MINUTE_MS,
  };
}

/** An interval without length blocks nothing. */
export const takesTime = (busy: { startMs: number; endMs: number }): boolean => busy.startMs < busy.endMs;

export const forbids = (blocked: BlockedStarts, startsAtMs: number): boolean =>
  blocked.afterMs < startsAtMs && startsAtMs < blocked.beforeMs;

/** Everything that forbids starts within [fromMs, toMs), in order, overlapping ranges made one. */
export function blockedStarts(input: SlotsInput, fromMs: number, toMs: number): BlockedStarts[] {
  const found: BlockedStarts[] = [];
  const add = (blocked: BlockedStarts): void => {
    if (blocked.beforeMs > fromMs && blocked.afterMs < toMs) found.push(blocked);
  };
  for (const session of input.busy) if (takesTime(session)) add(blockedBySession(session, input));
  for (const outside of input.outsideBusy) if (takesTime(outside)) add(blockedByOutside(outside, input));
  return merge(found.sort((a, b) => a.afterMs - b.afterMs));
}

/** Ranges that only touch stay apart: the instant between them is a permitted start. */
function merge(sorted: readonly BlockedStarts[]): BlockedStarts[] {
  const merged: BlockedStarts[] = [];
  let last: BlockedStarts | undefined;
  for (const blocked of sorted) {
    if (last && blocked.afterMs < last.beforeMs) last.beforeMs = Math.max(last.beforeMs, blocked.beforeMs);
    else merged.push((last = blocked));
  }
  return merged;
}
