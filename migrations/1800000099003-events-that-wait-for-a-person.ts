import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is put aside among the webhooks can be listed, and ended with a reason; the same thing then stays ended. */
const UP = `
ALTER TABLE stripe_inbox ADD COLUMN id uuid NOT NULL DEFAULT gen_random_uuid();
ALTER TABLE stripe_inbox ADD CONSTRAINT stripe_inbox_id_uq UNIQUE (id);
ALTER TABLE stripe_inbox ADD COLUMN order_id uuid CONSTRAINT stripe_inbox_order_fk REFERENCES orders (id);
ALTER TABLE stripe_inbox ADD COLUMN seen_as text;
ALTER TABLE stripe_inbox ADD COLUMN closed_reason text;
CREATE INDEX stripe_inbox_order_ix ON stripe_inbox (order_id);
CREATE INDEX stripe_inbox_aside_ix ON stripe_inbox (status, received_at, id) WHERE status IN ('needs_review', 'put_aside');
`;

const DOWN = `
DROP INDEX stripe_inbox_aside_ix;
DROP INDEX stripe_inbox_order_ix;
ALTER TABLE stripe_inbox DROP COLUMN closed_reason;
ALTER TABLE stripe_inbox DROP COLUMN seen_as;
ALTER TABLE stripe_inbox DROP COLUMN order_id;
ALTER TABLE stripe_inbox DROP COLUMN id;
`;

export class EventsThatWaitForAPerson1800000099003 implements MigrationInterface {
  name = 'EventsThatWaitForAPerson1800000099003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}
