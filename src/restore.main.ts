import { restore } from './platform/backups/commands';
import { runCommand } from './platform/backups/place';

/** In a production install: `node dist/src/restore.main.js`. */
void runCommand(() => restore({ args: process.argv.slice(2), env: process.env })).then((code) =>
  process.exit(code),
);
