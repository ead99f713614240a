import { cpSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PackFileError, readAllPacks, readPackFiles } from './read-pack-files';
import { BROKEN_PACKS, form } from '../../test/packs/broken-packs';
import { testFolder } from '../../test/support/test-folder';

const source = join(__dirname, '../../packs/northwind-pm');
let root: string;
let folder: string;

beforeEach(() => {
  root = testFolder('packs');
  folder = join(root, 'northwind-pm');
  cpSync(source, folder, { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** Rewrites the value at a path such as `questions.3.levels`; `undefined` removes it. */
function edit(file: string, path: string, value: unknown): void {
  const name = join(folder, file);
  const content: unknown = JSON.parse(readFileSync(name, 'utf8'));
  const steps = path.split('.');
  const last = steps.pop() ?? '';
  let place = content as Record<string, unknown>;
  for (const step of steps) place = place[step] as Record<string, unknown>;
  if (value === undefined) delete place[last];
  else place[last] = value;
  writeFileSync(name, JSON.stringify(content));
}

function message(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    if (error instanceof PackFileError) return error.message;
    throw error;
  }
  return 'no fault';
}

describe('a broken pack stops with file, path in the file and reason', () => {
  it('reads the untouched pack', () => {
    expect(message(() => readPackFiles(folder))).toBe('no fault');
  });

  it.each(BROKEN_PACKS)('%s', (_title, file, path, value, expected) => {
    edit(file, path, value);
    expect(message(() => readPackFiles(folder))).toContain(expected);
  });

  it('reports every fault at once', () => {
    edit('questions.json', 'questions.0.competencies', ['charm']);
    edit('pack.json', 'questionMix', { values: 50, product: 40, numbers: 20 });
    expect(message(() => readPackFiles(folder)).split('\n')).toHaveLength(2);
  });

  it('names line and column of text that is not JSON', () => {
    writeFileSync(join(folder, 'pack.json'), '{\n  "key": oops\n}');
    expect(message(() => readPackFiles(folder))).toMatch(
      /^northwind-pm\/pack\.json: line 2, column 10: not valid JSON: /,
    );
  });

  it.each(['', '{ "key": "northwind-pm",'])('names the end of a file that was cut off: %j', (text) => {
    writeFileSync(join(folder, 'pack.json'), text);
    expect(message(() => readPackFiles(folder))).toContain('northwind-pm/pack.json: line 1, column');
  });

  it('names a file that is not there', () => {
    renameSync(join(folder, 'questions.json'), join(folder, 'question.json'));
    expect(message(() => readPackFiles(folder))).toBe('northwind-pm/questions.json: cannot be read (ENOENT)');
  });

  it('refuses a root without any pack', () => {
    expect(message(() => readAllPacks(join(root, 'nowhere')))).toContain('holds no company pack');
  });

  it('accepts a second form version that says what it continues', () => {
    const first = JSON.parse(readFileSync(join(folder, form), 'utf8')) as Record<string, unknown>;
    const same = (part: string, keys: string[]) => keys.map((key) => ({ part, from: key, to: key }));
    const items = [
      ...same('competencies', ['product-sense', 'analysis']),
      ...same('principles', [
        'start-outdoors',
        'mend-before-new',
        'plain-numbers',
        'one-rope',
        'leave-it-better',
      ]),
    ];
    const { scale } = first as { scale: { values: { key: string }[] } };
    const grades = scale.values.map(({ key }) => ({ from: key, to: key }));
    const second = { ...first, version: 2, previous: { version: 1, items, grades } };
    const file = 'templates/product-case.v2.json';
    const refusals = (path: string, value: unknown): string => {
      writeFileSync(join(folder, file), JSON.stringify(second));
      edit(file, path, value);
      return message(() => readPackFiles(folder));
    };
    expect(refusals('previous.version', 1)).toBe('no fault');
    expect(refusals('previous.items', items.slice(1))).toContain(
      'Say what "product-sense" of the competencies continues, or that it is new.',
    );
    expect(refusals('previous.items', items.slice(1))).toContain(
      'Map or drop "product-sense", which is among the competencies of version 1.',
    );
    const dropped = { part: 'principles', from: 'one-rope', to: null };
    expect(refusals('previous.items', [...items, dropped])).toContain('Say why "one-rope" is dropped.');
    expect(refusals('previous.items', [...items, { ...dropped, reason: 'Merged.' }])).toContain(
      'Use every former key once: "one-rope" is at previous.items[5] already.',
    );
    const { principles } = first as { principles: { items: { key: string }[] } };
    const without = principles.items.filter(({ key }) => key !== 'one-rope');
    const others = items.filter(({ from }) => from !== 'one-rope');
    const shorter = { ...second, principles: { ...principles, items: without } };
    writeFileSync(join(folder, file), JSON.stringify(shorter));
    edit(file, 'previous.items', [...others, { ...dropped, reason: 'Merged.' }]);
    expect(message(() => readPackFiles(folder))).toBe('no fault');
    edit(file, 'previous.items', others);
    expect(message(() => readPackFiles(folder))).toContain(
      'Map or drop "one-rope", which is among the principles',
    );
    expect(refusals('previous.grades', grades.slice(1))).toMatch(
      /Map the grade "\w+" of the version before\./,
    );
    const turned = grades.map(({ from }, index) => ({ from, to: grades.at(-1 - index)?.to }));
    expect(refusals('previous.grades', turned)).toContain('a better one becomes a worse one here.');
    const stray = refusals('previous.grades', [...grades, { from: 'no_such', to: 'no_other' }]);
    expect(stray).toContain('Choose a grade of the version before: there is no "no_such".');
    expect(stray).toContain('Choose a grade of the scale: there is no "no_other".');
  });
});
