import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/database';
import { together } from '../platform/database/together';
import { faultPoint } from '../platform/fault-points';
import { conflict, type DomainError, refused } from '../shared/errors';
import { newId } from '../shared/ids';
import { DEFAULT_RULES, hasCaps } from './domain/booking.rules';
import { meetsBusyTime } from './domain/busy-ranges';
import { explain, isBookable, type Reason } from './domain/slots';
import { type OtherRole, otherRoleOf } from './other-role';
import { claimedTime, loadFacts, type SlotFacts, toSlotsInput } from './slots.queries';

/** A time that somebody wants of a coach. */
export interface WantedTime {
  bookingId: string;
  /** coaches.id */
  coachId: string;
  /** Account id of the candidate. */
  candidateId: string;
  /** Length of the session. */
  minutes: number;
  startsAt: Date;
}

/** Reasons that mean "somebody was first", not "this was never on offer". */
const TAKEN = new Set<Reason['rule']>(['busy', 'buffer', 'hold', 'outside_busy', 'daily_cap', 'weekly_cap']);

/**
 * The only writer of the two claims tables. The exclusion constraints decide who gets a time; inserts name them
 * with ON CONFLICT DO NOTHING, because plain inserts that race deadlock (RELIABILITY.md, "Writing to the claims
 * tables"). Whatever throws here must end the caller's transaction: half a claim must not be committed.
 */
@Injectable()
export class Claims {
  /**
   * Booking ids whose holds on this coach's or by this candidate's time are past their deadline, ascending. The
   * caller expires them in the same transaction, in this order, before it claims. Where there are any, the
   * coaches concerned are locked first, so that two bookers do not release the same holds in opposite orders.
   */
  async expiredHolds(tx: Tx, of: { coachId?: string; candidateId?: string }): Promise<string[]> {
    const found = await findExpired(tx, of.coachId ?? null, of.candidateId ?? null);
    if (found.length === 0) return [];
    const coaches = new Set(found.map(({ coachId }) => coachId));
    if (of.coachId) coaches.add(of.coachId);
    await tx.lock('coach', ...coaches);
    const still = await findExpired(tx, of.coachId ?? null, of.candidateId ?? null);
    return still.filter(({ coachId }) => coaches.has(coachId)).map(({ bookingId }) => bookingId);
  }

  /**
   * Takes a time for a hold until `expiresAt`, of the coach and of the candidate, or throws (and then the
   * transaction must roll back): 422 `slot.not_available` when the coach's rules never offered it, 409
   * `slot.taken` when somebody was first, 409 `candidate.busy` when the candidate has a session then. The
   * candidate's own holds count like all others; what the time replaces is released before.
   * Answers the version of the hours it was checked against; they cannot change before the commit.
   */
  async claim(tx: Tx, wanted: WantedTime & { expiresAt: Date }): Promise<{ availabilityVersion: number }> {
    const now = tx.now;
    const facts = await frozenFacts(tx, wanted);
    if (!facts) throw notAvailable();
    const input = toSlotsInput(facts, { minutes: wanted.minutes, from: now, to: now, now });
    const startMs = wanted.startsAt.getTime();
    if (!isBookable(input, startMs)) {
      const lost = explain(input, startMs).every(({ rule }) => TAKEN.has(rule));
      throw lost ? await lostTime(tx, wanted) : notAvailable();
    }
    const time = claimedTime(wanted, facts.rules);
    const role = await otherRoleOf(tx, { ...wanted, ...time, now });
    if (role) throw busyAs(role);
    const taken = await together([
      insertCoachClaim(tx, wanted, time, wanted.expiresAt),
      insertCandidateClaim(tx, wanted, time, wanted.expiresAt),
    ]);
    if (taken.includes(false)) throw await lostTime(tx, wanted);
    await faultPoint('scheduling.after_both_claims');
    return { availabilityVersion: facts.version };
  }

