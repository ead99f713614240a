import { registerHoldings, rows, run } from '../platform/personal-data/holdings';

registerHoldings([
  {
    table: 'candidate_profiles',
    holds: 'What a candidate says of themselves: headline, background, years.',
    onErasure: 'Deleted.',
    told: {
      title: 'What coaches read about you',
      what: 'Deleted.',
      stays: false,
    },
    read: rows(
      `SELECT headline, background, years, updated_at AS "updatedAt" FROM candidate_profiles WHERE account_id = $1`,
    ),
    erase: run(`DELETE FROM candidate_profiles WHERE account_id = $1`),
  },
  {
    table: 'targets',
    holds: 'What a candidate prepares for: company, level, date, focus.',
    onErasure: 'Deleted.',
    told: {
      title: 'What you prepare for',
      what: 'Deleted.',
      stays: false,
    },
    read: rows(
      `SELECT id, pack_key AS "packKey", level_key AS "levelKey", interview_date AS "interviewDate",
         focus_principles AS "focusPrinciples", focus_competencies AS "focusCompetencies",
         created_at AS "createdAt", updated_at AS "updatedAt"
       FROM targets WHERE candidate_id = $1 ORDER BY id`,
    ),
    erase: run(`DELETE FROM targets WHERE candidate_id = $1`),
  },
]);
