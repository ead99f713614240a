import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which payments came from the same card, as the payment provider tells it: no number, and not the same elsewhere. */
export class CardFingerprints1800000042000 implements MigrationInterface {
  name = 'CardFingerprints1800000042000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE charges ADD card_fingerprint text');
    await runner.query(
      'CREATE INDEX charges_card_ix ON charges (card_fingerprint) WHERE card_fingerprint IS NOT NULL',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE charges DROP card_fingerprint');
  }
}
