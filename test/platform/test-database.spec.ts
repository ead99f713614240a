import { Client } from 'pg';
import { createTestDatabase } from '../support/test-database';

const query = async (url: string, sql: string): Promise<Record<string, unknown>[]> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
};

describe('a test database', () => {
  it('is migrated, apart from every other one, and gone after drop even with open connections', async () => {
    const [one, two] = await Promise.all([createTestDatabase(), createTestDatabase()]);
    const [migrated] = await query(one.url, 'SELECT count(*)::int AS n FROM migrations');
    expect(migrated?.n).toBeGreaterThan(0);
    await query(one.url, 'CREATE TABLE only_here (id int)');
    expect(await query(two.url, `SELECT to_regclass('only_here') AS t`)).toEqual([{ t: null }]);
    const open = new Client({ connectionString: one.url });
    open.on('error', () => undefined);
    await open.connect();
    await one.drop();
    await expect(query(one.url, 'SELECT 1')).rejects.toMatchObject({ code: '3D000' });
    await two.drop();
  });
});
