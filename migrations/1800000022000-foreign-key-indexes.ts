import type { MigrationInterface, QueryRunner } from 'typeorm';

const INDEXES = [
  ['bookings_of_coach_ix', 'bookings (coach_id)'],
  ['bookings_offering_ix', 'bookings (offering_id)'],
  ['charges_checkout_ix', 'charges (checkout_id)'],
  ['feedback_forms_booking_ix', 'feedback_forms (booking_id)'],
  ['feedback_forms_coach_ix', 'feedback_forms (coach_id)'],
  ['feedback_forms_author_ix', 'feedback_forms (coach_account_id)'],
  ['feedback_forms_template_ix', 'feedback_forms (template_id)'],
  ['ratings_candidate_ix', 'ratings (candidate_id)'],
  ['ratings_hidden_ix', 'ratings (hidden_until)'],
] as const;

/**
 * Whoever follows a foreign key backwards (what belongs to this coach?), and the check when the row behind it changes,
 * reads the whole table without an index. The last one finds when the next rating shows.
 */
export class ForeignKeyIndexes1800000022000 implements MigrationInterface {
  name = 'ForeignKeyIndexes1800000022000';

  async up(runner: QueryRunner): Promise<void> {
    for (const [name, columns] of INDEXES) await runner.query(`CREATE INDEX ${name} ON ${columns}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [name] of INDEXES) await runner.query(`DROP INDEX ${name}`);
  }
}
