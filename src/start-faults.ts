import { ConfigError } from './platform/config/config.error';
import { OperatorError } from './shared/operator.error';

/** DATA_DIR is what the operator can change. */
const onDisk = (codes: string[], what: string): Record<string, (error: Error) => string> =>
  Object.fromEntries(codes.map((code) => [code, (error) => `DATA_DIR: ${what} (${error.message}).`]));

/** What a system error code means to who starts us. */
const MEANINGS: Record<string, (error: Error) => string> = {
  EADDRINUSE: (error) =>
    `Port ${'port' in error ? String(error.port) : ''} is taken; choose another with PORT or STRIPE_SANDBOX_PORT.`,
  EACCES: (error) => `No permission: ${error.message}`,
  ...onDisk(['ENOSPC', 'EDQUOT'], 'There is no room left on the disk'),
  ...onDisk(['EROFS', 'ENOTDIR', 'EEXIST', 'EISDIR', 'ENAMETOOLONG'], 'This folder cannot be used'),
  '53100': (error) => `The disk of the database is full: ${error.message}`,
  '25006': (error) => `The database takes no changes: ${error.message}`,
  // PgBouncer's words for a database or a role that it does not know, and for a server that it cannot reach.
  '08P01': (error) => `DATABASE_URL: ${error.message}`,
  ECONNREFUSED: () => 'The database in DATABASE_URL does not answer.',
  ENOTFOUND: () => 'The host in DATABASE_URL is not known.',
  '28P01': (error) => `DATABASE_URL: ${error.message}`,
  '3D000': (error) => `DATABASE_URL: ${error.message}`,
};

/** One clear line for what the operator can mend; a stack only for what they cannot. */
export const sentenceFor = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof ConfigError) return `Wrong setting: ${error.message}`;
  if (error instanceof OperatorError) return error.message;
  const meaning = 'code' in error ? MEANINGS[String(error.code)] : undefined;
  return meaning?.(error) ?? error.stack ?? error.message;
};
