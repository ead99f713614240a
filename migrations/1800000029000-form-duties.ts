import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The duty to file a form becomes a state machine: reminded, overdue, escalated, never filed; and can be owed again. */
export class FormDuties1800000029000 implements MigrationInterface {
  name = 'FormDuties1800000029000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX feedback_duties_due_ix`);
    await runner.query(`
      ALTER TABLE feedback_duties
        ADD COLUMN state text, ADD COLUMN round integer NOT NULL DEFAULT 1,
        ADD COLUMN look_at timestamptz(3), ADD COLUMN filed_at timestamptz(3)`);
    await runner.query(`
      UPDATE feedback_duties d SET
        filed_at = f.submitted_at,
        state = CASE WHEN f.id IS NOT NULL THEN 'filed' WHEN d.checked_at IS NULL THEN 'expected'
          WHEN d.overdue THEN 'overdue' ELSE 'dropped' END
      FROM feedback_duties own
      LEFT JOIN feedback_forms f ON f.booking_id = own.booking_id AND f.status IN ('submitted', 'amended')
      WHERE own.booking_id = d.booking_id`);
    await runner.query(`
      UPDATE feedback_duties SET look_at = due_at + CASE state WHEN 'expected' THEN interval '-4 hours' ELSE interval '24 hours' END
      WHERE state IN ('expected', 'overdue')`);
    await runner.query(`
      ALTER TABLE feedback_duties
        DROP COLUMN checked_at, DROP COLUMN overdue, ALTER COLUMN state SET NOT NULL, ALTER COLUMN round DROP DEFAULT,
        ADD CONSTRAINT feedback_duties_state_ck CHECK
          (state IN ('expected', 'reminded', 'overdue', 'escalated', 'missing', 'filed', 'dropped')),
        ADD CONSTRAINT feedback_duties_filed_ck CHECK ((state = 'filed') = (filed_at IS NOT NULL)),
        ADD CONSTRAINT feedback_duties_look_ck CHECK
          ((look_at IS NOT NULL) = (state IN ('expected', 'reminded', 'overdue', 'escalated'))),
        ADD CONSTRAINT feedback_duties_round_ck CHECK (round >= 1)`);
    await runner.query(
      `CREATE INDEX feedback_duties_look_ix ON feedback_duties (look_at) WHERE look_at IS NOT NULL`,
    );
    await runner.query(
      `CREATE INDEX feedback_duties_author_ix ON feedback_duties (coach_account_id, due_at, booking_id)`,
    );
    await runner.query(
      `CREATE INDEX feedback_duties_late_ix ON feedback_duties (due_at, booking_id)
       WHERE state IN ('overdue', 'escalated', 'missing')`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `DROP INDEX feedback_duties_look_ix, feedback_duties_author_ix, feedback_duties_late_ix`,
    );
    await runner.query(`
      ALTER TABLE feedback_duties ADD COLUMN checked_at timestamptz(3), ADD COLUMN overdue boolean,
        DROP CONSTRAINT feedback_duties_state_ck, DROP CONSTRAINT feedback_duties_filed_ck,
        DROP CONSTRAINT feedback_duties_look_ck, DROP CONSTRAINT feedback_duties_round_ck`);
    await runner.query(`
      UPDATE feedback_duties SET overdue = state IN ('overdue', 'escalated', 'missing'),
        checked_at = CASE WHEN state NOT IN ('expected', 'reminded') THEN due_at END`);
    await runner.query(`
      ALTER TABLE feedback_duties ALTER COLUMN overdue SET NOT NULL, DROP COLUMN state, DROP COLUMN round,
        DROP COLUMN look_at, DROP COLUMN filed_at`);
    await runner.query(
      `CREATE INDEX feedback_duties_due_ix ON feedback_duties (due_at) WHERE checked_at IS NULL`,
    );
  }
}
