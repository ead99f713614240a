import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The life of each question: where it comes from, whether it is drawn, who reported it, who swapped it for another. */
export class QuestionBank1800000026000 implements MigrationInterface {
  name = 'QuestionBank1800000026000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE bank_questions (
        id uuid NOT NULL,
        pack_key text NOT NULL,
        key text NOT NULL,
        category text NOT NULL,
        subcategory text NOT NULL,
        status text NOT NULL,
        author_id uuid,
        content jsonb NOT NULL,
        text_print text NOT NULL,
        reason text,
        created_at timestamptz(3) NOT NULL,
        changed_at timestamptz(3) NOT NULL,
        CONSTRAINT bank_questions_pk PRIMARY KEY (id),
        CONSTRAINT bank_questions_key_uq UNIQUE (pack_key, key),
        CONSTRAINT bank_questions_author_fk FOREIGN KEY (author_id) REFERENCES accounts (id),
        CONSTRAINT bank_questions_status_ck CHECK (status IN ('proposed', 'active', 'rejected', 'retired'))
      )`);
    await runner.query(
      `CREATE UNIQUE INDEX bank_questions_text_uq ON bank_questions (pack_key, text_print) WHERE status <> 'rejected'`,
    );
    await runner.query(`CREATE INDEX bank_questions_author_ix ON bank_questions (author_id)`);
    await runner.query(`CREATE INDEX bank_questions_queue_ix ON bank_questions (status, changed_at, id)`);
    await runner.query(`
      CREATE TABLE question_reports (
        id uuid NOT NULL,
        question_id uuid NOT NULL,
        reporter_id uuid NOT NULL,
        status text NOT NULL,
        reason text NOT NULL,
        decision_reason text,
        decided_by uuid,
        created_at timestamptz(3) NOT NULL,
        decided_at timestamptz(3),
        CONSTRAINT question_reports_pk PRIMARY KEY (id),
        CONSTRAINT question_reports_once_uq UNIQUE (question_id, reporter_id),
        CONSTRAINT question_reports_question_fk FOREIGN KEY (question_id) REFERENCES bank_questions (id),
        CONSTRAINT question_reports_reporter_fk FOREIGN KEY (reporter_id) REFERENCES accounts (id),
        CONSTRAINT question_reports_judge_fk FOREIGN KEY (decided_by) REFERENCES accounts (id),
        CONSTRAINT question_reports_status_ck CHECK (status IN ('open', 'kept', 'retired')),
        CONSTRAINT question_reports_decided_ck
          CHECK ((status = 'open') = (decided_at IS NULL) AND (status = 'open') = (decision_reason IS NULL))
      )`);
    await runner.query(`CREATE INDEX question_reports_reporter_ix ON question_reports (reporter_id)`);
    await runner.query(`CREATE INDEX question_reports_judge_ix ON question_reports (decided_by)`);
    await runner.query(`CREATE INDEX question_reports_queue_ix ON question_reports (status, created_at, id)`);
    await runner.query(`
      CREATE TABLE kit_swaps (
        id uuid NOT NULL,
        booking_id uuid NOT NULL,
        out_key text NOT NULL,
        in_key text NOT NULL,
        reason text NOT NULL,
        swapped_by uuid NOT NULL,
        swapped_at timestamptz(3) NOT NULL,
        CONSTRAINT kit_swaps_pk PRIMARY KEY (id),
        CONSTRAINT kit_swaps_out_uq UNIQUE (booking_id, out_key),
        CONSTRAINT kit_swaps_kit_fk FOREIGN KEY (booking_id) REFERENCES session_kits (booking_id),
        CONSTRAINT kit_swaps_coach_fk FOREIGN KEY (swapped_by) REFERENCES accounts (id)
      )`);
    await runner.query(`CREATE INDEX kit_swaps_coach_ix ON kit_swaps (swapped_by)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['kit_swaps', 'question_reports', 'bank_questions'])
      await runner.query(`DROP TABLE ${table}`);
  }
}
