import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bookingStates } from '../../src/bookings/domain/booking.states';
import type { Database, Tx } from '../../src/platform/database/database';

interface Invariant {
  name: string;
  sql: string;
}

/** The checks of test/support/invariants.sql: each `-- name` line starts a query that must answer no rows. */
export const invariants = (): Invariant[] =>
  readFileSync(join(__dirname, 'invariants.sql'), 'utf8')
    .split(/^-- invariant: /m)
    .slice(1)
    .map((part) => {
      const end = part.indexOf('\n');
      return { name: part.slice(0, end).trim(), sql: part.slice(end + 1) };
    });

/** From so many bookings on the planner is told how large the tables are: nothing else does it in these databases. */
const MANY_BOOKINGS = 500;

/**
 * Throws with the name and the offending rows of every invariant that does not hold. `$1` is the present instant, `$2`
 * the one until which an earlier version ran. They look at everything, so they may take longer than what the API asks.
 */
export const assertInvariants = async (
  database: Database,
  now: Date,
  earlierUntil = new Date(0),
): Promise<void> => {
  const broken = await database.tx(async (tx) => {
    await tx.query(`SET LOCAL statement_timeout = '5min'`);
    const [size] = await tx.query<{ bookings: number }>(`SELECT count(*)::int AS bookings FROM bookings`);
    if ((size?.bookings ?? 0) > MANY_BOOKINGS) await tx.query('ANALYZE');
    return brokenInvariants(tx, [now, earlierUntil]);
  });
  if (broken.length > 0) throw new Error(`broken invariants:\n${broken.join('\n')}`);
};

const brokenInvariants = async (tx: Tx, instants: [Date, Date]): Promise<string[]> => {
  const broken: string[] = [];
  const sandbox = await isSandboxHere(tx);
  for (const { name, sql } of invariants()) {
    // What the provider holds can be compared only where it is our sandbox, in the same database.
    if (!sandbox && sql.includes('stripe_sandbox.')) continue;
    const used = sql.includes('$2') ? 2 : sql.includes('$1') ? 1 : 0;
    const rows = await tx.query<object>(sql, instants.slice(0, used));
    if (rows.length > 0) broken.push(`${name}: ${JSON.stringify(rows.slice(0, 5))}`);
  }
  return [...broken, ...(await strangeSteps(tx))];
};

/** Its tables may be here and empty: where the database is killed, the sandbox has another one. */
const isSandboxHere = async (tx: Tx): Promise<boolean> => {
  const [tables] = await tx.query<{ made: boolean }>(
    `SELECT to_regclass('stripe_sandbox.objects') IS NOT NULL AS made`,
  );
  if (!tables?.made) return false;
  const [found] = await tx.query<{ used: boolean }>(
    `SELECT EXISTS (SELECT 1 FROM stripe_sandbox.objects) AS used`,
  );
  return found?.used ?? false;
};

/** Steps in the history of bookings that are no edges of their state table. */
const strangeSteps = async (tx: Tx): Promise<string[]> => {
  const steps = await tx.query<{ event: string; from: string | null; to: string }>(
    `SELECT DISTINCT event, from_status AS "from", to_status AS "to" FROM booking_history`,
  );
  const edges: Record<string, Record<string, string>> = bookingStates.transitions;
  return steps
    .filter(({ event, from, to }) => (from ? edges[from]?.[event] !== to : to !== bookingStates.initial))
    .map(({ event, from, to }) => `bookings: only edges of the state table: ${from} > ${to} by ${event}`);
};
