import { backup } from '../src/platform/backups/commands';
import { runCommand } from '../src/platform/backups/place';
import { embeddedDatabase } from './embedded-place';

const called = { args: process.argv.slice(2), env: process.env, other: embeddedDatabase };
void runCommand(() => backup(called)).then((code) => process.exit(code));
