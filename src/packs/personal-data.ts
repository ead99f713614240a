import { nothingIn, registerHoldings, rows, run } from '../platform/personal-data/holdings';

registerHoldings([
  nothingIn('company_packs'),
  nothingIn('pack_questions'),
  {
    table: 'form_templates',
    holds:
      'Versions of forms, with the ids of admins who drafted, published or retired them, and why they were retired.',
    onErasure: 'Kept, by id: forms go on with them.',
    read: rows(
      `SELECT pack_key AS "packKey", stage_key AS "stageKey", version, status, created_at AS "createdAt",
         author_id = $1 AS drafted, published_by IS NOT DISTINCT FROM $1 AS published,
         retired_by IS NOT DISTINCT FROM $1 AS retired,
         CASE WHEN retired_by = $1 THEN retirement_reason END AS "retirementReason"
       FROM form_templates WHERE $1 IN (author_id, published_by, retired_by) ORDER BY id`,
    ),
  },
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
