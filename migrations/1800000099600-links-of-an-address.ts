import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How often an account's address was moved: links that were mailed to an earlier one end. Those out today count as 0. */
export class LinksOfAnAddress1800000099600 implements MigrationInterface {
  name = 'LinksOfAnAddress1800000099600';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE accounts ADD COLUMN link_revision integer NOT NULL DEFAULT 0`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE accounts DROP COLUMN link_revision`);
  }
}
