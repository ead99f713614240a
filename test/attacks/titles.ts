import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '..', '..');
/** A title like `attack 14: ...`, or `attack 16, 18: ...` for a test that meets several. */
const TITLE = /(['"`])attack (\d+(?:, \d+)*): ((?:(?!\1)[^\n\\]|\\.)+)\1/g;

export interface AttackTest {
  number: number;
  /** Path of the test file, from the root of the repository. */
  file: string;
  title: string;
}

/** Every test that names an attack in its title, by file and in the order of the lines. */
export const findAttackTests = (): AttackTest[] => ['src', 'test'].flatMap(specsIn).flatMap(testsIn);

const specsIn = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.spec.ts'))
    .map((path) => `${folder}/${path}`)
    .sort();

const testsIn = (file: string): AttackTest[] =>
  [...readFileSync(join(root, file), 'utf8').matchAll(TITLE)].flatMap(([, , numbers = '', title = '']) =>
    numbers.split(', ').map((number) => ({ number: Number(number), file, title: plain(title) })),
  );

const plain = (title: string): string => title.replaceAll(/\\(.)/g, '$1');
