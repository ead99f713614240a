import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Company packs, their question bank and their form templates, each row one version that never changes. */
export class Packs1800000003000 implements MigrationInterface {
  name = 'Packs1800000003000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE company_packs (
        id uuid NOT NULL,
        key text NOT NULL,
        version integer NOT NULL,
        sha256 text NOT NULL,
        content jsonb NOT NULL,
        created_at timestamptz(3) NOT NULL,
        CONSTRAINT company_packs_pk PRIMARY KEY (id),
        CONSTRAINT company_packs_version_uq UNIQUE (key, version),
        CONSTRAINT company_packs_version_ck CHECK (version >= 1)
      )`);
    await runner.query(`
      CREATE TABLE pack_questions (
        id uuid NOT NULL,
        pack_key text NOT NULL,
        key text NOT NULL,
        version integer NOT NULL,
        sha256 text NOT NULL,
        content jsonb NOT NULL,
        created_at timestamptz(3) NOT NULL,
        CONSTRAINT pack_questions_pk PRIMARY KEY (id),
        CONSTRAINT pack_questions_version_uq UNIQUE (pack_key, key, version),
        CONSTRAINT pack_questions_version_ck CHECK (version >= 1)
      )`);
    await runner.query(`
      CREATE TABLE form_templates (
        id uuid NOT NULL,
        pack_key text NOT NULL,
        stage_key text NOT NULL,
        version integer NOT NULL,
        status text NOT NULL,
        sha256 text NOT NULL,
        content jsonb NOT NULL,
        created_at timestamptz(3) NOT NULL,
        CONSTRAINT form_templates_pk PRIMARY KEY (id),
        CONSTRAINT form_templates_version_uq UNIQUE (pack_key, stage_key, version),
        CONSTRAINT form_templates_version_ck CHECK (version >= 1),
        CONSTRAINT form_templates_status_ck CHECK (status IN ('draft', 'published', 'retired'))
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE form_templates');
    await runner.query('DROP TABLE pack_questions');
    await runner.query('DROP TABLE company_packs');
  }
}
