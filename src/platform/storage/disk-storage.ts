import { mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileNotFound, FileStorage, isStorageKey, type Pieces } from './storage';

/**
 * Makes the folder and writes to it once, so that a start tells what a first upload would find out. Throws the error of
 * the system: `ENOSPC`, `EROFS`, `EACCES`, `ENOTDIR`.
 */
export const tryFolder = async (folder: string): Promise<void> => {
  const probe = join(folder, `.probe-${process.pid}`);
  // Only the folder itself is ours alone: the embedded database's own user must get past the one above.
  await mkdir(dirname(folder), { recursive: true });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  try {
    await writeFile(probe, 'probe', { flush: true });
  } finally {
    await rm(probe, { force: true });
  }
};

/** Files in one folder of this machine. A file has its final name only when all its bytes are on the disk. */
export class DiskStorage extends FileStorage {
  constructor(private readonly folder: string) {
    super();
  }

  async keep(key: string, pieces: Pieces): Promise<void> {
    if (!isStorageKey(key)) throw fileNotFound();
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const partial = this.partial(key);
    try {
      const file = await open(partial, 'w', 0o600);
      try {
        for await (const piece of pieces) await file.writeFile(piece);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(partial, join(this.folder, key));
    } catch (error) {
      await rm(partial, { force: true });
      throw error;
    }
  }

  async read(key: string): Promise<Buffer> {
    if (!isStorageKey(key)) throw fileNotFound();
    try {
      return await readFile(join(this.folder, key));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw fileNotFound();
      throw error;
    }
  }

  async remove(key: string): Promise<void> {
    if (!isStorageKey(key)) return;
    await rm(join(this.folder, key), { force: true });
    await rm(this.partial(key), { force: true });
  }

  /** What a process that was killed while writing leaves behind; `remove` finds it too. */
  private partial(key: string): string {
    return join(this.folder, `${key}.partial`);
  }
}
