import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Reminders of sessions. The mails themselves are platform rows. */
export class Notifications1800000010000 implements MigrationInterface {
  name = 'Notifications1800000010000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE reminders (
        booking_id uuid NOT NULL,
        kind text NOT NULL,
        due_at timestamptz(3) NOT NULL,
        done_at timestamptz(3),
        outcome text,
        CONSTRAINT reminders_pk PRIMARY KEY (booking_id, kind),
        CONSTRAINT reminders_booking_fk FOREIGN KEY (booking_id) REFERENCES bookings (id),
        CONSTRAINT reminders_kind_ck CHECK (kind IN ('day', 'hour')),
        CONSTRAINT reminders_outcome_ck CHECK (outcome IN ('sent', 'skipped', 'dropped')),
        CONSTRAINT reminders_done_ck CHECK ((done_at IS NULL) = (outcome IS NULL))
      )`);
    await runner.query(`CREATE INDEX reminders_due_ix ON reminders (due_at) WHERE done_at IS NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE reminders');
  }
}
