import type { Queryable, Tx } from '../platform/database/database';
import type { Coach } from './domain/coach';

/** The qualifications of a coach `c`, as SQL. */
export const QUALIFICATIONS_OF_COACH = `CASE WHEN c.bar_raiser THEN ARRAY['bar_raiser'] ELSE ARRAY[]::text[] END`;

const COACH = `SELECT c.id, c.account_id AS "accountId", a.name, c.status, c.company, c.role_title AS "roleTitle",
    c.level_title AS "levelTitle", c.pack_key AS "packKey", c.level_key AS "levelKey", c.years,
    c.interviews_conducted AS "interviewsConducted", ${QUALIFICATIONS_OF_COACH} AS qualifications, c.languages, c.zone,
    c.meeting_room_url AS "meetingRoomUrl", c.bio, c.principles, c.competencies,
    a.zone AS "accountZone", (SELECT v.zone FROM availability v WHERE v.coach_id = c.id) AS "hoursZone",
    c.review_reason AS "decisionReason", c.applied_at AS "appliedAt", c.published_at AS "publishedAt"
  FROM coaches c JOIN accounts a ON a.id = c.account_id`;

/** Published, and the person behind it may still log in. */
export const VISIBLE = `c.status = 'published' AND a.suspended_at IS NULL`;

export const coachById = async (reader: Queryable, id: string): Promise<Coach | null> =>
  (await reader.query<Coach>(`${COACH} WHERE c.id = $1`, [id]))[0] ?? null;

export const coachByAccount = async (reader: Queryable, accountId: string): Promise<Coach | null> =>
  (await reader.query<Coach>(`${COACH} WHERE c.account_id = $1`, [accountId]))[0] ?? null;

export const publishedCoach = async (reader: Queryable, id: string): Promise<Coach | null> =>
  (await reader.query<Coach>(`${COACH} WHERE c.id = $1 AND ${VISIBLE}`, [id]))[0] ?? null;

/** As it is now, locked until the transaction ends. */
export const lockCoach = async (tx: Tx, id: string): Promise<Coach | null> =>
  (await tx.query<Coach>(`${COACH} WHERE c.id = $1 FOR UPDATE OF c`, [id]))[0] ?? null;

export const lockCoachOf = async (tx: Tx, accountId: string): Promise<Coach | null> =>
  (await tx.query<Coach>(`${COACH} WHERE c.account_id = $1 FOR UPDATE OF c`, [accountId]))[0] ?? null;

/** A hash of all that an application says now, profile and offerings; and of the one that was rejected last. */
export const applicationPrints = async (
  tx: Tx,
  coachId: string,
): Promise<{ now: string; rejected: string | null }> => {
  const [prints] = await tx.query<{ now: string; rejected: string | null }>(
    `SELECT rejected_print AS rejected, encode(sha256(convert_to(jsonb_build_array(company, role_title, level_title,
         pack_key, level_key, years, interviews_conducted, bar_raiser, languages, zone, meeting_room_url, bio,
         principles, competencies,
         (SELECT jsonb_agg(sold.facts ORDER BY sold.facts) FROM (
            SELECT jsonb_build_array(kind, pack_key, stage_key, minutes, days, price_minor, currency) AS facts
            FROM offerings o WHERE o.coach_id = c.id AND o.active) sold))::text, 'UTF8')), 'hex') AS now
     FROM coaches c WHERE id = $1`,
    [coachId],
  );
  if (!prints) throw new Error('a coach that is locked has a row');
  return prints;
};

/** Coaches in a state, longest waiting first; `after` is the last row's (instant, id) of the page before. */
export const coachesInState = (
  reader: Queryable,
  { status, after, limit }: { status: string; after: [string, string] | null; limit: number },
): Promise<(Coach & { since: Date })[]> =>
  reader.query(
    `SELECT * FROM (SELECT q.*, coalesce(q."appliedAt", c.created_at) AS since
                    FROM (${COACH} WHERE c.status = $1) q JOIN coaches c ON c.id = q.id) s
     WHERE $2::timestamptz IS NULL OR (since, id) > ($2::timestamptz, $3::uuid)
     ORDER BY since, id LIMIT $4`,
    [status, after?.[0] ?? null, after?.[1] ?? null, limit],
  );
