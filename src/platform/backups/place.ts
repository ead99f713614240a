import { type Config, loadConfig } from '../config/config';
import { ConfigError } from '../config/config.error';
import { OperatorError } from '../../shared/operator.error';

export interface Place {
  /** For people: where the database is, without its password. */
  name: string;
  url: string;
  close: () => Promise<void>;
}

/** Finds a database where the settings name none. With `alone`, one that a server runs on is refused. */
export type FindOther = (config: Config, options: { alone: boolean }) => Promise<Place>;

/** A production install has no database of its own. */
export const noOther: FindOther = () => Promise.reject(new ConfigError('DATABASE_URL: required'));

/**
 * The database that the settings name: DATABASE_URL, or DATABASE_DIRECT_URL beside a pooler; `other` where they name none.
 */
export const findDatabase = async (
  env: Record<string, string | undefined>,
  other: FindOther,
  options: { alone: boolean },
): Promise<Place & { config: Config }> => {
  const config = loadConfig(env);
  const databaseUrl = config.databaseDirectUrl ?? config.databaseUrl;
  if (!databaseUrl) return { config, ...(await other(config, options)) };
  const { host, pathname } = new URL(databaseUrl);
  return { config, name: `${host}${pathname}`, url: databaseUrl, close: () => Promise.resolve() };
};

/** Runs a command; answers its exit code. What the operator can mend is one line. */
export const runCommand = async (work: () => Promise<void>): Promise<number> => {
  try {
    await work();
    return 0;
  } catch (error) {
    process.stderr.write(`${sentenceFor(error)}\n`);
    return 1;
  }
};

const sentenceFor = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof OperatorError) return error.message;
  return 'code' in error
    ? `${error.message || 'The database does not answer.'} (${String(error.code)})`
    : (error.stack ?? error.message);
};
