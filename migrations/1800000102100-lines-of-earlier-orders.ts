import type { MigrationInterface, QueryRunner } from 'typeorm';
import { buildIndexConcurrently } from '../src/platform/database/concurrent-index';

/** Rows in one statement; between two of them others get at the tables. */
const BATCH = 5_000;

/**
 * One line each, with the id of its order, so that the ledger's key of what was earned is the same. What a process of the
 * version before is about to earn is waited for: it would not find the line yet.
 */
const LINES = `
  INSERT INTO order_lines (id, order_id, position, subject_kind, subject_id, payee_coach_id, description, price_minor,
    coach_share_minor, fee_minor, policy_version, earned_at, earned_coach_minor, earned_fee_minor)
  SELECT id, id, 1, 'booking', subject_id, payee_coach_id, description, price_minor,
    coach_share_minor, fee_minor, 1, earned_at, earned_coach_minor, earned_fee_minor
  FROM orders o WHERE id = ANY ($1::uuid[])
    AND NOT EXISTS (SELECT 1 FROM order_lines l WHERE l.order_id = o.id) ORDER BY id FOR UPDATE
  ON CONFLICT DO NOTHING`;

/** What came back of a payment that settled its order: all of it from the only line. */
const REFUNDS = `
  INSERT INTO allocations (id, line_id, refund_id, amount_minor, from_escrow_minor, from_coach_minor, from_fee_minor)
  SELECT r.id, l.id, r.id, r.amount_minor, r.from_escrow_minor, r.from_coach_minor, r.from_fee_minor
  FROM refunds r JOIN charges c ON c.id = r.charge_id AND c.verdict = 'accepted'
    JOIN order_lines l ON l.order_id = r.order_id AND l.position = 1
  WHERE r.id = ANY ($1::uuid[]) AND NOT EXISTS (SELECT 1 FROM allocations a WHERE a.refund_id = r.id)
  ON CONFLICT DO NOTHING`;

const DISPUTES = `
  INSERT INTO allocations (id, line_id, dispute_id, amount_minor, from_escrow_minor, from_coach_minor, from_fee_minor)
  SELECT d.id, l.id, d.id, d.from_escrow_minor + d.from_coach_minor + d.from_fee_minor, d.from_escrow_minor,
    d.from_coach_minor, d.from_fee_minor
  FROM disputes d JOIN charges c ON c.id = d.charge_id AND c.verdict = 'accepted'
    JOIN order_lines l ON l.order_id = d.order_id AND l.position = 1
  WHERE d.id = ANY ($1::uuid[]) AND d.from_escrow_minor + d.from_coach_minor + d.from_fee_minor <> 0
    AND NOT EXISTS (SELECT 1 FROM allocations a WHERE a.dispute_id = d.id) ORDER BY d.id FOR UPDATE OF d
  ON CONFLICT DO NOTHING`;

/**
 * Orders, refunds and lost disputes of before get their lines, in batches that stand by themselves: the whole may be run
 * again from anywhere. After that an order may be for several bookings.
 */
export class LinesOfEarlierOrders1800000102100 implements MigrationInterface {
  name = 'LinesOfEarlierOrders1800000102100';
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await inBatches(runner, 'orders', LINES);
    await inBatches(runner, 'refunds', REFUNDS);
    await inBatches(runner, 'disputes', DISPUTES);
    await buildIndexConcurrently(runner, { name: 'bookings_order_ix', on: 'ON bookings (order_id)' });
    await runner.query(`ALTER TABLE bookings DROP CONSTRAINT IF EXISTS bookings_order_uq`);
  }

  /** Only while no order is for several bookings. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE bookings ADD CONSTRAINT bookings_order_uq UNIQUE (order_id)`);
    await runner.query(`DROP INDEX bookings_order_ix`);
  }
}

const inBatches = async (runner: QueryRunner, table: string, insert: string): Promise<void> => {
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const rows = (await runner.query(`SELECT id FROM ${table} WHERE id > $1 ORDER BY id LIMIT ${BATCH}`, [
      after,
    ])) as { id: string }[];
    if (rows.length === 0) return;
    await runner.query(insert, [rows.map(({ id }) => id)]);
    after = rows.at(-1)?.id ?? after;
  }
};
