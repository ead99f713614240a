import { join } from 'node:path';
import { type Config, loadConfig } from '../../src/platform/config/config';
import { ConfigError } from '../../src/platform/config/config.error';
import {
  EmbeddedPostgresError,
  runningDatabase,
  startEmbeddedPostgres,
} from '../../src/platform/embedded-database';
import { BackupFailure } from './failure';

export interface Place {
  config: Config;
  /** For people: where the database is, without its password. */
  name: string;
  url: string;
  close: () => Promise<void>;
}

/**
 * The database that the settings name: DATABASE_URL (DATABASE_DIRECT_URL beside a pooler), or the embedded one, which is used where it runs and started
 * where it does not. With `alone`, a running embedded one is refused.
 */
export const findDatabase = async ({ alone }: { alone: boolean }): Promise<Place> => {
  const config = loadConfig(process.env);
  const databaseUrl = config.databaseDirectUrl ?? config.databaseUrl;
  if (databaseUrl) {
    const { host, pathname } = new URL(databaseUrl);
    return { config, name: `${host}${pathname}`, url: databaseUrl, close: () => Promise.resolve() };
  }
  const folder = join(config.dataDir, 'postgres');
  const running = runningDatabase(folder);
  if (running && alone)
    throw new BackupFailure(`The server (pid ${running.owner}) is running. Stop it, then restore.`);
  if (running) return { config, name: folder, url: running.url, close: () => Promise.resolve() };
  const started = await startEmbeddedPostgres({ dataDir: folder });
  return { config, name: folder, url: started.url, close: () => started.stop() };
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
  const known = [BackupFailure, ConfigError, EmbeddedPostgresError].some((kind) => error instanceof kind);
  if (known) return error.message;
  return 'code' in error
    ? `${error.message || 'The database does not answer.'} (${String(error.code)})`
    : (error.stack ?? error.message);
};
