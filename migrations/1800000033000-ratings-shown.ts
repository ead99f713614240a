import type { MigrationInterface, QueryRunner } from 'typeorm';

/** `hidden_until` alone says when a rating shows; before, the release of its form did so beside it. */
export class RatingsShown1800000033000 implements MigrationInterface {
  name = 'RatingsShown1800000033000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `UPDATE ratings r SET hidden_until = greatest(r.rated_at, f.released_at) FROM feedback_forms f
       WHERE f.booking_id = r.booking_id AND f.released_at < r.hidden_until`,
    );
  }

  async down(): Promise<void> {
    // Who may see a rating stays as it is; the older code shows the same ones.
  }
}
