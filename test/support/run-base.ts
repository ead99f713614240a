import { readFileSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { chooseServerUser, mayReach } from '../../local/postgres/server-user';

const MEMORY = '/dev/shm';
/** A whole run keeps about 0.3 GB of files; the rest is for whoever shares the machine. In bytes. */
const FREE_FILES = 2 * 1024 ** 3;
const FREE_MEMORY = 6 * 1024 ** 3;

/**
 * The folder in which a run makes its own: in memory where the system offers that with room to spare, because making
 * the 900 files of a database takes 450 ms on a disk and 16 ms there; else the temporary folder. A TMPDIR that somebody
 * has set, and `isOnDisk` (benchmarks), mean the disk.
 */
export const runBase = (isOnDisk = false): string =>
  !isOnDisk && !process.env.TMPDIR && hasRoomInMemory() ? MEMORY : onDisk();

/** Where runs may have been left: what `runBase` answered before need not be what it answers now. */
export const runBases = (): string[] => [...new Set([onDisk(), ...(isMemory(mounts()) ? [MEMORY] : [])])];

/** The system's temporary folder, unless it is private and the server would run as another user. */
const onDisk = (): string => (mayReach(tmpdir(), chooseServerUser('')) ? tmpdir() : '/tmp');

const hasRoomInMemory = (): boolean => {
  if (!isMemory(mounts()) || process.availableMemory() < FREE_MEMORY) return false;
  const { bavail, bsize } = statfsSync(MEMORY);
  return bavail * bsize >= FREE_FILES && mayReach(MEMORY, chooseServerUser(''));
};

/** Only Linux has it. Programs are copied into the folders of some runs, so it must allow to run them. */
export const isMemory = (listed: string): boolean =>
  listed.split('\n').some((line) => {
    const [, folder, type, options = ''] = line.split(' ');
    return folder === MEMORY && type === 'tmpfs' && !/(^|,)(noexec|ro)(,|$)/.test(options);
  });

const mounts = (): string => {
  try {
    return readFileSync('/proc/mounts', 'utf8');
  } catch {
    return '';
  }
};