  /**
   * For a payment that came late: takes the time as a booking if it is still free for both and not begun, without
   * asking the coach's rules again (the buffers are today's); a coach who is busy by now is not free. False, and
   * nothing taken, otherwise.
   */
  async claimLate(tx: Tx, wanted: WantedTime): Promise<boolean> {
    const now = tx.now;
    if (wanted.startsAt <= now) return false;
    if (await this.confirm(tx, wanted.bookingId)) return true;
    await this.release(tx, wanted.bookingId);
    const facts = await lockedFacts(tx, wanted);
    const time = claimedTime(wanted, facts?.rules ?? DEFAULT_RULES);
    if (meetsBusyTime(facts?.busyRanges ?? [], time)) return false;
    if (await otherRoleOf(tx, { ...wanted, ...time, now })) return false;
    if (!(await insertCoachClaim(tx, wanted, time, null))) return false;
    if (await insertCandidateClaim(tx, wanted, time, null)) return true;
    await this.release(tx, wanted.bookingId);
    return false;
  }

  /** Turns a hold into a booking, even one past its deadline that nobody released. False when it is gone. */
  async confirm(tx: Tx, bookingId: string): Promise<boolean> {
    const [row] = await tx.query<{ confirmed: number }>(
      `WITH coach AS (
         UPDATE coach_claims SET kind = 'booking', expires_at = NULL WHERE booking_id = $1 RETURNING 1),
       candidate AS (
         UPDATE candidate_claims SET kind = 'booking', expires_at = NULL WHERE booking_id = $1 RETURNING 1)
       SELECT (SELECT count(*) FROM coach)::int + (SELECT count(*) FROM candidate)::int AS confirmed`,
      [bookingId],
    );
    return row?.confirmed === 2;
  }

  /** Gives the time back. Doing it again changes nothing. */
  async release(tx: Tx, bookingId: string): Promise<void> {
    await tx.query(`DELETE FROM coach_claims WHERE booking_id = $1`, [bookingId]);
    await faultPoint('scheduling.between_releases');
    await tx.query(`DELETE FROM candidate_claims WHERE booking_id = $1`, [bookingId]);
  }
}

const notAvailable = (): DomainError =>
  refused('slot.not_available', 'This time is not available.', 'startsAt');

/** Whoever coaches then cannot be a candidate then, and the other way round. */
const busyAs = (role: OtherRole): DomainError =>
  role === 'candidate_coaches'
    ? conflict('candidate.busy', 'You have another session at this time.')
    : conflict('slot.taken', 'Somebody else has just taken this time.');

/** Which of the two a lost claim met: the candidate's own session, or somebody else's. */
async function lostTime(tx: Tx, wanted: WantedTime): Promise<DomainError> {
  const { startsAt, endsAt } = claimedTime(wanted, DEFAULT_RULES);
  const own = await tx.query<unknown>(
    `SELECT 1 FROM candidate_claims WHERE candidate_id = $1 AND during && tstzrange($2, $3)
       AND (expires_at IS NULL OR expires_at > $4) AND booking_id <> $5 LIMIT 1`,
    [wanted.candidateId, startsAt, endsAt, tx.now, wanted.bookingId],
  );
  return own.length > 0
    ? conflict('candidate.busy', 'You have another session at this time.')
    : conflict('slot.taken', 'Somebody else has just taken this time.');
}

/**
 * What the coach's rules, busy ranges and claims are once expired holds are gone. Rules and ranges stay so until the
 * commit, because every edit, of overrides and ranges too, locks the row alone that is shared first (hours-lock.ts).
 */
async function lockedFacts(tx: Tx, wanted: WantedTime): Promise<SlotFacts | undefined> {
  const [, , facts] = await together([
    tx.query(`SELECT FROM availability WHERE coach_id = $1 FOR SHARE`, [wanted.coachId]),
    releaseExpired(tx, wanted),
    factsFor(tx, wanted),
  ]);
  return facts;
}

/**
 * The same, and no other session is added meanwhile where sessions are counted: one booker of the coach at a time, and
 * the count is read anew by a later statement, so it is fresh.
 */
async function frozenFacts(tx: Tx, wanted: WantedTime): Promise<SlotFacts | undefined> {
  const facts = await lockedFacts(tx, wanted);
  if (!facts || !hasCaps(facts.rules)) return facts;
  await tx.lock('coach', wanted.coachId);
  return factsFor(tx, wanted);
}

