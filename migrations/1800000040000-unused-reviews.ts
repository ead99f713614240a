import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Paid reviews without a document end by themselves; their candidates are reminded before. */
export class UnusedReviews1800000040000 implements MigrationInterface {
  name = 'UnusedReviews1800000040000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE INDEX bookings_unused_reviews_ix ON bookings (confirmed_at)
       WHERE kind = 'review' AND status = 'confirmed' AND received_at IS NULL`,
    );
    await runner.query('ALTER TABLE reminders DROP CONSTRAINT reminders_kind_ck');
    await runner.query(
      `ALTER TABLE reminders ADD CONSTRAINT reminders_kind_ck CHECK (kind IN ('day', 'hour', 'document'))`,
    );
    await runner.query(
      `INSERT INTO reminders (booking_id, kind, due_at)
       SELECT id, 'document', confirmed_at + interval '23 days' FROM bookings
       WHERE kind = 'review' AND status = 'confirmed' AND received_at IS NULL`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM reminders WHERE kind = 'document'`);
    await runner.query('ALTER TABLE reminders DROP CONSTRAINT reminders_kind_ck');
    await runner.query(
      `ALTER TABLE reminders ADD CONSTRAINT reminders_kind_ck CHECK (kind IN ('day', 'hour'))`,
    );
    await runner.query('DROP INDEX bookings_unused_reviews_ix');
  }
}
