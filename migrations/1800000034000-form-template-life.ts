import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Form templates that admins make: who drafted, published and retired them, and that a published one never changes. */
export class FormTemplateLife1800000034000 implements MigrationInterface {
  name = 'FormTemplateLife1800000034000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE form_templates
        ADD COLUMN origin text,
        ADD COLUMN revision integer,
        ADD COLUMN author_id uuid,
        ADD COLUMN updated_at timestamptz(3),
        ADD COLUMN published_at timestamptz(3),
        ADD COLUMN published_by uuid,
        ADD COLUMN retired_at timestamptz(3),
        ADD COLUMN retired_by uuid,
        ADD COLUMN retirement_reason text`);
    await runner.query(`
      UPDATE form_templates SET origin = 'file', revision = 1, updated_at = created_at,
        published_at = (content->>'publishedAt')::timestamptz`);
    await runner.query(`
      ALTER TABLE form_templates
        ALTER COLUMN origin SET NOT NULL,
        ALTER COLUMN revision SET NOT NULL,
        ALTER COLUMN updated_at SET NOT NULL,
        ADD CONSTRAINT form_templates_author_fk FOREIGN KEY (author_id) REFERENCES accounts (id),
        ADD CONSTRAINT form_templates_publisher_fk FOREIGN KEY (published_by) REFERENCES accounts (id),
        ADD CONSTRAINT form_templates_retirer_fk FOREIGN KEY (retired_by) REFERENCES accounts (id),
        ADD CONSTRAINT form_templates_origin_ck CHECK (origin IN ('file', 'admin')),
        ADD CONSTRAINT form_templates_author_ck CHECK ((origin = 'admin') = (author_id IS NOT NULL)),
        ADD CONSTRAINT form_templates_revision_ck CHECK (revision >= 1),
        ADD CONSTRAINT form_templates_published_ck CHECK ((status = 'draft') = (published_at IS NULL)),
        ADD CONSTRAINT form_templates_publisher_ck
          CHECK ((published_by IS NOT NULL) = (origin = 'admin' AND status <> 'draft')),
        ADD CONSTRAINT form_templates_retired_ck CHECK ((status = 'retired') = (retired_at IS NOT NULL)
          AND (status = 'retired') = (retired_by IS NOT NULL) AND (status = 'retired') = (retirement_reason IS NOT NULL))`);
    await runner.query(
      `CREATE UNIQUE INDEX form_templates_draft_uq ON form_templates (pack_key, stage_key) WHERE status = 'draft'`,
    );
    await runner.query(`CREATE INDEX form_templates_author_ix ON form_templates (author_id)`);
    await runner.query(`CREATE INDEX form_templates_publisher_ix ON form_templates (published_by)`);
    await runner.query(`CREATE INDEX form_templates_retirer_ix ON form_templates (retired_by)`);
    await runner.query(`
      CREATE FUNCTION form_templates_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'form template %: a published version never changes', OLD.id;
      END $$`);
    await runner.query(`
      CREATE TRIGGER form_templates_keep_content BEFORE UPDATE ON form_templates FOR EACH ROW
        WHEN (OLD.status <> 'draft' AND (NEW.status = 'draft' OR OLD.content <> NEW.content OR OLD.sha256 <> NEW.sha256
          OR (OLD.pack_key, OLD.stage_key, OLD.version) <> (NEW.pack_key, NEW.stage_key, NEW.version)))
        EXECUTE FUNCTION form_templates_refuse_change()`);
    await runner.query(`
      CREATE TRIGGER form_templates_keep_row BEFORE DELETE ON form_templates FOR EACH ROW
        WHEN (OLD.status <> 'draft') EXECUTE FUNCTION form_templates_refuse_change()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM form_templates WHERE status = 'draft'`);
    await runner.query('DROP TRIGGER form_templates_keep_row ON form_templates');
    await runner.query('DROP TRIGGER form_templates_keep_content ON form_templates');
    await runner.query('DROP FUNCTION form_templates_refuse_change');
    for (const index of ['draft_uq', 'author_ix', 'publisher_ix', 'retirer_ix'])
      await runner.query(`DROP INDEX form_templates_${index}`);
    await runner.query(`
      ALTER TABLE form_templates
        DROP COLUMN origin, DROP COLUMN revision, DROP COLUMN author_id, DROP COLUMN updated_at,
        DROP COLUMN published_at, DROP COLUMN published_by, DROP COLUMN retired_at, DROP COLUMN retired_by,
        DROP COLUMN retirement_reason`);
  }
}
