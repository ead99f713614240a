import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { machineTime } from '../clock/clock';
import { BackupFailure } from './backup.error';
import { type FindOther, findDatabase, noOther } from './place';
import { type MakeTables, restoreBackup } from './restore-backup';
import { takeBackup } from './take';

const BACKUP_USAGE = `npm run backup [-- folder]
  Copies the database of the settings (DATABASE_URL, or the embedded one) into a new folder, by default
  <DATA_DIR>/backups/<instant>. The server may go on running.`;

const RESTORE_USAGE = `npm run restore -- folder [--replace]
  Fills the database of the settings (DATABASE_URL, or the embedded one) from a backup: all of it or nothing.
  The server must be stopped. --replace deletes what the database holds.`;

/** How a command was called, and what a local installation adds to it. */
export interface Called {
  /** Without the program's own name. */
  args: string[];
  env: Record<string, string | undefined>;
  /** The database where the settings name none; default: there is none. */
  other?: FindOther;
  makeTables?: MakeTables;
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const indented = (line: string): void => say(`  ${line}`);

/** `backup [folder]`. Throws BackupFailure, ConfigError. */
export const backup = async ({ args, env, other = noOther }: Called): Promise<void> => {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { help: { type: 'boolean', default: false } },
  });
  if (values.help || positionals.length > 1) return say(BACKUP_USAGE);
  const place = await findDatabase(env, other, { alone: false });
  try {
    const instant = machineTime().toISOString().slice(0, 19).replaceAll(':', '-');
    const folder = resolve(positionals[0] ?? join(place.config.dataDir, 'backups', instant));
    say(`Backing up ${place.name}`);
    const { tables } = await takeBackup({ url: place.url, folder, say: indented });
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    say(`Saved ${rows} rows of ${tables.length} tables in ${folder}`);
    say('It holds personal data in the clear: only you can read the folder, keep it so.');
  } finally {
    await place.close();
  }
};

/** `restore folder [--replace]`. Throws BackupFailure, ConfigError. */
export const restore = async ({ args, env, other = noOther, makeTables }: Called): Promise<void> => {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { help: { type: 'boolean', default: false }, replace: { type: 'boolean', default: false } },
  });
  if (values.help) return say(RESTORE_USAGE);
  const [folder] = positionals;
  if (!folder || positionals.length > 1) throw new BackupFailure(`Name one backup.\n${RESTORE_USAGE}`);
  const place = await findDatabase(env, other, { alone: true });
  try {
    say(`Restoring ${place.name} from ${folder}`);
    const { url } = place;
    const { replace } = values;
    const manifest = await restoreBackup({
      url,
      folder: resolve(folder),
      replace,
      makeTables,
      say: indented,
    });
    say(`Restored the state of ${manifest.takenAt}; every table equals its backup.`);
  } finally {
    await place.close();
  }
};
