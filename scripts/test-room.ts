import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '..');
const PLACES = ['src', 'local', 'test'];

/** Folders in which there is a test. */
const roomsIn = (place: string): string[] =>
  readdirSync(join(ROOT, place), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && hasTests(join(ROOT, place, entry.name)))
    .map(({ name }) => name);

const hasTests = (folder: string): boolean =>
  readdirSync(folder, { recursive: true }).some((name) => String(name).endsWith('.spec.ts'));

/** Runs the specs and API tests of one room (`npm run test:room -- bookings`); what follows the room goes to jest. */
const main = ([room = '', ...rest]: string[]): number => {
  const folders = PLACES.filter((place) => roomsIn(place).includes(room)).map((place) => join(place, room));
  if (!room || folders.length === 0) {
    const rooms = [...new Set(PLACES.flatMap(roomsIn))].sort();
    process.stderr.write(`npm run test:room -- ROOM, where ROOM is one of ${rooms.join(', ')}\n`);
    return 2;
  }
  const jest = spawnSync(process.execPath, [require.resolve('jest/bin/jest'), ...folders, ...rest], {
    cwd: ROOT,
    stdio: 'inherit',
  });
  return jest.status ?? 1;
};

process.exit(main(process.argv.slice(2)));
