import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../shared/time';

const grow = (first: number, polls: number, most: number): number =>
  Math.min(first * 2 ** Math.min(polls, 20), most);

/**
 * When to look at an open session again: every minute at first, at most every five, and in any case right after its
 * expiry, when Stripe knows for certain.
 */
export const nextSessionPoll = (polls: number, expiresAt: Date, now: Date): Date => {
  const at = now.getTime() + grow(MINUTE_MS, polls, 5 * MINUTE_MS);
  const afterExpiry = expiresAt.getTime() + 5 * SECOND_MS;
  return new Date(now.getTime() < afterExpiry ? Math.min(at, afterExpiry) : at);
};

/** Refunds take seconds to days. */
export const nextRefundPoll = (polls: number, now: Date): Date =>
  new Date(now.getTime() + grow(MINUTE_MS, polls, 6 * HOUR_MS));

/** Banks send refunds back within a month, in rare cases later (source: Stripe, "Failed refunds"). */
export const REFUND_WATCHED_MS = 60 * DAY_MS;

/** A refund that is done is looked at after 1, 2, 4, 8, 16 and 32 days; the next one is past `watchUntil`. */
export const nextDoneRefundPoll = (watchUntil: Date, now: Date): Date => {
  const age = now.getTime() - (watchUntil.getTime() - REFUND_WATCHED_MS);
  return new Date(now.getTime() + Math.max(DAY_MS, age));
};

/** Banks take weeks to decide. */
export const nextDisputePoll = (polls: number, now: Date): Date =>
  new Date(now.getTime() + grow(5 * MINUTE_MS, polls, 6 * HOUR_MS));

/** What a bank has decided seldom changes any more. */
export const nextDecidedPoll = (now: Date): Date => new Date(now.getTime() + 24 * HOUR_MS);

/** How often the provider is asked for what it did by itself, where no webhook told. */
export const LIST_EVERY_MS = 5 * MINUTE_MS;
/** Lists may lag behind, and clocks differ: so much is read again each time. */
const LIST_OVERLAP_MS = 10 * MINUTE_MS;
/** At most this much of the past is read at once. */
const LONGEST_WINDOW_MS = 24 * HOUR_MS;

/** The next stretch of a list to read, after all before `readUntil` was read. */
export const nextWindow = (readUntil: Date, now: Date): { from: Date; to: Date } => ({
  from: new Date(readUntil.getTime() - LIST_OVERLAP_MS),
  to: new Date(Math.min(now.getTime(), readUntil.getTime() + LONGEST_WINDOW_MS)),
});

/** A balance transaction may appear some time after its charge. */
export const nextFeePoll = (polls: number, now: Date): Date =>
  new Date(now.getTime() + grow(MINUTE_MS, polls, HOUR_MS));
