import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError } from './config.error';

/** What a write that found no room left behind is shorter. */
const LEAST_LENGTH = 32;
/** Half a second in all: another start writes it in one go, once it has created it. */
const LOOKS = 10;
const LOOK_EVERY_MS = 50;
/** What file systems answer that know no hard links: network shares, FAT, some mounts of containers. */
const NO_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EXDEV', 'EACCES', 'EINVAL']);

/**
 * The signing secret of a development start: made once and kept beside the data, readable by its owner only, so that
 * a restart does not log everybody out. It is there whole or not at all, also when the disk is full. Production gives
 * SECRET instead.
 */
export const keptSecret = (folder: string): string => {
  const file = join(folder, 'secret');
  try {
    mkdirSync(folder, { recursive: true });
    const present = settledContentOf(file);
    if (present !== null && present.length >= LEAST_LENGTH) return present;
    if (present !== null) rmSync(file);
    return made(file);
  } catch (error) {
    const code = codeOf(error);
    throw new ConfigError(`DATA_DIR: the folder ${folder} cannot be written${code && ` (${code})`}`);
  }
};

const contentOf = (file: string): string | null => {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null;
    throw error;
  }
};

/** Where there are no links, another start may be between creating the file and writing it. */
const settledContentOf = (file: string): string | null => {
  for (let look = 1; ; look += 1) {
    const content = contentOf(file);
    if (content === null || content.length >= LEAST_LENGTH || look === LOOKS) return content;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, LOOK_EVERY_MS);
  }
};

/** Another start may make one at the same moment; the first counts for both. */
const made = (file: string): string => {
  const draft = `${file}.${process.pid}`;
  const secret = randomBytes(32).toString('hex');
  try {
    writeFileSync(draft, secret, { mode: 0o600 });
    putInPlace(draft, file, secret);
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  return settledContentOf(file) ?? secret;
};

/** Throws EEXIST where another start was first. */
const putInPlace = (draft: string, file: string, secret: string): void => {
  try {
    linkSync(draft, file);
  } catch (error) {
    if (!NO_LINKS.has(codeOf(error))) throw error;
    createWhole(file, secret);
  }
};

const createWhole = (file: string, secret: string): void => {
  try {
    writeFileSync(file, secret, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (!isCode(error, 'EEXIST')) rmSync(file, { force: true });
    throw error;
  }
};

const isCode = (error: unknown, code: string): boolean => codeOf(error) === code;

/** The system's code of an error; empty where it has none. */
const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
