import { registerHoldings, run } from '../platform/personal-data/holdings';

registerHoldings([
  {
    table: 'session_kits',
    holds:
      'Which questions were drawn for a candidate. They get none of it: it would spoil the next interview.',
    onErasure: 'Kept, by id: keys of questions.',
  },
  {
    table: 'kit_swaps',
    holds: 'Which question a coach swapped for another, and why, in the coach’s words.',
    onErasure: 'The words go for either side; keys of questions stay, by id.',
    erase: run(
      `UPDATE kit_swaps SET reason = '' WHERE swapped_by = $1
         OR booking_id IN (SELECT booking_id FROM session_kits WHERE candidate_id = $1)`,
    ),
  },
]);
