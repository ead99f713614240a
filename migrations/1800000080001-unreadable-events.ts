import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Bytes of signed events that we could not read, so that none is lost; empty for all others. */
export class UnreadableEvents1800000080001 implements MigrationInterface {
  name = 'UnreadableEvents1800000080001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE stripe_inbox ADD unread_body bytea');
    await runner.query(
      'CREATE INDEX stripe_inbox_unread_ix ON stripe_inbox (received_at) WHERE unread_body IS NOT NULL',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE stripe_inbox DROP unread_body');
  }
}
