import { join } from 'node:path';
import { buildPages, SMALLEST } from '../local/pages/build-pages';

/** The second half of `npm run build`: the pages into dist/web, as small as they get. */
buildPages(join(__dirname, '..', 'dist', 'web'), SMALLEST).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
});
