import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError } from './config-error';

/** What a write that found no room left behind is shorter. */
const LEAST_LENGTH = 32;

/**
 * The signing secret of a development start: made once and kept beside the data, readable by its owner only, so that
 * a restart does not log everybody out. It is there whole or not at all, also when the disk is full. Production gives
 * SECRET instead.
 */
export const keptSecret = (folder: string): string => {
  const file = join(folder, 'secret');
  try {
    mkdirSync(folder, { recursive: true });
    const present = contentOf(file);
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

/** Another start may make one at the same moment; the first counts for both. */
const made = (file: string): string => {
  const draft = `${file}.${process.pid}`;
  try {
    writeFileSync(draft, randomBytes(32).toString('hex'), { mode: 0o600 });
    linkSync(draft, file);
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  return readFileSync(file, 'utf8');
};

const isCode = (error: unknown, code: string): boolean => codeOf(error) === code;

/** The system's code of an error; empty where it has none. */
const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