async function factsFor(tx: Tx, wanted: WantedTime): Promise<SlotFacts | undefined> {
  const range = { from: wanted.startsAt, to: wanted.startsAt };
  const [facts] = await loadFacts(tx, { coachIds: [wanted.coachId], ...range, now: tx.now });
  return facts;
}

/** Only holds of sessions still ahead: older ones are in nobody's way, and the index range stays short. */
const EXPIRED = `
  SELECT c.booking_id, c.coach_id FROM coach_claims c
  WHERE c.coach_id = $1 AND c.during && tstzrange($3, NULL) AND c.expires_at <= $3
  UNION
  SELECT c.booking_id, c.coach_id FROM candidate_claims k JOIN coach_claims c ON c.booking_id = k.booking_id
  WHERE k.candidate_id = $2 AND k.during && tstzrange($3, NULL) AND k.expires_at <= $3`;

function findExpired(
  tx: Tx,
  coachId: string | null,
  candidateId: string | null,
): Promise<{ bookingId: string; coachId: string }[]> {
  return tx.query(
    `SELECT booking_id AS "bookingId", coach_id AS "coachId" FROM (${EXPIRED}) AS expired ORDER BY booking_id`,
    [coachId, candidateId, tx.now],
  );
}

/**
 * What the caller of `expiredHolds` could not expire, because somebody is working on that booking, is released all
 * the same: the time is on offer. Whoever works on it then finds its claim gone. In ascending order, to wait for
 * each other without a circle.
 */
async function releaseExpired(tx: Tx, wanted: WantedTime): Promise<void> {
  await tx.query(
    `WITH expired AS (${EXPIRED}),
     locked AS (
       SELECT c.booking_id FROM coach_claims c WHERE c.booking_id IN (SELECT booking_id FROM expired)
       ORDER BY c.booking_id FOR UPDATE),
     released AS (
       DELETE FROM coach_claims c USING locked WHERE c.booking_id = locked.booking_id AND c.expires_at <= $3
       RETURNING c.booking_id)
     DELETE FROM candidate_claims k USING released WHERE k.booking_id = released.booking_id`,
    [wanted.coachId, wanted.candidateId, tx.now],
  );
}

type ClaimedTime = ReturnType<typeof claimedTime>;

/** False when the time overlaps another claim of the coach. A null deadline makes it a booking at once. */
async function insertCoachClaim(
  tx: Tx,
  wanted: WantedTime,
  time: ClaimedTime,
  expiresAt: Date | null,
): Promise<boolean> {
  const rows = await tx.query<unknown>(
    `INSERT INTO coach_claims (id, coach_id, booking_id, kind, during, starts_at, ends_at, expires_at)
     VALUES ($1, $2, $3, $4, tstzrange($5, $6), $7, $8, $9)
     ON CONFLICT ON CONSTRAINT coach_claims_no_overlap DO NOTHING RETURNING id`,
    [
      newId(),
      wanted.coachId,
      wanted.bookingId,
      expiresAt ? 'hold' : 'booking',
      time.from,
      time.to,
      time.startsAt,
      time.endsAt,
      expiresAt,
    ],
  );
  await faultPoint('scheduling.after_coach_claim');
  return rows.length === 1;
}

/** False when the session overlaps another one of the candidate. */
async function insertCandidateClaim(
  tx: Tx,
  wanted: WantedTime,
  time: ClaimedTime,
  expiresAt: Date | null,
): Promise<boolean> {
  const rows = await tx.query<unknown>(
    `INSERT INTO candidate_claims (id, candidate_id, booking_id, kind, during, expires_at)
     VALUES ($1, $2, $3, $4, tstzrange($5, $6), $7)
     ON CONFLICT ON CONSTRAINT candidate_claims_no_overlap DO NOTHING RETURNING id`,
    [
      newId(),
      wanted.candidateId,
      wanted.bookingId,
      expiresAt ? 'hold' : 'booking',
      time.startsAt,
      time.endsAt,
      expiresAt,
    ],
  );
  return rows.length === 1;
}
