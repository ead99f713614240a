import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Accounts, sessions (families of refresh tokens) and one-time tokens. */
export class Identity1800000002000 implements MigrationInterface {
  name = 'Identity1800000002000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE accounts (
        id uuid NOT NULL,
        email text NOT NULL,
        password_hash text NOT NULL,
        name text NOT NULL,
        zone text NOT NULL,
        roles text[] NOT NULL,
        token_version integer NOT NULL DEFAULT 0,
        email_verified_at timestamptz(3),
        terms_accepted_at timestamptz(3) NOT NULL,
        coach_terms_accepted_at timestamptz(3),
        suspended_at timestamptz(3),
        created_at timestamptz(3) NOT NULL,
        CONSTRAINT accounts_pk PRIMARY KEY (id),
        CONSTRAINT accounts_email_uq UNIQUE (email),
        CONSTRAINT accounts_email_lower_ck CHECK (email = lower(email)),
        CONSTRAINT accounts_roles_ck CHECK (roles <@ ARRAY['candidate', 'coach', 'admin']),
        CONSTRAINT accounts_coach_terms_ck CHECK (NOT 'coach' = ANY (roles) OR coach_terms_accepted_at IS NOT NULL)
      )`);
    await runner.query(`
      CREATE TABLE sessions (
        id uuid NOT NULL,
        account_id uuid NOT NULL,
        token_hash text NOT NULL,
        created_at timestamptz(3) NOT NULL,
        expires_at timestamptz(3) NOT NULL,
        revoked_at timestamptz(3),
        CONSTRAINT sessions_pk PRIMARY KEY (id),
        CONSTRAINT sessions_token_uq UNIQUE (token_hash),
        CONSTRAINT sessions_account_fk FOREIGN KEY (account_id) REFERENCES accounts (id)
      )`);
    await runner.query(`CREATE INDEX sessions_account_ix ON sessions (account_id)`);
    await runner.query(`CREATE INDEX sessions_expiry_ix ON sessions (expires_at)`);
    await runner.query(`
      CREATE TABLE spent_refresh_tokens (
        token_hash text NOT NULL,
        session_id uuid NOT NULL,
        CONSTRAINT spent_refresh_tokens_pk PRIMARY KEY (token_hash),
        CONSTRAINT spent_refresh_tokens_session_fk FOREIGN KEY (session_id) REFERENCES sessions (id) ON DELETE CASCADE
      )`);
    await runner.query(`CREATE INDEX spent_refresh_tokens_session_ix ON spent_refresh_tokens (session_id)`);
    await runner.query(`
      CREATE TABLE one_time_tokens (
        token_hash text NOT NULL,
        purpose text NOT NULL,
        account_id uuid NOT NULL,
        created_at timestamptz(3) NOT NULL,
        expires_at timestamptz(3) NOT NULL,
        CONSTRAINT one_time_tokens_pk PRIMARY KEY (token_hash),
        CONSTRAINT one_time_tokens_account_fk FOREIGN KEY (account_id) REFERENCES accounts (id),
        CONSTRAINT one_time_tokens_purpose_ck CHECK (purpose IN ('verify_email', 'reset_password'))
      )`);
    await runner.query(`CREATE INDEX one_time_tokens_account_ix ON one_time_tokens (account_id, purpose)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['one_time_tokens', 'spent_refresh_tokens', 'sessions', 'accounts']) {
      await runner.query(`DROP TABLE ${table}`);
    }
  }
}
