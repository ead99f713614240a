import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { StateTable } from '../../src/shared/state-table';

const root = join(__dirname, '..', '..');
const load = createRequire(__filename);

export interface FoundTable {
  /** Path of the file that declares it, from the root of the repository. */
  file: string;
  table: StateTable;
}

/** Every `*.states.ts` below src, wherever it stands, from the root of the repository, in order. */
export const findStateFiles = (): string[] =>
  readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.states.ts'))
    .map((path) => `src/${path}`)
    .sort();

/** Every state table that those files export, in the order of the files. */
export const findStateTables = (): FoundTable[] => findStateFiles().flatMap(tablesOf);

const tablesOf = (file: string): FoundTable[] => {
  const exported = load(join(root, file)) as Record<string, unknown>;
  return Object.values(exported)
    .filter(isStateTable)
    .map((table) => ({ file, table }));
};

const isStateTable = (value: unknown): value is StateTable =>
  typeof value === 'object' && value !== null && 'transitions' in value && 'initial' in value;
