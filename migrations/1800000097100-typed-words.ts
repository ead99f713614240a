import type { MigrationInterface, QueryRunner } from 'typeorm';
import { buildIndexConcurrently } from '../src/platform/database/concurrent-index';

/** An erasure finds what was typed about a person in events, which stay for ever: few of them hold typed words. */
export class TypedWords1800000097100 implements MigrationInterface {
  name = 'TypedWords1800000097100';
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await buildIndexConcurrently(runner, {
      name: 'outbox_events_typed_ix',
      on: `ON outbox_events (aggregate_id) WHERE data ?| ARRAY['cause', 'reason']`,
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX CONCURRENTLY IF EXISTS outbox_events_typed_ix');
  }
}
