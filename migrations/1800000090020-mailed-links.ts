import type { MigrationInterface, QueryRunner } from 'typeorm';

const PURPOSES = `purpose IN ('verify_email', 'reset_password', 'change_email', 'undo_email_change')`;
const KINDS = `kind IN ('sign_up', 'password_reset', 'confirmation', 'email_change')`;

/**
 * Addresses can be changed by mailed links, which carry the address that they lead to. An account whose address was
 * signed up for twice keeps its links and has no password that counts until one is chosen by mail.
 */
export class MailedLinks1800000090020 implements MigrationInterface {
  name = 'MailedLinks1800000090020';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE accounts ADD COLUMN contested_at timestamptz(3)`);
    await runner.query(`
      ALTER TABLE one_time_tokens ADD COLUMN email text,
        DROP CONSTRAINT one_time_tokens_purpose_ck, ADD CONSTRAINT one_time_tokens_purpose_ck CHECK (${PURPOSES}),
        ADD CONSTRAINT one_time_tokens_email_ck CHECK (
          (email IS NOT NULL) = (purpose IN ('change_email', 'undo_email_change')))`);
    await runner.query(`
      ALTER TABLE account_requests DROP CONSTRAINT account_requests_kind_ck,
        ADD CONSTRAINT account_requests_kind_ck CHECK (${KINDS})`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM account_requests WHERE kind IN ('confirmation', 'email_change')`);
    await runner.query(`
      ALTER TABLE account_requests DROP CONSTRAINT account_requests_kind_ck,
        ADD CONSTRAINT account_requests_kind_ck CHECK (kind IN ('sign_up', 'password_reset'))`);
    await runner.query(`DELETE FROM one_time_tokens WHERE email IS NOT NULL`);
    await runner.query(`
      ALTER TABLE one_time_tokens DROP CONSTRAINT one_time_tokens_email_ck, DROP COLUMN email,
        DROP CONSTRAINT one_time_tokens_purpose_ck,
        ADD CONSTRAINT one_time_tokens_purpose_ck CHECK (purpose IN ('verify_email', 'reset_password'))`);
    await runner.query(`ALTER TABLE accounts DROP COLUMN contested_at`);
  }
}
