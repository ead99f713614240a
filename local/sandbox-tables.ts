import type { MakeTables } from '../src/platform/backups/restore-backup';
import { CLOCK_TABLE } from './clock/clock-offset';
import { createSandboxSchema } from './stripe/schema';

/** The sandbox makes its tables when it starts, so that a database to be filled from a backup has none yet. */
export const makeSandboxTables: MakeTables = async (pool, schemas, say) => {
  if (schemas.has('stripe_sandbox')) await createSandboxSchema(pool, say);
  if (schemas.has('sandbox')) for (const statement of CLOCK_TABLE) await pool.query(statement);
};
