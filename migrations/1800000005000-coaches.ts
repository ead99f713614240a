import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Coaches, from draft to published, and what they sell. */
export class Coaches1800000005000 implements MigrationInterface {
  name = 'Coaches1800000005000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE coaches (
        id uuid NOT NULL,
        account_id uuid NOT NULL,
        status text NOT NULL,
        company text,
        role_title text,
        level_title text,
        pack_key text,
        level_key text,
        years integer,
        interviews_conducted integer,
        bar_raiser boolean NOT NULL,
        languages text[] NOT NULL,
        zone text NOT NULL,
        meeting_room_url text,
        bio text,
        principles text[] NOT NULL,
        competencies text[] NOT NULL,
        review_reason text,
        applied_at timestamptz(3),
        published_at timestamptz(3),
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        CONSTRAINT coaches_pk PRIMARY KEY (id),
        CONSTRAINT coaches_account_uq UNIQUE (account_id),
        CONSTRAINT coaches_account_fk FOREIGN KEY (account_id) REFERENCES accounts (id),
        CONSTRAINT coaches_status_ck
          CHECK (status IN ('draft', 'applied', 'published', 'rejected', 'suspended')),
        CONSTRAINT coaches_years_ck CHECK (years BETWEEN 0 AND 60),
        CONSTRAINT coaches_interviews_ck CHECK (interviews_conducted BETWEEN 0 AND 100000),
        CONSTRAINT coaches_complete_ck CHECK (
          status IN ('draft', 'rejected')
          OR (num_nulls(company, role_title, level_title, pack_key, level_key, years, interviews_conducted, bio) = 0
              AND cardinality(languages) > 0 AND cardinality(principles) + cardinality(competencies) > 0))
      )`);
    await runner.query(`CREATE INDEX coaches_status_ix ON coaches (status, applied_at, id)`);
    await runner.query(
      `CREATE INDEX coaches_directory_ix ON coaches (pack_key, interviews_conducted, id) WHERE status = 'published'`,
    );
    await runner.query(`
      CREATE TABLE offerings (
        id uuid NOT NULL,
        coach_id uuid NOT NULL,
        pack_key text NOT NULL,
        stage_key text NOT NULL,
        minutes integer NOT NULL,
        price_minor bigint NOT NULL,
        currency char(3) NOT NULL,
        active boolean NOT NULL,
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        CONSTRAINT offerings_pk PRIMARY KEY (id),
        CONSTRAINT offerings_coach_fk FOREIGN KEY (coach_id) REFERENCES coaches (id),
        CONSTRAINT offerings_minutes_ck CHECK (minutes BETWEEN 30 AND 120),
        CONSTRAINT offerings_price_ck CHECK (price_minor BETWEEN 1 AND 100000000),
        CONSTRAINT offerings_currency_ck CHECK (currency ~ '^[A-Z]{3}$')
      )`);
    await runner.query(`CREATE INDEX offerings_coach_ix ON offerings (coach_id, id)`);
    await runner.query(
      `CREATE UNIQUE INDEX offerings_active_uq ON offerings (coach_id, pack_key, stage_key, minutes) WHERE active`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE offerings`);
    await runner.query(`DROP TABLE coaches`);
  }
}
