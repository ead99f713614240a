import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf, EmbeddedPostgresError } from './embedded-postgres.error';
import { startOf } from './running';

const LOCK = 'owner.lock';

/**
 * Makes this program the only owner of a data folder (created when missing). The lock names pid and start time, so
 * that the lock of a program killed with SIGKILL, or from before a reboot, counts for nothing.
 * Returns a function that gives the folder up. Throws EmbeddedPostgresError when another living program owns the
 * folder or when it cannot be written.
 */
export const takeOwnership = (folder: string): (() => void) => {
  const lock = join(folder, LOCK);
  const mine = `${process.pid} ${startOf(process.pid)}`;
  const draft = `${lock}.${process.pid}`;
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(draft, mine);
    try {
      while (!linked(draft, lock)) removeDeadLock(folder, lock);
    } finally {
      rmSync(draft, { force: true });
    }
  } catch (error) {
    if (error instanceof EmbeddedPostgresError) throw error;
    throw new EmbeddedPostgresError(`The data folder ${folder} cannot be written (${codeOf(error)}).`);
  }
  return () => {
    if (contentOf(lock) === mine) rmSync(lock, { force: true });
  };
};

/** Pid of the living program that owns a data folder, or null. */
export const ownerOf = (folder: string): number | null => livingOwner(contentOf(join(folder, LOCK)));

const livingOwner = (content: string | null): number | null => {
  const [, pid, started] = /^(\d+) (.+)$/.exec(content ?? '') ?? [];
  return pid && startOf(Number(pid)) === started ? Number(pid) : null;
};

const linked = (draft: string, lock: string): boolean => {
  try {
    linkSync(draft, lock);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
};

const removeDeadLock = (folder: string, lock: string): void => {
  const seen = contentOf(lock);
  const owner = livingOwner(seen);
  if (owner !== null) {
    throw new EmbeddedPostgresError(
      `The data folder ${folder} is in use by another running program (pid ${owner}). Stop it, or set DATA_DIR to another folder.`,
    );
  }
  const aside = `${lock}.dead.${process.pid}`;
  try {
    renameSync(lock, aside);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    throw error;
  }
  // Somebody else may have replaced the dead lock between reading and renaming: then give theirs back.
  if (contentOf(aside) !== seen) linked(aside, lock);
  rmSync(aside, { force: true });
};

const contentOf = (file: string): string | null => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
};
