import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What candidates say about themselves, and what they prepare for. */
export class Candidates1800000004000 implements MigrationInterface {
  name = 'Candidates1800000004000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE candidate_profiles (
        account_id uuid NOT NULL,
        headline text,
        background text,
        years integer,
        updated_at timestamptz(3) NOT NULL,
        CONSTRAINT candidate_profiles_pk PRIMARY KEY (account_id),
        CONSTRAINT candidate_profiles_account_fk FOREIGN KEY (account_id) REFERENCES accounts (id),
        CONSTRAINT candidate_profiles_years_ck CHECK (years BETWEEN 0 AND 60)
      )`);
    await runner.query(`
      CREATE TABLE targets (
        id uuid NOT NULL,
        candidate_id uuid NOT NULL,
        pack_key text NOT NULL,
        level_key text NOT NULL,
        interview_date date,
        focus_principles text[] NOT NULL,
        focus_competencies text[] NOT NULL,
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        CONSTRAINT targets_pk PRIMARY KEY (id),
        CONSTRAINT targets_candidate_fk FOREIGN KEY (candidate_id) REFERENCES accounts (id)
      )`);
    await runner.query(`CREATE INDEX targets_candidate_ix ON targets (candidate_id, id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE targets`);
    await runner.query(`DROP TABLE candidate_profiles`);
  }
}
