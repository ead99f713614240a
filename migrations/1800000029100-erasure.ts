import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Accounts can be erased. The rows stay, without the person, so that ids lead somewhere. */
export class Erasure1800000029100 implements MigrationInterface {
  name = 'Erasure1800000029100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE accounts ADD COLUMN erased_at timestamptz(3),
        ADD CONSTRAINT accounts_erased_ck CHECK (erased_at IS NULL OR suspended_at IS NOT NULL AND email_verified_at IS NULL
          AND email = 'erased+' || id || '@erased.invalid')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE accounts DROP CONSTRAINT accounts_erased_ck, DROP COLUMN erased_at`);
  }
}
