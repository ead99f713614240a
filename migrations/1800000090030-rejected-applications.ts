import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an application said when it was rejected, as a hash: the same one is not sent again. Null: not known, or never. */
export class RejectedApplications1800000090030 implements MigrationInterface {
  name = 'RejectedApplications1800000090030';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE coaches ADD COLUMN rejected_print text`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE coaches DROP COLUMN rejected_print`);
  }
}
