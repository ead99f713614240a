import { backup } from './platform/backups/commands';
import { runCommand } from './platform/backups/place';

/** In a production install: `node dist/src/backup.main.js`. */
void runCommand(() => backup({ args: process.argv.slice(2), env: process.env })).then((code) =>
  process.exit(code),
);
