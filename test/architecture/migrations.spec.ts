import { DataSource } from 'typeorm';
import { missingStatements } from '../../scripts/drift/schema';
import { dataSourceOptions } from '../../src/platform/database/data-source';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

/** Foreign keys that no index begins with, in any order of their columns. A partial index does not count. */
const UNINDEXED = `
  SELECT f.conname AS key FROM pg_constraint f
  WHERE f.contype = 'f' AND NOT EXISTS (
    SELECT 1 FROM pg_index i
    WHERE i.indrelid = f.conrelid AND i.indisvalid AND i.indpred IS NULL
      AND (i.indkey::int2[])[0:cardinality(f.conkey) - 1] @> f.conkey)
  ORDER BY 1`;

describe('migrations and entities', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  const run = async <Row>(sql: string): Promise<Row[]> => {
    const source = await new DataSource(dataSourceOptions(database.url, 1)).initialize();
    try {
      return await source.query<Row[]>(sql);
    } finally {
      await source.destroy();
    }
  };

  it('agree', async () => {
    expect(await missingStatements(database.url)).toEqual([]);
  });

  it('every constraint and index of ours is named by hand', async () => {
    const generated = await run(
      `SELECT conname FROM pg_constraint JOIN pg_namespace n ON n.oid = connamespace
       WHERE n.nspname = 'public' AND contype <> 'n' AND conrelid <> 'migrations'::regclass AND conname ~ '^(PK|FK|UQ|CHK|REL|XCL)_[0-9a-f]{20,}'
       UNION ALL
       SELECT indexname FROM pg_indexes WHERE schemaname = 'public' AND tablename <> 'migrations' AND indexname ~ '^(IDX|PK|UQ)_[0-9a-f]{20,}'`,
    );
    expect(generated).toEqual([]);
  });

  it('every foreign key has an index that begins with its columns', async () => {
    expect(await run(UNINDEXED)).toEqual([]);
  });

  it('a foreign key without an index is found', async () => {
    await run(
      `CREATE TABLE seeded (coach_id uuid, CONSTRAINT seeded_fk FOREIGN KEY (coach_id) REFERENCES coaches (id))`,
    );
    await run(`CREATE INDEX seeded_some_ix ON seeded (coach_id) WHERE coach_id IS NOT NULL`);
    expect(await run(UNINDEXED)).toEqual([{ key: 'seeded_fk' }]);
    await run(`CREATE INDEX seeded_ix ON seeded (coach_id)`);
    expect(await run(UNINDEXED)).toEqual([]);
    await run(`DROP TABLE seeded`);
  });

  it.each([
    ['a missing column', 'ALTER TABLE accounts DROP COLUMN suspended_at', /suspended_at/],
    ['a missing constraint', 'ALTER TABLE accounts DROP CONSTRAINT accounts_email_uq', /accounts_email_uq/],
    [
      'a renamed check',
      'ALTER TABLE coaches RENAME CONSTRAINT coaches_status_ck TO other',
      /coaches_status_ck/,
    ],
    ['a changed type', 'ALTER TABLE coaches ALTER COLUMN years TYPE bigint', /years/],
  ])('the comparison sees %s', async (_, change, name) => {
    await run(change);
    expect((await missingStatements(database.url)).join('\n')).toMatch(name);
  });
});
