import type { Database } from '../../src/platform/database/database';

/** A hash of the content of every table of ours (but those named): equal prints mean that nothing was written. */
export const databasePrint = (
  database: Database,
  { except = [] }: { except?: string[] } = {},
): Promise<Record<string, string>> =>
  database.tx(async (tx) => {
    // It reads everything, and no request waits for it.
    await tx.query(`SET LOCAL statement_timeout = 0`);
    const tables = await tx.query<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.tables
       WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND NOT table_name = ANY($1) ORDER BY 1`,
      [except],
    );
    const prints = await tx.query<{ name: string; print: string }>(
      tables.map(({ name }) => printOf(name)).join(' UNION ALL '),
    );
    return Object.fromEntries(prints.map(({ name, print }) => [name, print]));
  });

/** A sum of hashes knows no order, so nothing needs to be sorted. */
const printOf = (table: string): string =>
  `SELECT '${table}' AS name,
     count(*) || ' rows, ' || coalesce(sum(hashtextextended(t::text, 0)::numeric), 0) AS print FROM "${table}" t`;
