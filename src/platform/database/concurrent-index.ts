import type { QueryRunner } from 'typeorm';
import { FREE_SESSION } from './time-limits';

/** Our own names and SQL, never input. */
export interface ConcurrentIndex {
  /** Without a schema; at most 63 characters. */
  name: string;
  /** What follows the name, as `ON bookings (coach_id) WHERE status = 'held'`. */
  on: string;
  unique?: boolean;
}

/**
 * Builds an index while requests go on writing to its table; for a migration with `transaction = false`. One that was
 * cut half-way left an INVALID index, which costs every write and serves no read: it is dropped and built again. One
 * that is there already stays, so that the migration can be begun again.
 */
export const buildIndexConcurrently = async (
  runner: QueryRunner,
  { name, on, unique = false }: ConcurrentIndex,
): Promise<void> => {
  // It waits for transactions older than itself, in nobody's way; ending that wait would throw the whole build away.
  await runner.query('SET lock_timeout = 0');
  try {
    const [present] = (await runner.query(
      `SELECT indisvalid AS "isValid" FROM pg_index WHERE indexrelid = to_regclass(quote_ident($1))`,
      [name],
    )) as { isValid: boolean }[];
    if (present?.isValid) return;
    if (present) await runner.query(`DROP INDEX CONCURRENTLY ${name}`);
    await runner.query(`CREATE ${unique ? 'UNIQUE ' : ''}INDEX CONCURRENTLY ${name} ${on}`);
  } finally {
    await runner.query(FREE_SESSION);
  }
};
