import { registerHoldings, rows, run } from '../platform/personal-data/holdings';

registerHoldings([
  {
    table: 'bank_questions',
    holds: 'Questions that a coach or an admin added, by the id of their author.',
    onErasure: 'Kept, by id: other sessions go on with them.',
    read: rows(
      `SELECT pack_key AS "packKey", content->>'text' AS text, content->'followUps' AS "followUps", status,
         created_at AS "createdAt" FROM bank_questions WHERE author_id = $1 ORDER BY id`,
    ),
  },
  {
    table: 'question_reports',
    holds: 'Why somebody thought that a question should not be asked.',
    onErasure: 'The words go; that it was reported, and the decision, stay by id.',
    read: rows(
      `SELECT reason, status, created_at AS "createdAt" FROM question_reports WHERE reporter_id = $1 ORDER BY id`,
    ),
    erase: run(`UPDATE question_reports SET reason = '' WHERE reporter_id = $1`),
  },
]);
