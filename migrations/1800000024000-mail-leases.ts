import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whoever sends a mail holds a short lease on it, apart from when the next try is due. */
export class MailLeases1800000024000 implements MigrationInterface {
  name = 'MailLeases1800000024000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE mails ADD COLUMN leased_until timestamptz(3)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE mails DROP COLUMN leased_until`);
  }
}
