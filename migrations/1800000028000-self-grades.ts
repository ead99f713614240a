import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Candidates grade themselves before they read their coach's form, which waits for that. */
export class SelfGrades1800000028000 implements MigrationInterface {
  name = 'SelfGrades1800000028000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE self_grades (
        booking_id uuid NOT NULL,
        candidate_id uuid NOT NULL,
        template_id uuid NOT NULL,
        principles text[] NOT NULL,
        status text NOT NULL,
        version integer NOT NULL,
        grades jsonb NOT NULL,
        started_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        closed_at timestamptz(3),
        CONSTRAINT self_grades_pk PRIMARY KEY (booking_id),
        CONSTRAINT self_grades_booking_fk FOREIGN KEY (booking_id) REFERENCES bookings (id),
        CONSTRAINT self_grades_candidate_fk FOREIGN KEY (candidate_id) REFERENCES accounts (id),
        CONSTRAINT self_grades_template_fk FOREIGN KEY (template_id) REFERENCES form_templates (id),
        CONSTRAINT self_grades_status_ck CHECK (status IN ('in_progress', 'finished', 'skipped', 'expired')),
        CONSTRAINT self_grades_closed_ck CHECK ((status = 'in_progress') = (closed_at IS NULL)),
        CONSTRAINT self_grades_version_ck CHECK (version >= 1)
      )`);
    await runner.query(`CREATE INDEX self_grades_candidate_ix ON self_grades (candidate_id)`);
    await runner.query(`CREATE INDEX self_grades_template_ix ON self_grades (template_id)`);
    await runner.query(
      `CREATE INDEX self_grades_open_ix ON self_grades (booking_id) WHERE status = 'in_progress'`,
    );
    await runner.query(`ALTER TABLE bookings ADD COLUMN form_released_at timestamptz(3)`);
    await runner.query(`UPDATE bookings SET form_released_at = form_filed_at`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE bookings DROP COLUMN form_released_at`);
    await runner.query(`DROP TABLE self_grades`);
  }
}
