import { nothingIn, registerHoldings, rows } from '../platform/personal-data/holdings';

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
]);
