import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Question kits, feedback forms, when forms are due, and ratings. */
export class Feedback1800000009000 implements MigrationInterface {
  name = 'Feedback1800000009000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE session_kits (
        booking_id uuid NOT NULL,
        candidate_id uuid NOT NULL,
        level_key text NOT NULL,
        principles text[] NOT NULL,
        question_keys text[] NOT NULL,
        content jsonb NOT NULL,
        created_at timestamptz(3) NOT NULL,
        CONSTRAINT session_kits_pk PRIMARY KEY (booking_id),
        CONSTRAINT session_kits_booking_fk FOREIGN KEY (booking_id) REFERENCES bookings (id),
        CONSTRAINT session_kits_candidate_fk FOREIGN KEY (candidate_id) REFERENCES accounts (id)
      )`);
    await runner.query(`CREATE INDEX session_kits_candidate_ix ON session_kits (candidate_id)`);
    await runner.query(`
      CREATE TABLE feedback_forms (
        id uuid NOT NULL,
        booking_id uuid NOT NULL,
        coach_id uuid NOT NULL,
        coach_account_id uuid NOT NULL,
        candidate_id uuid NOT NULL,
        template_id uuid NOT NULL,
        level_key text NOT NULL,
        principles text[] NOT NULL,
        status text NOT NULL,
        version integer NOT NULL,
        answers jsonb NOT NULL,
        question_keys text[] NOT NULL,
        due_at timestamptz(3) NOT NULL,
        started_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        submitted_at timestamptz(3),
        released_at timestamptz(3),
        error_reason text,
        CONSTRAINT feedback_forms_pk PRIMARY KEY (id),
        CONSTRAINT feedback_forms_booking_fk FOREIGN KEY (booking_id) REFERENCES bookings (id),
        CONSTRAINT feedback_forms_coach_fk FOREIGN KEY (coach_id) REFERENCES coaches (id),
        CONSTRAINT feedback_forms_author_fk FOREIGN KEY (coach_account_id) REFERENCES accounts (id),
        CONSTRAINT feedback_forms_candidate_fk FOREIGN KEY (candidate_id) REFERENCES accounts (id),
        CONSTRAINT feedback_forms_template_fk FOREIGN KEY (template_id) REFERENCES form_templates (id),
        CONSTRAINT feedback_forms_status_ck CHECK (status IN ('in_progress', 'submitted', 'entered_in_error')),
        CONSTRAINT feedback_forms_submitted_ck CHECK ((status = 'in_progress') = (submitted_at IS NULL)),
        CONSTRAINT feedback_forms_released_ck CHECK (released_at IS NULL OR submitted_at IS NOT NULL),
        CONSTRAINT feedback_forms_error_ck CHECK ((status = 'entered_in_error') = (error_reason IS NOT NULL)),
        CONSTRAINT feedback_forms_version_ck CHECK (version >= 1)
      )`);
    await runner.query(
      `CREATE UNIQUE INDEX feedback_forms_booking_uq ON feedback_forms (booking_id) WHERE status <> 'entered_in_error'`,
    );
    await runner.query(
      `CREATE INDEX feedback_forms_candidate_ix ON feedback_forms (candidate_id, released_at, id)`,
    );
    await runner.query(`
      CREATE TABLE feedback_duties (
        booking_id uuid NOT NULL,
        coach_account_id uuid NOT NULL,
        due_at timestamptz(3) NOT NULL,
        checked_at timestamptz(3),
        overdue boolean NOT NULL,
        CONSTRAINT feedback_duties_pk PRIMARY KEY (booking_id),
        CONSTRAINT feedback_duties_booking_fk FOREIGN KEY (booking_id) REFERENCES bookings (id),
        CONSTRAINT feedback_duties_author_fk FOREIGN KEY (coach_account_id) REFERENCES accounts (id)
      )`);
    await runner.query(
      `CREATE INDEX feedback_duties_due_ix ON feedback_duties (due_at) WHERE checked_at IS NULL`,
    );
    await runner.query(`
      CREATE TABLE ratings (
        id uuid NOT NULL,
        booking_id uuid NOT NULL,
        coach_id uuid NOT NULL,
        candidate_id uuid NOT NULL,
        stars integer NOT NULL,
        comment text,
        rated_at timestamptz(3) NOT NULL,
        hidden_until timestamptz(3) NOT NULL,
        CONSTRAINT ratings_pk PRIMARY KEY (id),
        CONSTRAINT ratings_booking_uq UNIQUE (booking_id),
        CONSTRAINT ratings_booking_fk FOREIGN KEY (booking_id) REFERENCES bookings (id),
        CONSTRAINT ratings_coach_fk FOREIGN KEY (coach_id) REFERENCES coaches (id),
        CONSTRAINT ratings_candidate_fk FOREIGN KEY (candidate_id) REFERENCES accounts (id),
        CONSTRAINT ratings_stars_ck CHECK (stars BETWEEN 1 AND 5)
      )`);
    await runner.query(`CREATE INDEX ratings_coach_ix ON ratings (coach_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['ratings', 'feedback_duties', 'feedback_forms', 'session_kits'])
      await runner.query(`DROP TABLE ${table}`);
  }
}
