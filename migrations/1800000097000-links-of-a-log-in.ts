import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A link that moves an account keeps how often all sessions of the account had been ended when it was asked for. Null:
 * mailed before this was kept; such a link works for a day at most.
 */
export class LinksOfALogIn1800000097000 implements MigrationInterface {
  name = 'LinksOfALogIn1800000097000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE one_time_tokens ADD COLUMN token_version integer`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE one_time_tokens DROP COLUMN token_version`);
  }
}
