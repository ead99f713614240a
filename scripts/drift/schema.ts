import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../src/platform/database/data-source';

/**
 * The statements that would still be needed to make a migrated database match the entities; none when they agree.
 * It sees columns, keys, checks, uniques, indexes and exclusions, and their names, because names are mapped to error
 * codes; it does not see a changed exclusion expression.
 */
export const missingStatements = async (databaseUrl: string): Promise<string[]> => {
  const source = await new DataSource(dataSourceOptions(databaseUrl, 2)).initialize();
  try {
    if (source.entityMetadatas.length === 0)
      throw new Error('no entity was found: the comparison proves nothing');
    // TypeORM reads the tables with several queries at once on one connection, of which pg warns.
    process.noDeprecation = true;
    const { upQueries } = await source.driver.createSchemaBuilder().log();
    return [...upQueries.map(({ query }) => query), ...(await missingNames(source))];
  } finally {
    process.noDeprecation = false;
    await source.destroy();
  }
};

/** Names of constraints and indexes that entities give and the database does not know, as SQL comments. */
const missingNames = async (source: DataSource): Promise<string[]> => {
  const rows = await source.query<{ name: string }[]>(
    `SELECT conname AS name FROM pg_constraint UNION SELECT indexname FROM pg_indexes`,
  );
  const known = new Set(rows.map(({ name }) => name));
  return source.entityMetadatas
    .flatMap((entity) => [
      ...entity.uniques,
      ...entity.checks,
      ...entity.exclusions,
      ...entity.foreignKeys,
      ...entity.indices,
    ])
    .filter(({ name }) => !known.has(name))
    .map(({ name }) => `-- no constraint or index is called ${name}`);
};
