import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A stage of one length, or a review within so many days, may be sold once in each currency. */
export class OfferingsPerCurrency1800000096000 implements MigrationInterface {
  name = 'OfferingsPerCurrency1800000096000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX offerings_active_uq`);
    await runner.query(
      `CREATE UNIQUE INDEX offerings_active_uq ON offerings (coach_id, pack_key, stage_key, minutes, currency) WHERE active`,
    );
    await runner.query(`DROP INDEX offerings_review_uq`);
    await runner.query(
      `CREATE UNIQUE INDEX offerings_review_uq ON offerings (coach_id, pack_key, stage_key, days, currency)
       WHERE active AND kind = 'review'`,
    );
  }

  /** Of what is sold in several currencies the oldest stays on sale. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `UPDATE offerings later SET active = false FROM offerings first
       WHERE later.active AND first.active AND later.id > first.id AND later.coach_id = first.coach_id
         AND later.kind = first.kind AND later.pack_key = first.pack_key AND later.stage_key = first.stage_key
         AND later.minutes IS NOT DISTINCT FROM first.minutes AND later.days IS NOT DISTINCT FROM first.days`,
    );
    await runner.query(`DROP INDEX offerings_review_uq`);
    await runner.query(
      `CREATE UNIQUE INDEX offerings_review_uq ON offerings (coach_id, pack_key, stage_key, days)
       WHERE active AND kind = 'review'`,
    );
    await runner.query(`DROP INDEX offerings_active_uq`);
    await runner.query(
      `CREATE UNIQUE INDEX offerings_active_uq ON offerings (coach_id, pack_key, stage_key, minutes) WHERE active`,
    );
  }
}
