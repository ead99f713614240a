import type { Tx } from '../platform/database/database';
import { lockNumber } from '../platform/database/locks';

interface Session {
  coachId: string;
  /** Account id. */
  candidateId: string;
  startsAt: Date;
  endsAt: Date;
  now: Date;
}

/** Whose other role is in the way: the candidate coaches somebody then, or the coach is somebody's candidate then. */
export type OtherRole = 'candidate_coaches' | 'coach_is_candidate';

/**
 * One account may coach and be a candidate, but not at once. Its claims are in two tables, which no constraint spans,
 * so a lock on the account does: shared by those who book it as a coach, who do not wait for each other; alone for its
 * own booking as a candidate. Both locks of a booking are taken in the order of their accounts, before its claims.
 */
const LOCK = `
  SELECT CASE WHEN books THEN pg_advisory_xact_lock(number) ELSE pg_advisory_xact_lock_shared(number) END
  FROM (SELECT ${lockNumber('roles', 'account_id')} AS number, account_id = $2 AS books FROM coaches
        WHERE id = $1 OR account_id = $2 ORDER BY account_id OFFSET 0) AS people`;

/** Claims whose deadline has passed are in nobody's way, as everywhere. */
const MET = `
  SELECT 'candidate_coaches' AS role FROM coaches own JOIN coach_claims c ON c.coach_id = own.id
  WHERE own.account_id = $2 AND c.during && tstzrange($3, $4) AND c.starts_at < $4 AND c.ends_at > $3
    AND (c.expires_at IS NULL OR c.expires_at > $5)
  UNION ALL
  SELECT 'coach_is_candidate' FROM coaches own JOIN candidate_claims k ON k.candidate_id = own.account_id
  WHERE own.id = $1 AND k.during && tstzrange($3, $4) AND (k.expires_at IS NULL OR k.expires_at > $5)
  LIMIT 1`;

/** Locks both people's two roles against each other until the commit, and says which one is in the way, if any. */
export async function otherRoleOf(tx: Tx, session: Session): Promise<OtherRole | null> {
  const { coachId, candidateId, startsAt, endsAt, now } = session;
  await tx.query(LOCK, [coachId, candidateId]);
  const [met] = await tx.query<{ role: OtherRole }>(MET, [coachId, candidateId, startsAt, endsAt, now]);
  return met?.role ?? null;
}
