import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When this database was last saved, for the alert on a backup that did not happen. */
export class Backups1800000036000 implements MigrationInterface {
  name = 'Backups1800000036000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE backups (
        taken_at timestamptz(3) NOT NULL DEFAULT now(),
        made_by text NOT NULL,
        CONSTRAINT backups_pk PRIMARY KEY (taken_at, made_by)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE backups');
  }
}
