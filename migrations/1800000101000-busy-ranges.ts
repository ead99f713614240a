import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * When coaches are busy without a session of ours. Nothing moves here: the claims tables hold holds and bookings only
 * (their checks say so), and a day off is an override without hours, a wall-clock date that has no instants of its own.
 */
export class BusyRanges1800000101000 implements MigrationInterface {
  name = 'BusyRanges1800000101000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE busy_ranges (
        id uuid NOT NULL,
        coach_id uuid NOT NULL,
        source text NOT NULL,
        source_id uuid NOT NULL,
        starts_at timestamptz(3) NOT NULL,
        ends_at timestamptz(3) NOT NULL,
        CONSTRAINT busy_ranges_pk PRIMARY KEY (id),
        CONSTRAINT busy_ranges_range_uq UNIQUE (coach_id, source, source_id, starts_at, ends_at),
        CONSTRAINT busy_ranges_coach_fk FOREIGN KEY (coach_id) REFERENCES coaches (id),
        CONSTRAINT busy_ranges_source_ck CHECK (source IN ('time_off', 'outside_calendar', 'block')),
        CONSTRAINT busy_ranges_time_ck CHECK (starts_at < ends_at)
      )`);
    // Everybody who reads wants what has not ended, so the end comes first.
    await runner.query(`CREATE INDEX busy_ranges_time_ix ON busy_ranges (coach_id, ends_at, starts_at)`);
    await runner.query(RAISE_ONCE);
    await runner.query(`
      CREATE CONSTRAINT TRIGGER busy_ranges_revision AFTER INSERT OR UPDATE OR DELETE ON busy_ranges
      DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION raise_revision_once()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE busy_ranges`);
    await runner.query(`DROP FUNCTION raise_revision_once()`);
  }
}

/**
 * A calendar brings thousands of ranges in one transaction. The first row raises the coach's revision; the others see
 * that this transaction wrote it, because so many versions of one row would slow each other down.
 */
const RAISE_ONCE = `
  CREATE FUNCTION raise_revision_once() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM raise_revision_of(c.id, 'calendar') FROM coaches c
    WHERE c.id IN (OLD.coach_id, NEW.coach_id) AND NOT EXISTS (
      SELECT FROM coach_revisions r WHERE r.coach_id = c.id AND r.xmin = pg_current_xact_id()::xid)
    ORDER BY c.id;
    RETURN NULL;
  END $$`;
