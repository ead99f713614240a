import { registerHoldings, rows } from '../platform/personal-data/holdings';

registerHoldings([
  {
    table: 'coaches',
    holds: 'A coach’s public profile, meeting room and vetting.',
    onErasure: 'Coaches are not erased by themselves: their candidates’ reports name them. They write to us.',
    read: rows(
      `SELECT status, company, role_title AS "roleTitle", level_title AS "levelTitle", years, languages, zone, bio,
         interviews_conducted AS "interviewsConducted", CASE WHEN bar_raiser THEN ARRAY['bar_raiser'] ELSE ARRAY[]::text[] END AS qualifications, principles, competencies,
         meeting_room_url AS "meetingRoomUrl", review_reason AS "decisionReason", applied_at AS "appliedAt",
         published_at AS "publishedAt", created_at AS "createdAt"
       FROM coaches WHERE account_id = $1`,
    ),
    obstacles: async (tx, accountId) => {
      const coaches = await tx.query<{ id: string }>(`SELECT id FROM coaches WHERE account_id = $1`, [
        accountId,
      ]);
      return coaches.map(({ id }) => ({
        code: 'erasure.coach',
        detail:
          'You have a coach profile, and the reports that candidates paid for name it. Please write to us to close it.',
        subjectId: id,
      }));
    },
  },
  {
    table: 'offerings',
    holds: 'What a coach sells.',
    onErasure: 'As the coach’s profile.',
    read: rows(
      `SELECT o.stage_key AS "stageKey", o.minutes, o.price_minor::text AS "priceMinor", o.currency, o.active
       FROM offerings o JOIN coaches c ON c.id = o.coach_id WHERE c.account_id = $1 ORDER BY o.id`,
    ),
  },
]);
