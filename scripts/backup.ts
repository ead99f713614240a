import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { findDatabase, runCommand } from './backup/place';
import { takeBackup } from './backup/take';

const USAGE = `npm run backup [-- folder]
  Copies the database of the settings (DATABASE_URL, or the embedded one) into a new folder, by default
  <DATA_DIR>/backups/<instant>. The server may go on running.`;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const backup = async (asked: string | undefined): Promise<void> => {
  const place = await findDatabase({ alone: false });
  try {
    const instant = new Date().toISOString().slice(0, 19).replaceAll(':', '-');
    const folder = resolve(asked ?? join(place.config.dataDir, 'backups', instant));
    say(`Backing up ${place.name}`);
    const { tables } = await takeBackup({ url: place.url, folder, say: (line) => say(`  ${line}`) });
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    say(`Saved ${rows} rows of ${tables.length} tables in ${folder}`);
    say('It holds personal data in the clear: only you can read the folder, keep it so.');
  } finally {
    await place.close();
  }
};

const main = async (): Promise<void> => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { help: { type: 'boolean', default: false } },
  });
  if (values.help || positionals.length > 1) return say(USAGE);
  await backup(positionals[0]);
};

void runCommand(main).then((code) => process.exit(code));
