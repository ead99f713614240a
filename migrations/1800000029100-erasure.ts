import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What may be done to an entry of a form's record: its values go, all of them or some; nothing else changes. */
const guard = (answers: string): string => `
CREATE OR REPLACE FUNCTION form_record_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE'
     AND (NEW.form_id, NEW.number, NEW.kind, NEW.author_id, NEW.at, NEW.hash) = (OLD.form_id, OLD.number, OLD.kind, OLD.author_id, OLD.at, OLD.hash)
     AND NEW.previous_hash IS NOT DISTINCT FROM OLD.previous_hash
     AND (${answers}) AND NEW.reason IS NULL THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'the record of a form is append-only'
    USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'form_record_append_only';
END $$`;

/** Accounts can be erased. The rows stay, without the person, so that ids lead somewhere. */
export class Erasure1800000029100 implements MigrationInterface {
  name = 'Erasure1800000029100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE accounts ADD COLUMN erased_at timestamptz(3),
        ADD CONSTRAINT accounts_erased_ck CHECK (erased_at IS NULL OR suspended_at IS NOT NULL AND email_verified_at IS NULL
          AND email = 'erased+' || id || '@erased.invalid')`);
    await runner.query(guard('NEW.answers IS NULL OR OLD.answers @> NEW.answers'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(guard('NEW.answers IS NULL'));
    await runner.query(`ALTER TABLE accounts DROP CONSTRAINT accounts_erased_ck, DROP COLUMN erased_at`);
  }
}
