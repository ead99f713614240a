import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where the reading of a provider's list stands within the present stretch: its end, and the last object that was read. */
export class ListsReadByPages1800000099004 implements MigrationInterface {
  name = 'ListsReadByPages1800000099004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE provider_lists ADD COLUMN stretch_to timestamp(3) with time zone, ADD COLUMN read_after text`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE provider_lists DROP COLUMN read_after, DROP COLUMN stretch_to`);
  }
}
