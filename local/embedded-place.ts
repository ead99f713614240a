import { join } from 'node:path';
import { BackupFailure } from '../src/platform/backups/backup.error';
import type { FindOther } from '../src/platform/backups/place';
import { runningDatabase, startEmbeddedPostgres } from './postgres';

/** The embedded database: used where it runs, started where it does not. With `alone`, a running one is refused. */
export const embeddedDatabase: FindOther = async (config, { alone }) => {
  const folder = join(config.dataDir, 'postgres');
  const running = runningDatabase(folder);
  if (running && alone)
    throw new BackupFailure(`The server (pid ${running.owner}) is running. Stop it, then restore.`);
  if (running) return { name: folder, url: running.url, close: () => Promise.resolve() };
  const started = await startEmbeddedPostgres({ dataDir: folder });
  return { name: folder, url: started.url, close: () => started.stop() };
};
