import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When a refresh token was exchanged, so that a repeat right after is told from one that was stolen. Null: before this. */
export class RefreshRepeats1800000090000 implements MigrationInterface {
  name = 'RefreshRepeats1800000090000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE spent_refresh_tokens ADD COLUMN spent_at timestamptz(3)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE spent_refresh_tokens DROP COLUMN spent_at`);
  }
}
