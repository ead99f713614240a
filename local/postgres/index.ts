export { Guard } from './guard';
export { startEmbeddedPostgres } from './embedded-postgres';
export { runningDatabase } from './running-database';
export type { EmbeddedPostgres, EmbeddedPostgresOptions } from './embedded-postgres';
export { EmbeddedPostgresError } from './embedded-postgres.error';
