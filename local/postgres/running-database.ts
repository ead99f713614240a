import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { clusterIn, DATABASE, readPassword, SUPERUSER } from './cluster';
import { resolveDataFolder } from './data-folder';
import { EmbeddedPostgresError } from './embedded-postgres.error';
import { readPidFile } from './orphan';
import { ownerOf } from './ownership';
import { HOST } from './port';
import { chooseServerUser } from './server-user';

/**
 * The database that a living program runs in a data folder, and the pid of that program; null when none does.
 * Throws EmbeddedPostgresError while the database is only starting.
 */
export const runningDatabase = (dataDir: string): { url: string; owner: number } | null => {
  const asked = resolve(dataDir);
  const owner = ownerOf(asked);
  if (owner === null) return null;
  const real = realpathSync(asked);
  const folder = resolveDataFolder(real, chooseServerUser(clusterIn(real)), () => undefined);
  const server = readPidFile(clusterIn(folder));
  const password = readPassword(folder);
  if (server?.state !== 'ready' || password === null)
    throw new EmbeddedPostgresError(
      `The database in ${dataDir} is starting or stopping. Try again in a moment.`,
    );
  return { url: `postgresql://${SUPERUSER}:${password}@${HOST}:${server.port}/${DATABASE}`, owner };
};
