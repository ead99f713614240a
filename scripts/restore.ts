import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { BackupFailure } from './backup/failure';
import { findDatabase, runCommand } from './backup/place';
import { restoreBackup } from './backup/restore-backup';

const USAGE = `npm run restore -- folder [--replace]
  Fills the database of the settings (DATABASE_URL, or the embedded one) from a backup: all of it or nothing.
  The server must be stopped. --replace deletes what the database holds.`;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const restore = async (folder: string, replace: boolean): Promise<void> => {
  const place = await findDatabase({ alone: true });
  try {
    say(`Restoring ${place.name} from ${folder}`);
    const manifest = await restoreBackup({
      url: place.url,
      folder,
      replace,
      say: (line) => say(`  ${line}`),
    });
    say(`Restored the state of ${manifest.takenAt}; every table equals its backup.`);
  } finally {
    await place.close();
  }
};

const main = async (): Promise<void> => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { help: { type: 'boolean', default: false }, replace: { type: 'boolean', default: false } },
  });
  if (values.help) return say(USAGE);
  const [folder] = positionals;
  if (!folder || positionals.length > 1) throw new BackupFailure(`Name one backup.\n${USAGE}`);
  await restore(resolve(folder), values.replace);
};

void runCommand(main).then((code) => process.exit(code));
