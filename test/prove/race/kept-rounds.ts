import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { faultsOf } from './check-round';
import type { Round } from './history';

const ROOT = join(__dirname, '..', '..', '..');

/** Writes a round that its history cannot explain to a folder; answers how to judge it again. */
export const keepRound = (
  round: Round,
  seed: number,
  folder = join(ROOT, '.prove', 'faulty-rounds'),
): string => {
  mkdirSync(folder, { recursive: true });
  const name = `${round.kind.replace(/[^a-z]+/gi, '-')}-${seed}-${round.number}.json`;
  const file = join(folder, name);
  writeFileSync(file, `${JSON.stringify(round, null, 2)}\n`);
  return `npm run prove -- race --check ${relative(ROOT, file)}`;
};

/** Judges a kept round from its file alone; what is wrong with it, as sentences. */
export const checkKept = (file: string): string[] =>
  faultsOf(JSON.parse(readFileSync(file, 'utf8')) as Round);
