import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which side opened the meeting room of a session when: it tells who was there, where reports contradict each other. */
export class RoomOpenings1800000103300 implements MigrationInterface {
  name = 'RoomOpenings1800000103300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE room_openings (
        id uuid NOT NULL,
        booking_id uuid NOT NULL,
        side text NOT NULL,
        opened_at timestamptz(3) NOT NULL,
        CONSTRAINT room_openings_pk PRIMARY KEY (id),
        CONSTRAINT room_openings_booking_fk FOREIGN KEY (booking_id) REFERENCES bookings (id),
        CONSTRAINT room_openings_side_ck CHECK (side IN ('candidate', 'coach'))
      )`);
    await runner.query(
      `CREATE INDEX room_openings_booking_ix ON room_openings (booking_id, side, opened_at)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE room_openings`);
  }
}
