import { DataSource } from 'typeorm';
import { missingStatements } from '../../scripts/drift/schema';
import { dataSourceOptions } from '../../src/platform/database/data-source';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

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
