import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A session may end early, when its coach says so; a filed form is released at its moment. Forms that are released
 * stay so. Of those that wait the sweep works the moment out: it takes one without a moment for due.
 */
export class WhenFormsAreReleased1800000095001 implements MigrationInterface {
  name = 'WhenFormsAreReleased1800000095001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE bookings ADD COLUMN ended_early_at timestamptz(3)`);
    await runner.query(`
      ALTER TABLE bookings ADD CONSTRAINT bookings_ended_early_ck CHECK (ended_early_at IS NULL
        OR (kind = 'session' AND ended_early_at >= starts_at AND ended_early_at < ends_at))`);
    await runner.query(`ALTER TABLE feedback_forms ADD COLUMN release_at timestamptz(3)`);
    await runner.query(`
      CREATE INDEX feedback_forms_waiting_ix ON feedback_forms (release_at)
      WHERE released_at IS NULL AND status IN ('submitted', 'amended')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE feedback_forms DROP COLUMN release_at`);
    await runner.query(`ALTER TABLE bookings DROP COLUMN ended_early_at`);
  }
}
