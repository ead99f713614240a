import { readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres.error';

/** Whom the server runs as. PostgreSQL refuses to run as root. */
export interface ServerUser {
  uid: number;
  gid: number;
  name: string;
}

const CANDIDATES = ['postgres', '_postgres', 'nobody'];

/**
 * The user for the server, or null when it simply runs as ourselves. Only root changes user: to the owner of an
 * existing cluster, otherwise to an account that the system already has. No account is ever created.
 * Throws EmbeddedPostgresError when the system has no such account.
 */
export const chooseServerUser = (cluster: string, passwd = '/etc/passwd'): ServerUser | null => {
  if (process.getuid?.() !== 0) return null;
  const owner = statSync(cluster, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid, name: `uid ${owner.uid}` };
  const accounts = readAccounts(passwd);
  const found = CANDIDATES.map((name) => accounts.find((account) => account.name === name)).find(Boolean);
  if (found) return found;
  throw new EmbeddedPostgresError(
    'PostgreSQL cannot run as root, and this system has no user postgres or nobody. Start as an ordinary user or set DATABASE_URL.',
  );
};

const readAccounts = (passwd: string): ServerUser[] =>
  readFileSync(passwd, 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => fields.length >= 4 && !fields[0]?.startsWith('#'))
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 }));

/** Spawn options that change the user, or none. */
export const asUser = (user: ServerUser | null): { uid?: number; gid?: number } =>
  user ? { uid: user.uid, gid: user.gid } : {};

/** Whether the user may enter all folders above `path` and read (a folder: enter) `path` itself. Judged by modes. */
export const mayReach = (path: string, user: ServerUser | null): boolean => {
  if (!user) return true;
  const real = realpathSync(path);
  const stat = statSync(real);
  const wanted = stat.isDirectory() ? 1 : 4;
  return (
    allows(stat, user, wanted) && foldersAbove(real).every((folder) => allows(statSync(folder), user, 1))
  );
};

const foldersAbove = (path: string): string[] => {
  const parent = dirname(path);
  return parent === path ? [] : [parent, ...foldersAbove(parent)];
};

const allows = (stat: { mode: number; uid: number; gid: number }, user: ServerUser, bit: 1 | 4): boolean => {
  if (stat.uid === user.uid) return (stat.mode & (bit << 6)) !== 0;
  if (stat.gid === user.gid) return (stat.mode & (bit << 3)) !== 0;
  return (stat.mode & bit) !== 0;
};
