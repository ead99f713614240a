import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a bank takes and gives back is what the provider's movements say, each posted once. `held_minor` is their sum,
 * `beyond_minor` what was taken beyond what was left of the payment, `watch_until` how long a decided one is looked at.
 */
const UP = `
ALTER TABLE disputes ADD COLUMN held_minor bigint NOT NULL DEFAULT 0;
ALTER TABLE disputes ADD COLUMN beyond_minor bigint NOT NULL DEFAULT 0;
ALTER TABLE disputes ADD COLUMN watch_until timestamp(3) with time zone;
UPDATE disputes SET held_minor = amount_minor WHERE status IN ('open', 'lost');
ALTER TABLE disputes DROP CONSTRAINT disputes_amount_ck;
ALTER TABLE disputes ADD CONSTRAINT disputes_amount_ck CHECK (amount_minor >= 0 AND fee_minor >= 0 AND beyond_minor >= 0);
CREATE INDEX disputes_watch_ix ON disputes (next_poll_at) WHERE watch_until IS NOT NULL;
CREATE INDEX disputes_beyond_ix ON disputes (order_id) WHERE beyond_minor > 0;
ALTER TABLE ledger_entries DROP CONSTRAINT ledger_entries_kind_ck;
ALTER TABLE ledger_entries ADD CONSTRAINT ledger_entries_kind_ck
  CHECK (kind IN ('paid', 'stripe_fee', 'earned', 'refund_asked', 'refund_done', 'dispute', 'dispute_reinstated', 'dispute_fee',
    'dispute_lost', 'reversal'));
CREATE UNIQUE INDEX ledger_entries_movement_uq ON ledger_entries (source_id, kind)
  WHERE kind IN ('dispute', 'dispute_reinstated', 'dispute_fee');
`;

/** Only before anything was recorded that the former schema cannot hold. */
const DOWN = `
DROP INDEX ledger_entries_movement_uq;
ALTER TABLE ledger_entries DROP CONSTRAINT ledger_entries_kind_ck;
ALTER TABLE ledger_entries ADD CONSTRAINT ledger_entries_kind_ck
  CHECK (kind IN ('paid', 'stripe_fee', 'earned', 'refund_asked', 'refund_done', 'dispute', 'dispute_fee', 'dispute_lost', 'reversal'));
DROP INDEX disputes_beyond_ix;
DROP INDEX disputes_watch_ix;
ALTER TABLE disputes DROP CONSTRAINT disputes_amount_ck;
ALTER TABLE disputes ADD CONSTRAINT disputes_amount_ck CHECK (amount_minor > 0 AND fee_minor >= 0);
ALTER TABLE disputes DROP COLUMN watch_until;
ALTER TABLE disputes DROP COLUMN beyond_minor;
ALTER TABLE disputes DROP COLUMN held_minor;
`;

export class MovementsOfDisputes1800000099002 implements MigrationInterface {
  name = 'MovementsOfDisputes1800000099002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}
