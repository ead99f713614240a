import { registerHoldings, rows, run } from '../platform/personal-data/holdings';
import { REMOVED } from '../platform/audit/audit';
import { removeTypedWords } from '../platform/personal-data/typed-words';

registerHoldings([
  {
    table: 'ratings',
    holds: 'Stars and words of candidates about their coach, and what the coach answers.',
    onErasure:
      'The words go; the stars stay, without a name, in the coach’s average, and so does the coach’s reply.',
    told: {
      title: 'Ratings that you gave',
      what: 'Your words are deleted. The stars stay in the coach’s average, without your name.',
      stays: true,
    },
    read: rows(
      `SELECT booking_id AS "bookingId", stars, comment, rated_at AS "ratedAt", reply FROM ratings
       WHERE candidate_id = $1
       UNION ALL SELECT r.booking_id, NULL, NULL, r.replied_at, r.reply FROM ratings r
       JOIN coaches c ON c.id = r.coach_id WHERE c.account_id = $1 AND r.reply IS NOT NULL
       ORDER BY "ratedAt", "bookingId"`,
    ),
    erase: async (tx, accountId) => {
      await run(`UPDATE ratings SET comment = NULL WHERE candidate_id = $1`)(tx, accountId);
      await removeTypedWords(tx, accountId, {
        type: 'rating',
        ids: 'SELECT id FROM ratings WHERE candidate_id = $1',
      });
    },
  },
  {
    table: 'rating_reports',
    holds: 'What people reported about a rating or a reply, and what was decided.',
    onErasure:
      'Their words go, and so do those of others about a rating of theirs: of who reported it, and why it was decided so. That there was a report stays.',
    read: rows(
      `SELECT id, about, reason, comment, status, created_at AS "createdAt", decision_reason AS "decisionReason"
       FROM rating_reports WHERE reporter_id = $1 ORDER BY created_at, id`,
    ),
    erase: run(
      `UPDATE rating_reports p SET comment = '',
         decision_reason = CASE WHEN decision_reason IS NOT NULL THEN '${REMOVED}' END
       FROM ratings r WHERE r.id = p.rating_id AND (p.reporter_id = $1 OR r.candidate_id = $1)`,
    ),
  },
]);
