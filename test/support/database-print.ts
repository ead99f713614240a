import type { Database } from '../../src/platform/database/database';

/** A hash of the content of every table of ours (but those named): equal prints mean that nothing was written. */
export const databasePrint = async (
  database: Database,
  { except = [] }: { except?: string[] } = {},
): Promise<Record<string, string>> => {
  const tables = await database.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables
     WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND NOT table_name = ANY($1) ORDER BY 1`,
    [except],
  );
  const prints = tables.map(async ({ name }) => {
    const [row] = await database.query<{ print: string }>(
      `SELECT count(*) || ' rows, ' || md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) AS print FROM "${name}" t`,
    );
    return [name, row?.print ?? ''] as const;
  });
  return Object.fromEntries(await Promise.all(prints));
};
