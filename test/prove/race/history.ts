/** One request and its answer, as its sender saw them. Instants are epoch milliseconds. */
export interface Call {
  does: 'book' | 'give_up' | 'pay' | 'cancel' | 'report' | 'set_hours';
  /** Account of the sender. */
  by: string;
  status: number;
  code: string | null;
  /** How long the answer took. */
  ms: number;
  /** The booking that was answered (book) or meant (all others but set_hours). */
  bookingId?: string;
  /** Idempotency key of a book. */
  key?: string;
  /** What a book wanted. */
  coachId?: string;
  startsAt?: number;
  endsAt?: number;
  /** A 409 in flight says when to ask again. */
  retryAfter?: boolean;
  /** Other starts that a refused book was told. */
  nextSlots?: number[];
  /** Who did not come, by a report. */
  missing?: Side;
  /** The version that an edit of the hours made, and the time that it took away. */
  version?: number;
  removes?: { from: number; to: number };
}

export type Side = 'candidate' | 'coach';

/** A booking as the database has it once everything has come to rest. */
export interface Found {
  id: string;
  candidateId: string;
  coachId: string;
  coachAccountId: string;
  startsAt: number;
  endsAt: number;
  status: string;
  holdExpiresAt: number;
  /** Version of the hours that it was checked against. */
  version: number;
  cancelledBy: string | null;
  /** Kinds of its claims: `hold`, `booking`, or null where there is none. */
  coachClaim: string | null;
  candidateClaim: string | null;
  paidMinor: number;
  returnedMinor: number;
}

/** What one kind of race promises beyond what holds for all. */
export interface Promised {
  /** Answers that may come, as `book 409 slot.taken`. */
  answers: string[];
  /** How many bookings were acknowledged: least and most. */
  made: [number, number];
  /** How many of them hold or have their time at the end. */
  live: [number, number];
  /** The coach takes only so many sessions a day: a time may be lost although nobody has it. */
  capped?: true;
}

/** Everything that was asked in one round of a race, and what is there afterwards. */
export interface Round {
  kind: string;
  number: number;
  calls: Call[];
  found: Found[];
  /** The clock at the end. */
  now: number;
  /** Time around a session in which the coach takes no other. */
  bufferMs: number;
  promised: Promised;
}

/** States in which a booking has its time. */
export const LIVE = new Set([
  'held',
  'confirmed',
  'completed',
  'candidate_no_show',
  'coach_no_show',
  'under_review',
]);
