import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Ratings become public in weekly batches, are answered by their coach, reported, and hidden by admins. */
export class RatingsWhole1800000041000 implements MigrationInterface {
  name = 'RatingsWhole1800000041000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE ratings
        ADD public_from timestamptz(3),
        ADD hidden_at timestamptz(3),
        ADD reply text,
        ADD replied_at timestamptz(3),
        ADD reply_hidden_at timestamptz(3),
        ADD CONSTRAINT ratings_reply_ck CHECK ((reply IS NULL) = (replied_at IS NULL))`);
    await runner.query(
      `UPDATE ratings SET public_from =
         (date_trunc('week', greatest(hidden_until, rated_at) AT TIME ZONE 'UTC') + interval '7 days') AT TIME ZONE 'UTC'`,
    );
    await runner.query(`
      ALTER TABLE ratings ALTER public_from SET NOT NULL,
        ADD CONSTRAINT ratings_public_ck CHECK (public_from > hidden_until)`);
    await runner.query('DROP INDEX ratings_hidden_ix');
    await runner.query('DROP INDEX ratings_coach_ix');
    await runner.query('CREATE INDEX ratings_public_ix ON ratings (public_from)');
    await runner.query('CREATE INDEX ratings_coach_ix ON ratings (coach_id, public_from)');
    await runner.query(`
      CREATE TABLE rating_reports (
        id uuid NOT NULL,
        rating_id uuid NOT NULL,
        about text NOT NULL,
        reporter_id uuid NOT NULL,
        reason text NOT NULL,
        comment text NOT NULL,
        status text NOT NULL,
        created_at timestamptz(3) NOT NULL,
        decided_at timestamptz(3),
        decided_by uuid,
        decision_reason text,
        CONSTRAINT rating_reports_pk PRIMARY KEY (id),
        CONSTRAINT rating_reports_once_uq UNIQUE (rating_id, about),
        CONSTRAINT rating_reports_rating_fk FOREIGN KEY (rating_id) REFERENCES ratings (id),
        CONSTRAINT rating_reports_reporter_fk FOREIGN KEY (reporter_id) REFERENCES accounts (id),
        CONSTRAINT rating_reports_admin_fk FOREIGN KEY (decided_by) REFERENCES accounts (id),
        CONSTRAINT rating_reports_about_ck CHECK (about IN ('rating', 'reply')),
        CONSTRAINT rating_reports_status_ck CHECK (status IN ('open', 'kept', 'hidden')),
        CONSTRAINT rating_reports_decided_ck CHECK (
          (status = 'open') = (decided_at IS NULL) AND num_nulls(decided_at, decided_by, decision_reason) IN (0, 3))
      )`);
    await runner.query('CREATE INDEX rating_reports_queue_ix ON rating_reports (status, created_at, id)');
    await runner.query('CREATE INDEX rating_reports_reporter_ix ON rating_reports (reporter_id)');
    await runner.query('CREATE INDEX rating_reports_admin_ix ON rating_reports (decided_by)');
    await runner.query(`
      CREATE TRIGGER rating_reports_not_of_erased BEFORE INSERT ON rating_reports
      FOR EACH ROW EXECUTE FUNCTION refuse_of_erased('reporter_id')`);
  }

  /** Forgets what admins have hidden: it counts again. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE rating_reports');
    await runner.query('DROP INDEX ratings_coach_ix');
    await runner.query('DROP INDEX ratings_public_ix');
    await runner.query('CREATE INDEX ratings_coach_ix ON ratings (coach_id)');
    await runner.query('CREATE INDEX ratings_hidden_ix ON ratings (hidden_until)');
    await runner.query(`
      ALTER TABLE ratings DROP CONSTRAINT ratings_public_ck, DROP CONSTRAINT ratings_reply_ck,
        DROP public_from, DROP hidden_at, DROP reply, DROP replied_at, DROP reply_hidden_at`);
  }
}
