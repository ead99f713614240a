import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A link that moves an account keeps how often all sessions of the account had been ended when it was asked for. Null:
 * mailed before this was kept; such a link works for a day at most. Contested sign-ups, whose password is still to be
 * chosen, hold what the first of two gave: whoever confirms one gets nothing that a stranger gave.
 */
export class LinksOfALogIn1800000097000 implements MigrationInterface {
  name = 'LinksOfALogIn1800000097000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE one_time_tokens ADD COLUMN token_version integer`);
    await runner.query(
      `UPDATE accounts SET roles = '{candidate}', coach_terms_accepted_at = NULL, name = 'New member', zone = 'UTC'
       WHERE contested_at IS NOT NULL AND erased_at IS NULL AND coalesce(email_verified_at >= contested_at, true)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE one_time_tokens DROP COLUMN token_version`);
  }
}
