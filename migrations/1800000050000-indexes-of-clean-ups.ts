import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The clean-up of expired links finds its rows without reading the whole table. */
export class IndexesOfCleanUps1800000050000 implements MigrationInterface {
  name = 'IndexesOfCleanUps1800000050000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX one_time_tokens_expiry_ix ON one_time_tokens (expires_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX one_time_tokens_expiry_ix');
  }
}
