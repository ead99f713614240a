import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError } from './config';

/**
 * The signing secret of a development start: made once and kept beside the data, readable by its owner only, so that
 * a restart does not log everybody out. Production gives SECRET instead.
 */
export const keptSecret = (folder: string): string => {
  const file = join(folder, 'secret');
  try {
    mkdirSync(folder, { recursive: true });
    try {
      writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' });
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
    return readFileSync(file, 'utf8');
  } catch {
    throw new ConfigError(`DATA_DIR: the folder ${folder} cannot be written`);
  }
};
