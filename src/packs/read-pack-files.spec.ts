import { cpSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FormTemplateContent } from './domain/pack';
import { PackFileError, readAllPacks, readPackFiles } from './read-pack-files';
import { testFolder } from '../../test/support/test-folder';

const form = 'templates/product-case.v1.json';
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

  /** Title, file, path to change, new value, what the message must say. */
  it.each<[string, string, string, unknown, string]>([
    ['an unknown field', 'pack.json', 'colour', 'red', 'northwind-pm/pack.json: Unrecognized key: "colour"'],
    ['a missing field', 'pack.json', 'company', undefined, 'pack.json: company: Invalid input'],
    [
      'a wrong type deep inside',
      'questions.json',
      'questions.3.text',
      7,
      'questions.json: questions[3].text: Invalid input',
    ],
    [
      'an unknown rarity',
      'questions.json',
      'questions.0.rarity',
      'often',
      'questions[0].rarity: Invalid option',
    ],
    [
      'bounds upside down',
      'pack.json',
      'stages.1.minutes',
      { min: 60, max: 30 },
      'pack.json: stages[1].minutes: Give a min that is not larger than max.',
    ],
    [
      'another folder name',
      'pack.json',
      'key',
      'southwind-pm',
      'pack.json: key: "southwind-pm" is not the name of its folder',
    ],
    [
      'questions of another pack',
      'questions.json',
      'pack',
      'amazon-tpm',
      'questions.json: pack: "amazon-tpm" is not "northwind-pm"',
    ],
    [
      'a form under a wrong file name',
      form,
      'version',
      2,
      `${form}: must be named templates/product-case.v2.json`,
    ],
    [
      'an unknown principle',
      'questions.json',
      'questions.2.principles',
      ['mend-before-new', 'luck'],
      'questions.json: questions[2].principles[1]: Choose a principle of the pack: there is no "luck".',
    ],
    [
      'two levels of one rank',
      'pack.json',
      'levels.1.rank',
      1,
      'levels[1].rank: Use every rank once: "1" is',
    ],
    [
      'a missing anchor',
      form,
      'principles.items.1.anchors.solid',
      undefined,
      `${form}: principles.items[1].anchors: Write the anchor for "solid" of "mend-before-new".`,
    ],
  ])('%s', (_title, file, path, value, expected) => {
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
    const first = JSON.parse(readFileSync(join(folder, form), 'utf8')) as FormTemplateContent;
    const items = (['competencies', 'principles'] as const).flatMap((part) =>
      first[part].items.map(({ key }) => ({ part, from: key, to: key })),
    );
    const grades = first.scale.values.map(({ key }) => ({ from: key, to: key }));
    const second = { ...first, version: 2, previous: { version: 1, items, grades } };
    const file = 'templates/product-case.v2.json';
    writeFileSync(join(folder, file), JSON.stringify(second));
    expect(message(() => readPackFiles(folder))).toBe('no fault');
    edit(file, 'previous.items', items.slice(1));
    expect(message(() => readPackFiles(folder))).toContain(
      `${file}: previous.items: Map or drop "product-sense", which is among the competencies of version 1.`,
    );
  });
});
