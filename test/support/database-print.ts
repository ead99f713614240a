import type { Database } from '../../src/platform/database/database';

/** A hash of the content of every table of ours: equal prints mean that nothing was written. */
export const databasePrint = async (database: Database): Promise<Record<string, string>> => {
  const tables = await database.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables
     WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY 1`,
  );
  const prints = tables.map(async ({ name }) => {
    const [row] = await database.query<{ print: string }>(
      `SELECT count(*) || ' rows, ' || md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) AS print FROM "${name}" t`,
    );
    return [name, row?.print ?? ''] as const;
  });
  return Object.fromEntries(await Promise.all(prints));
};
