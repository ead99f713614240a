import type { MigrationInterface, QueryRunner } from 'typeorm';

const INDEXES = {
  mails_given_up_ix: `mails (id) WHERE status = 'failed'`,
  stripe_inbox_review_ix: `stripe_inbox (event_id) WHERE status = 'needs_review'`,
  refunds_failed_ix: `refunds (order_id) WHERE status = 'failed'`,
  ledger_entries_occurred_ix: `ledger_entries (occurred_at, id)`,
};

/** What waits for a person, and the newest ledger entries, are found without reading whole tables. */
export class Watching1800000018000 implements MigrationInterface {
  name = 'Watching1800000018000';

  async up(runner: QueryRunner): Promise<void> {
    for (const [name, over] of Object.entries(INDEXES)) await runner.query(`CREATE INDEX ${name} ON ${over}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of Object.keys(INDEXES)) await runner.query(`DROP INDEX ${name}`);
  }
}
