import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A bank may send a refund back weeks after it was called done: it is looked at until then, also those under way now. */
const UP = `
ALTER TABLE refunds ADD COLUMN watch_until timestamp(3) with time zone;
UPDATE refunds SET watch_until = settled_at + interval '60 days', next_poll_at = settled_at + interval '1 day'
  WHERE status = 'succeeded' AND stripe_refund_id IS NOT NULL
    AND settled_at > (SELECT max(latest.settled_at) FROM refunds latest) - interval '60 days';
CREATE INDEX refunds_watch_ix ON refunds (next_poll_at) WHERE watch_until IS NOT NULL;
`;

const DOWN = `
DROP INDEX refunds_watch_ix;
ALTER TABLE refunds DROP COLUMN watch_until;
`;

export class RefundsAreWatched1800000099005 implements MigrationInterface {
  name = 'RefundsAreWatched1800000099005';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}
