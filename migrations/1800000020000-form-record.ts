import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Entries are only ever added. The one change allowed is erasing: the values and the salts of their seals go, while
 * paths, hashes and links stay.
 */
const GUARD = `
CREATE FUNCTION form_record_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE'
     AND (NEW.form_id, NEW.number, NEW.kind, NEW.author_id, NEW.at, NEW.hash) = (OLD.form_id, OLD.number, OLD.kind, OLD.author_id, OLD.at, OLD.hash)
     AND NEW.previous_hash IS NOT DISTINCT FROM OLD.previous_hash
     AND NEW.answers IS NULL AND NEW.reason IS NULL THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'the record of a form is append-only'
    USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'form_record_append_only';
END $$;
CREATE TRIGGER form_record_append_only BEFORE UPDATE OR DELETE ON form_record
  FOR EACH ROW EXECUTE FUNCTION form_record_refuse_change();
CREATE TRIGGER form_record_no_truncate BEFORE TRUNCATE ON form_record
  FOR EACH STATEMENT EXECUTE FUNCTION form_record_refuse_change();
`;

/** Every version of a filed form, chained by hashes; forms may be amended. */
export class FormRecord1800000020000 implements MigrationInterface {
  name = 'FormRecord1800000020000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE form_record (
        form_id uuid NOT NULL,
        number integer NOT NULL,
        kind text NOT NULL,
        author_id uuid NOT NULL,
        at timestamptz(3) NOT NULL,
        answers jsonb,
        reason text,
        seals jsonb NOT NULL,
        previous_hash text,
        hash text NOT NULL,
        CONSTRAINT form_record_pk PRIMARY KEY (form_id, number),
        CONSTRAINT form_record_form_fk FOREIGN KEY (form_id) REFERENCES feedback_forms (id),
        CONSTRAINT form_record_author_fk FOREIGN KEY (author_id) REFERENCES accounts (id),
        CONSTRAINT form_record_kind_ck CHECK (kind IN ('submitted', 'amended', 'entered_in_error')),
        CONSTRAINT form_record_first_ck CHECK ((number = 1) = (previous_hash IS NULL))
      )`);
    await runner.query(`CREATE INDEX form_record_author_ix ON form_record (author_id)`);
    await runner.query(GUARD);
    await runner.query(`
      ALTER TABLE feedback_forms
        ADD COLUMN amended_at timestamptz(3),
        ADD COLUMN fingerprint text,
        DROP CONSTRAINT feedback_forms_status_ck,
        ADD CONSTRAINT feedback_forms_status_ck CHECK (status IN ('in_progress', 'submitted', 'amended', 'entered_in_error')),
        ADD CONSTRAINT feedback_forms_amended_ck CHECK (status <> 'amended' OR amended_at IS NOT NULL)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE feedback_forms
        DROP CONSTRAINT feedback_forms_amended_ck,
        DROP CONSTRAINT feedback_forms_status_ck,
        ADD CONSTRAINT feedback_forms_status_ck CHECK (status IN ('in_progress', 'submitted', 'entered_in_error')),
        DROP COLUMN fingerprint,
        DROP COLUMN amended_at`);
    await runner.query(`DROP TABLE form_record`);
    await runner.query(`DROP FUNCTION form_record_refuse_change`);
  }
}
