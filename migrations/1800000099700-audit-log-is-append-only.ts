import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Nothing changes an entry of the audit log any more, an erasure included: what people typed lies beside it, from where
 * it can go. The database parts them, so that a process of an earlier version that still runs does it right as well.
 */
const TABLE = `
CREATE TABLE audit_words (
  entry_id uuid NOT NULL,
  member text NOT NULL CONSTRAINT audit_words_member_ck CHECK (member IN ('cause', 'reason')),
  words text,
  CONSTRAINT audit_words_pk PRIMARY KEY (entry_id, member),
  CONSTRAINT audit_words_entry_fk FOREIGN KEY (entry_id) REFERENCES audit_log (id) DEFERRABLE INITIALLY DEFERRED
)`;

const TYPED = `key IN ('cause', 'reason') AND jsonb_typeof(value) = 'string'`;

const MOVE = `
WITH typed AS (
  INSERT INTO audit_words (entry_id, member, words)
  SELECT l.id, key, nullif(value #>> '{}', '(removed)') FROM audit_log l, jsonb_each(l.data)
  WHERE l.data ?| ARRAY['cause', 'reason'] AND ${TYPED}
  RETURNING entry_id, member
), by_entry AS (SELECT entry_id, array_agg(member) AS members FROM typed GROUP BY entry_id)
UPDATE audit_log l SET data = l.data - b.members FROM by_entry b WHERE b.entry_id = l.id`;

const PART = `
CREATE FUNCTION audit_part_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO audit_words (entry_id, member, words)
  SELECT NEW.id, key, value #>> '{}' FROM jsonb_each(NEW.data) WHERE ${TYPED};
  NEW.data := NEW.data - ARRAY(SELECT key FROM jsonb_each(NEW.data) WHERE ${TYPED});
  RETURN NEW;
END $$;
CREATE TRIGGER audit_log_part_words BEFORE INSERT ON audit_log
  FOR EACH ROW WHEN (NEW.data ?| ARRAY['cause', 'reason']) EXECUTE FUNCTION audit_part_words()`;

const REFUSE = `
CREATE FUNCTION audit_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'audit_words' AND TG_OP = 'UPDATE' THEN
    IF NEW.entry_id = OLD.entry_id AND NEW.member = OLD.member AND NEW.words IS NULL THEN RETURN NEW; END IF;
  END IF;
  RAISE EXCEPTION 'the audit log is append-only'
    USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'audit_log_append_only';
END $$;
CREATE TRIGGER audit_log_append_only BEFORE UPDATE OR DELETE ON audit_log
  FOR EACH ROW EXECUTE FUNCTION audit_refuse_change();
CREATE TRIGGER audit_log_kept BEFORE TRUNCATE ON audit_log
  FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse_change();
CREATE TRIGGER audit_words_append_only BEFORE UPDATE OR DELETE ON audit_words
  FOR EACH ROW EXECUTE FUNCTION audit_refuse_change()`;

export class AuditLogIsAppendOnly1800000099700 implements MigrationInterface {
  name = 'AuditLogIsAppendOnly1800000099700';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLE);
    await runner.query(PART);
    await runner.query(MOVE);
    await runner.query('SET CONSTRAINTS audit_words_entry_fk IMMEDIATE');
    await runner.query(REFUSE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TRIGGER audit_log_append_only ON audit_log`);
    await runner.query(`DROP TRIGGER audit_log_kept ON audit_log`);
    await runner.query(`DROP TRIGGER audit_log_part_words ON audit_log`);
    await runner.query(`
      UPDATE audit_log l SET data = l.data || w.words FROM (
        SELECT entry_id, jsonb_object_agg(member, coalesce(words, '(removed)')) AS words FROM audit_words GROUP BY 1
      ) w WHERE w.entry_id = l.id`);
    await runner.query(`DROP TABLE audit_words`);
    await runner.query(`DROP FUNCTION audit_refuse_change`);
    await runner.query(`DROP FUNCTION audit_part_words`);
  }
}
