import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Links by which candidates show a report to others, and who followed them when. */
export class ReportLinks1800000021000 implements MigrationInterface {
  name = 'ReportLinks1800000021000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE report_links (
        id uuid NOT NULL,
        form_id uuid NOT NULL,
        candidate_id uuid NOT NULL,
        token_hash text NOT NULL,
        label text,
        parts text[] NOT NULL,
        created_at timestamptz(3) NOT NULL,
        expires_at timestamptz(3) NOT NULL,
        revoked_at timestamptz(3),
        CONSTRAINT report_links_pk PRIMARY KEY (id),
        CONSTRAINT report_links_token_uq UNIQUE (token_hash),
        CONSTRAINT report_links_form_fk FOREIGN KEY (form_id) REFERENCES feedback_forms (id),
        CONSTRAINT report_links_candidate_fk FOREIGN KEY (candidate_id) REFERENCES accounts (id),
        CONSTRAINT report_links_parts_ck CHECK (cardinality(parts) > 0
          AND parts <@ ARRAY['notes', 'competencies', 'principles', 'recommendation'])
      )`);
    await runner.query(`CREATE INDEX report_links_form_ix ON report_links (form_id)`);
    await runner.query(`CREATE INDEX report_links_candidate_ix ON report_links (candidate_id, id)`);
    await runner.query(`
      CREATE TABLE report_visits (
        id uuid NOT NULL,
        link_id uuid NOT NULL,
        at timestamptz(3) NOT NULL,
        agent text,
        CONSTRAINT report_visits_pk PRIMARY KEY (id),
        CONSTRAINT report_visits_link_fk FOREIGN KEY (link_id) REFERENCES report_links (id)
      )`);
    await runner.query(`CREATE INDEX report_visits_link_ix ON report_visits (link_id, id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE report_visits`);
    await runner.query(`DROP TABLE report_links`);
  }
}
