import { restore } from '../src/platform/backups/commands';
import { runCommand } from '../src/platform/backups/place';
import { embeddedDatabase } from './embedded-place';
import { makeSandboxTables } from './sandbox-tables';

const called = {
  args: process.argv.slice(2),
  env: process.env,
  other: embeddedDatabase,
  makeTables: makeSandboxTables,
};
void runCommand(() => restore(called)).then((code) => process.exit(code));
