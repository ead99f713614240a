import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Bookings, what happened to them, and no-show reports. */
export class Bookings1800000008000 implements MigrationInterface {
  name = 'Bookings1800000008000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE bookings (
        id uuid NOT NULL,
        candidate_id uuid NOT NULL,
        coach_id uuid NOT NULL,
        coach_account_id uuid NOT NULL,
        offering_id uuid NOT NULL,
        order_id uuid NOT NULL,
        pack_key text NOT NULL,
        stage_key text NOT NULL,
        starts_at timestamptz(3) NOT NULL,
        ends_at timestamptz(3) NOT NULL,
        minutes integer NOT NULL,
        price_minor bigint NOT NULL,
        currency char(3) NOT NULL,
        status text NOT NULL,
        hold_expires_at timestamptz(3) NOT NULL,
        give_up_asked_at timestamptz(3),
        availability_version integer NOT NULL,
        practice jsonb NOT NULL,
        meeting_code text NOT NULL,
        calendar_sequence integer NOT NULL DEFAULT 0,
        confirmed_at timestamptz(3),
        cancelled_at timestamptz(3),
        cancelled_by text,
        cancel_reason text,
        form_filed_at timestamptz(3),
        no_show_settles_at timestamptz(3),
        no_show_settled_at timestamptz(3),
        created_at timestamptz(3) NOT NULL,
        CONSTRAINT bookings_pk PRIMARY KEY (id),
        CONSTRAINT bookings_order_uq UNIQUE (order_id),
        CONSTRAINT bookings_candidate_fk FOREIGN KEY (candidate_id) REFERENCES accounts (id),
        CONSTRAINT bookings_coach_fk FOREIGN KEY (coach_id) REFERENCES coaches (id),
        CONSTRAINT bookings_offering_fk FOREIGN KEY (offering_id) REFERENCES offerings (id),
        CONSTRAINT bookings_order_fk FOREIGN KEY (order_id) REFERENCES orders (id) DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT bookings_times_ck CHECK (ends_at > starts_at AND minutes > 0),
        CONSTRAINT bookings_price_ck CHECK (price_minor >= 0),
        CONSTRAINT bookings_not_oneself_ck CHECK (candidate_id <> coach_account_id),
        CONSTRAINT bookings_status_ck CHECK (status IN ('held', 'confirmed', 'expired', 'given_up', 'cancelled',
          'completed', 'candidate_no_show', 'coach_no_show', 'under_review'))
      )`);
    await runner.query(`CREATE INDEX bookings_candidate_ix ON bookings (candidate_id, starts_at, id)`);
    await runner.query(`CREATE INDEX bookings_coach_ix ON bookings (coach_account_id, starts_at, id)`);
    await runner.query(`CREATE INDEX bookings_starts_ix ON bookings (starts_at, id)`);
    await runner.query(`CREATE INDEX bookings_holds_ix ON bookings (hold_expires_at) WHERE status = 'held'`);
    await runner.query(`CREATE INDEX bookings_ends_ix ON bookings (ends_at) WHERE status = 'confirmed'`);
    await runner.query(
      `CREATE INDEX bookings_no_shows_ix ON bookings (no_show_settles_at) WHERE no_show_settled_at IS NULL`,
    );
    await runner.query(`
      CREATE TABLE booking_history (
        id uuid NOT NULL,
        booking_id uuid NOT NULL,
        at timestamptz(3) NOT NULL,
        event text NOT NULL,
        from_status text,
        to_status text NOT NULL,
        actor_id uuid,
        CONSTRAINT booking_history_pk PRIMARY KEY (id),
        CONSTRAINT booking_history_booking_fk FOREIGN KEY (booking_id) REFERENCES bookings (id)
      )`);
    await runner.query(`CREATE INDEX booking_history_booking_ix ON booking_history (booking_id, id)`);
    await runner.query(`
      CREATE TABLE no_show_reports (
        id uuid NOT NULL,
        booking_id uuid NOT NULL,
        reporter text NOT NULL,
        missing text NOT NULL,
        note text,
        reported_at timestamptz(3) NOT NULL,
        CONSTRAINT no_show_reports_pk PRIMARY KEY (id),
        CONSTRAINT no_show_reports_once_uq UNIQUE (booking_id, reporter),
        CONSTRAINT no_show_reports_booking_fk FOREIGN KEY (booking_id) REFERENCES bookings (id),
        CONSTRAINT no_show_reports_sides_ck CHECK (reporter IN ('candidate', 'coach') AND missing IN ('candidate', 'coach'))
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['no_show_reports', 'booking_history', 'bookings'])
      await runner.query(`DROP TABLE ${table}`);
  }
}
