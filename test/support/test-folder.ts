import { chmodSync, mkdtempSync } from 'node:fs';
import { basename, join } from 'node:path';

/** Names the root folder of this run to all of its processes. */
export const RUN_ROOT = 'GREENROOM_TEST_ROOT';

/** The folder below which everything of this run lies; it is removed when the run ends, however that happens. */
export const runRoot = (): string => {
  const root = process.env[RUN_ROOT];
  if (!root) throw new Error('No test run: start through jest, npm run prove or npm run bench.');
  return root;
};

/** The part of names on a shared server by which databases and roles of this run are known. */
export const runId = (root = runRoot()): string => basename(root).split('-').at(-1) ?? '';

/** A new, empty folder of this run. The server's user, when we are root, may pass through it but not list it. */
export const testFolder = (name: string): string => {
  const folder = mkdtempSync(join(runRoot(), `${name}-`));
  chmodSync(folder, 0o711);
  return folder;
};
