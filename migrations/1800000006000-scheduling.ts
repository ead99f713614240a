import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * When coaches work, and who takes whose time. The two exclusion constraints are what makes a double booking
 * impossible; everything else in scheduling only makes refusals early and polite.
 */
export class Scheduling1800000006000 implements MigrationInterface {
  name = 'Scheduling1800000006000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE EXTENSION IF NOT EXISTS btree_gist`);
    await runner.query(`
      CREATE TABLE availability (
        coach_id uuid NOT NULL,
        zone text NOT NULL,
        version integer NOT NULL,
        weekly jsonb NOT NULL,
        rules jsonb NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        CONSTRAINT availability_pk PRIMARY KEY (coach_id),
        CONSTRAINT availability_coach_fk FOREIGN KEY (coach_id) REFERENCES coaches (id),
        CONSTRAINT availability_version_ck CHECK (version > 0)
      )`);
    await runner.query(`
      CREATE TABLE date_overrides (
        coach_id uuid NOT NULL,
        date date NOT NULL,
        intervals jsonb NOT NULL,
        CONSTRAINT date_overrides_pk PRIMARY KEY (coach_id, date),
        CONSTRAINT date_overrides_availability_fk FOREIGN KEY (coach_id) REFERENCES availability (coach_id)
      )`);
    // Room on each page, so that confirming a claim stays a heap-only update and touches no index.
    await runner.query(`
      CREATE TABLE coach_claims (
        id uuid NOT NULL,
        coach_id uuid NOT NULL,
        booking_id uuid NOT NULL,
        kind text NOT NULL,
        during tstzrange NOT NULL,
        starts_at timestamptz(3) NOT NULL,
        ends_at timestamptz(3) NOT NULL,
        expires_at timestamptz(3),
        CONSTRAINT coach_claims_pk PRIMARY KEY (id),
        CONSTRAINT coach_claims_booking_uq UNIQUE (booking_id),
        CONSTRAINT coach_claims_coach_fk FOREIGN KEY (coach_id) REFERENCES coaches (id),
        CONSTRAINT coach_claims_kind_ck CHECK (kind IN ('hold', 'booking')),
        CONSTRAINT coach_claims_expiry_ck CHECK ((kind = 'hold') = (expires_at IS NOT NULL)),
        CONSTRAINT coach_claims_during_ck CHECK (NOT isempty(during)),
        CONSTRAINT coach_claims_session_ck
          CHECK (starts_at < ends_at AND starts_at >= lower(during) AND ends_at <= upper(during)),
        CONSTRAINT coach_claims_no_overlap EXCLUDE USING gist (coach_id WITH =, during WITH &&)
      ) WITH (fillfactor = 80)`);
    await runner.query(`
      CREATE TABLE candidate_claims (
        id uuid NOT NULL,
        candidate_id uuid NOT NULL,
        booking_id uuid NOT NULL,
        kind text NOT NULL,
        during tstzrange NOT NULL,
        expires_at timestamptz(3),
        CONSTRAINT candidate_claims_pk PRIMARY KEY (id),
        CONSTRAINT candidate_claims_booking_uq UNIQUE (booking_id),
        CONSTRAINT candidate_claims_candidate_fk FOREIGN KEY (candidate_id) REFERENCES accounts (id),
        CONSTRAINT candidate_claims_kind_ck CHECK (kind IN ('hold', 'booking')),
        CONSTRAINT candidate_claims_expiry_ck CHECK ((kind = 'hold') = (expires_at IS NOT NULL)),
        CONSTRAINT candidate_claims_during_ck CHECK (NOT isempty(during)),
        CONSTRAINT candidate_claims_no_overlap EXCLUDE USING gist (candidate_id WITH =, during WITH &&)
      ) WITH (fillfactor = 80)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['candidate_claims', 'coach_claims', 'date_overrides', 'availability']) {
      await runner.query(`DROP TABLE ${table}`);
    }
  }
}
