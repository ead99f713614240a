import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How somebody reads times, which mails and pages then write so; and for each login on what it was begun and when it was
 * used last. Null: begun before this was kept.
 */
export class HowPeopleReadAndLogIn1800000103100 implements MigrationInterface {
  name = 'HowPeopleReadAndLogIn1800000103100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE accounts
        ADD COLUMN hour_cycle text NOT NULL DEFAULT 'h23',
        ADD COLUMN locale text NOT NULL DEFAULT 'en-GB',
        ADD CONSTRAINT accounts_hour_cycle_ck CHECK (hour_cycle IN ('h23', 'h12')),
        ADD CONSTRAINT accounts_locale_ck CHECK (locale IN ('en-GB', 'en-US'))`);
    await runner.query(`ALTER TABLE sessions ADD COLUMN device text, ADD COLUMN last_used_at timestamptz(3)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE sessions DROP COLUMN last_used_at, DROP COLUMN device`);
    await runner.query(`ALTER TABLE accounts DROP COLUMN locale, DROP COLUMN hour_cycle`);
  }
}
