import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../src/platform/database/data-source';

/**
 * The statements that would still be needed to make a migrated database match the entities; none when they agree.
 * It sees columns, keys, checks, uniques, indexes and exclusions by name, not a changed exclusion expression.
 */
export const missingStatements = async (databaseUrl: string): Promise<string[]> => {
  const source = await new DataSource(dataSourceOptions(databaseUrl, 2)).initialize();
  try {
    if (source.entityMetadatas.length === 0)
      throw new Error('no entity was found: the comparison proves nothing');
    const { upQueries } = await source.driver.createSchemaBuilder().log();
    return upQueries.map(({ query }) => query);
  } finally {
    await source.destroy();
  }
};
