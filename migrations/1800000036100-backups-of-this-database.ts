import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Each note of a backup names the database that was saved, so that a copy of that database does not take the note for its
 * own: the server's number, which is drawn when a server is set up, and the database's number on it.
 */
export class BackupsOfThisDatabase1800000036100 implements MigrationInterface {
  name = 'BackupsOfThisDatabase1800000036100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION database_identity() RETURNS text LANGUAGE sql STABLE AS $$
        SELECT (SELECT system_identifier FROM pg_catalog.pg_control_system()) || '/' ||
          (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database())
      $$`);
    await runner.query(`ALTER TABLE backups ADD COLUMN database text NOT NULL DEFAULT database_identity()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE backups DROP COLUMN database');
    await runner.query('DROP FUNCTION database_identity()');
  }
}
