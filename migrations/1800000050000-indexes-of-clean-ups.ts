import type { MigrationInterface, QueryRunner } from 'typeorm';

const INDEXES = [
  ['one_time_tokens_expiry_ix', 'one_time_tokens (expires_at)'],
  ['accounts_unconfirmed_ix', 'accounts (created_at) WHERE email_verified_at IS NULL AND erased_at IS NULL'],
  ['mails_recipient_ix', 'mails (recipient_id)'],
  ['mails_about_ix', 'mails (about_id)'],
] as const;

/** A clean-up and an erasure find their rows without reading the whole table, which grows with every booking. */
export class IndexesOfCleanUps1800000050000 implements MigrationInterface {
  name = 'IndexesOfCleanUps1800000050000';

  async up(runner: QueryRunner): Promise<void> {
    for (const [name, columns] of INDEXES) await runner.query(`CREATE INDEX ${name} ON ${columns}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [name] of INDEXES) await runner.query(`DROP INDEX ${name}`);
  }
}
