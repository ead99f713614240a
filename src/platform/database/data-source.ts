import { join } from 'node:path';
import type { DataSourceOptions } from 'typeorm';

const root = join(__dirname, '..', '..', '..');

/**
 * TypeORM's options for a database URL. Entities and migrations are found by their file names, so that a feature
 * adds a table without touching a central list. `synchronize` is never on.
 */
export const dataSourceOptions = (url: string, pool = 10): DataSourceOptions => ({
  type: 'postgres',
  url,
  entities: [join(root, 'src', '**', '*.entity.{ts,js}')],
  migrations: [join(root, 'migrations', '*.{ts,js}')],
  migrationsTableName: 'migrations',
  migrationsTransactionMode: 'each',
  synchronize: false,
  uuidExtension: 'pgcrypto',
  logging: false,
  poolSize: pool,
  connectTimeoutMS: 5_000,
  applicationName: 'greenroom',
  extra: { connectionTimeoutMillis: 5_000, allowExitOnIdle: true },
});
