import { createHash } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { codeOf, EmbeddedPostgresError } from './embedded-postgres.error';
import { mayReach, type ServerUser } from './server-user';

/** File in the folder that was asked for; it names the folder that is used instead. */
const POINTER = 'moved-to';

/**
 * The folder to keep the database in. Usually the one asked for. Where the server's user may not enter it (a clone
 * below /root, a `mktemp -d`), a folder that it can enter, named in the pointer file and in the log. Deleting the
 * folder that was asked for therefore always means an empty database at the next start.
 */
export const resolveDataFolder = (
  asked: string,
  user: ServerUser | null,
  log: (line: string) => void,
): string => {
  if (mayReach(asked, user)) return usable(asked);
  const pointer = join(asked, POINTER);
  const known = existsSync(pointer) ? readFileSync(pointer, 'utf8').trim() : null;
  if (known && existsSync(known) && mayReach(known, user)) {
    log(`the database of ${asked} lives in ${known}`);
    return usable(known);
  }
  const place = placesFor(asked).find((base) => isUsableBase(base, user));
  if (!place)
    throw new EmbeddedPostgresError(
      `The user ${user?.name} may not enter ${asked}. Set DATA_DIR to another folder.`,
    );
  const moved = mkdtempSync(join(place, `greenroom-${keyOf(asked)}-`));
  chmodSync(moved, 0o711);
  writeFileSync(pointer, `${moved}\n`);
  log(`the user ${user?.name} may not enter ${asked}: the database lives in ${moved} instead`);
  return moved;
};

/** Removes what an interrupted start left behind. Call as owner of the folder. */
export const removeLeftovers = (folder: string): void => {
  for (const name of readdirSync(folder)) {
    if (/^(cluster\.new-|initdb-password-|native-.*\.draft-)/.test(name)) {
      rmSync(join(folder, name), { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    }
  }
};

const usable = (folder: string): string => {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
    return folder;
  } catch (error) {
    throw new EmbeddedPostgresError(`The data folder ${folder} cannot be written (${codeOf(error)}).`);
  }
};

/**
 * A temporary folder's database may be temporary too, as near to it as possible, so that it goes with what is around
 * it; all others go where the system keeps data.
 */
const placesFor = (asked: string): string[] => {
  const temporary = [tmpdir(), '/tmp', '/var/tmp'];
  const lasting = ['/var/lib', '/var/tmp'];
  const within = [...temporary, '/dev/shm'].find((folder) => asked.startsWith(`${folder}/`));
  return within ? [...foldersBetween(asked, within), ...temporary, ...lasting] : [...lasting, ...temporary];
};

/** The folders above `path` and below `top`, nearest first. */
const foldersBetween = (path: string, top: string): string[] => {
  const parent = dirname(path);
  return parent === top ? [] : [parent, ...foldersBetween(parent, top)];
};

const isUsableBase = (base: string, user: ServerUser | null): boolean => {
  try {
    accessSync(base, constants.W_OK);
    return mayReach(base, user);
  } catch {
    return false;
  }
};

const keyOf = (asked: string): string => {
  const project = basename(dirname(dirname(asked))).replace(/[^\w.-]/g, '') || 'project';
  return `${project}-${createHash('sha256').update(asked).digest('hex').slice(0, 10)}`;
};
