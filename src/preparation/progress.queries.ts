/** A stage and level that somebody has feedback on. */
export interface Choice {
  packKey: string;
  stageKey: string;
  levelKey: string;
  forms: number;
  latestAt: Date;
}

/** Forms that their candidate, `$1`, may read. */
const READABLE = `f.candidate_id = $1 AND f.status IN ('submitted', 'amended') AND f.released_at IS NOT NULL`;

/** Rows of `Choice`, the latest first. */
export const CHOICES = `
  SELECT t.pack_key AS "packKey", t.stage_key AS "stageKey", f.level_key AS "levelKey", count(*)::int AS forms,
    max(f.released_at) AS "latestAt"
  FROM feedback_forms f JOIN form_templates t ON t.id = f.template_id
  WHERE ${READABLE}
  GROUP BY t.pack_key, t.stage_key, f.level_key
  ORDER BY max(f.released_at) DESC, t.pack_key, t.stage_key, f.level_key`;

/** `$2` to `$4`: pack, stage and level, or null; `$5`: how many. What was not skipped of a self-grade stands beside. */
export const GRADED_FORMS = `
  SELECT f.id, f.booking_id AS "bookingId", f.submitted_at AS at, t.version, f.principles, f.answers,
    t.pack_key AS "packKey", t.stage_key AS "stageKey", f.level_key AS "levelKey",
    f.coach_id AS "coachId", coach.name AS "coachName", coalesce(b.received_at, b.starts_at) AS "heldAt",
    s.template_id AS "ownTemplateId", s.grades AS "ownGrades"
  FROM feedback_forms f JOIN form_templates t ON t.id = f.template_id JOIN bookings b ON b.id = f.booking_id
    JOIN accounts coach ON coach.id = f.coach_account_id
    LEFT JOIN self_grades s ON s.booking_id = f.booking_id AND s.status <> 'skipped'
  WHERE ${READABLE} AND ($2::text IS NULL OR t.pack_key = $2) AND ($3::text IS NULL OR t.stage_key = $3)
    AND ($4::text IS NULL OR f.level_key = $4)
  ORDER BY f.released_at DESC, f.id DESC LIMIT $5`;
