import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The questions that a report suggests are kept when it is released. Forms released before have none; their reports go
 * on suggesting what the bank has at present.
 */
export class KeptSuggestions1800000037000 implements MigrationInterface {
  name = 'KeptSuggestions1800000037000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE feedback_forms ADD COLUMN suggested_keys text[],
         ADD CONSTRAINT feedback_forms_suggested_ck CHECK (suggested_keys IS NULL OR released_at IS NOT NULL)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE feedback_forms DROP CONSTRAINT feedback_forms_suggested_ck, DROP COLUMN suggested_keys`,
    );
  }
}
