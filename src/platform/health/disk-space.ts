import { Inject, Injectable } from '@nestjs/common';
import { access, constants, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CONFIG, type Config } from '../config/config';

/** Away: it cannot be written, or does not answer. */
export type DiskState = 'ok' | 'low' | 'full' | 'away';

const ANSWERS_WITHIN_MS = 1_000;
const WORST_LAST: DiskState[] = ['ok', 'low', 'full', 'away'];

/** How much room there is where the embedded database and the documents lie. It asks the system and writes nothing. */
@Injectable()
export class DiskSpace {
  constructor(@Inject(CONFIG) private readonly config: Pick<Config, 'disk'>) {}

  /** The worst of all folders; null when nothing of ours lies on this machine. */
  async check(): Promise<DiskState | null> {
    const states = await Promise.all(this.config.disk.folders.map((folder) => this.stateOf(folder)));
    return states.sort((a, b) => WORST_LAST.indexOf(a) - WORST_LAST.indexOf(b)).at(-1) ?? null;
  }

  private stateOf(folder: string): Promise<DiskState> {
    const late = sleep<DiskState>(ANSWERS_WITHIN_MS, 'away', { ref: false });
    return Promise.race([this.ask(folder).catch((): DiskState => 'away'), late]);
  }

  private async ask(folder: string): Promise<DiskState> {
    const { lowBytes, fullBytes } = this.config.disk;
    const present = await nearest(folder);
    await access(present, constants.W_OK);
    const { bavail, bsize } = await statfs(present);
    const free = bavail * bsize;
    return free < fullBytes ? 'full' : free < lowBytes ? 'low' : 'ok';
  }
}

/** The folder, or the nearest one above it that is there: the first upload makes the rest. */
const nearest = async (folder: string): Promise<string> => {
  try {
    await access(folder);
    return folder;
  } catch (error) {
    const above = dirname(folder);
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || above === folder) throw error;
    return nearest(above);
  }
};
