import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileNotFound, isStorageKey, metered } from './metered';
import { FileStorage, type KeptFile } from './storage';

/** Files in one folder of this machine. A file has its final name only when all its bytes are on the disk. */
export class DiskStorage extends FileStorage {
  constructor(private readonly folder: string) {
    super();
  }

  async keep(content: Readable, maxBytes: number): Promise<KeptFile> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const key = randomBytes(24).toString('hex');
    const partial = join(this.folder, `${key}.partial`);
    const meter = metered(maxBytes);
    try {
      await pipeline(
        content,
        meter.stream,
        createWriteStream(partial, { flags: 'wx', mode: 0o600, flush: true }),
      );
      await rename(partial, join(this.folder, key));
    } catch (error) {
      await rm(partial, { force: true });
      throw error;
    }
    return { key, ...meter.figures() };
  }

  async open(key: string): Promise<Readable> {
    if (!isStorageKey(key)) throw fileNotFound();
    try {
      return (await open(join(this.folder, key), 'r')).createReadStream();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw fileNotFound();
      throw error;
    }
  }

  async remove(key: string): Promise<void> {
    if (isStorageKey(key)) await rm(join(this.folder, key), { force: true });
  }
}
