import { setTimeout as sleep } from 'node:timers/promises';
import type { TestApp } from '../../support/app';

/** Rows of bookings that nobody was told of: a refused request leaves none, in no table. */
export const leftovers = async (app: TestApp, acknowledged: string[]): Promise<string[]> => {
  const rows = await app.database.query<{ what: string; id: string }>(
    `SELECT what, id FROM (
       SELECT 'booking' AS what, id FROM bookings
       UNION ALL SELECT 'order', subject_id FROM order_lines
       UNION ALL SELECT 'order of a payment command', l.subject_id FROM payment_commands p JOIN order_lines l ON l.order_id = p.order_id
       UNION ALL SELECT 'claim of a coach', booking_id FROM coach_claims
       UNION ALL SELECT 'claim of a candidate', booking_id FROM candidate_claims
       UNION ALL SELECT 'idempotency key', resource_id FROM idempotency_keys
       UNION ALL SELECT 'news', aggregate_id FROM outbox_events WHERE type LIKE 'booking.%') AS row
     WHERE NOT id = ANY($1)`,
    [acknowledged],
  );
  return rows.map(({ what, id }) => `${what} ${id}`);
};

/** The invariants that do not hold, in words. */
export const brokenInvariants = (app: TestApp): Promise<string[]> =>
  app.checkInvariants().then(
    () => [],
    (error: unknown) => [String(error)],
  );

/**
 * Deadlocks that the server counted in this database. A connection tells its counts when a transaction ends, but not
 * twice within a second; so each of the pool is given something to end after that second.
 */
export const deadlocks = async (app: TestApp): Promise<number> => {
  await sleep(1_100);
  const connections = app.config.databasePool;
  await Promise.all(Array.from({ length: connections }, () => app.database.query('SELECT pg_sleep(0.05)')));
  const [row] = await app.database.query<{ deadlocks: number }>(
    `SELECT deadlocks::int FROM pg_stat_database WHERE datname = current_database()`,
  );
  return row?.deadlocks ?? -1;
};
