import { cpSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PackFileError, readAllPacks, readPackFiles } from './read-pack-files';
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

const form = 'templates/product-case.v1.json';

/** [title, file, path to change, new value, what the message must say] */
const table: [string, string, string, unknown, string][] = [
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
    'an unknown principle',
    'questions.json',
    'questions.2.principles',
    ['mend-before-new', 'luck'],
    'questions.json: questions[2].principles[1]: Choose a principle of the pack: there is no "luck".',
  ],
  [
    'a principle that only prototypes know',
    'questions.json',
    'questions.2.principles',
    ['mend-before-new', 'constructor'],
    'Choose a principle of the pack: there is no "constructor".',
  ],
  [
    'an unknown competency',
    'questions.json',
    'questions.0.competencies',
    ['charm'],
    'questions[0].competencies[0]: Choose a competency of the pack: there is no "charm".',
  ],
  [
    'an unknown stage of a question',
    'questions.json',
    'questions.0.stages',
    ['onsite'],
    'questions[0].stages[0]: Choose a stage of the pack: there is no "onsite".',
  ],
  [
    'an unknown level',
    'questions.json',
    'questions.0.levels',
    ['l6'],
    'questions[0].levels[0]: Choose a level of the pack: there is no "l6".',
  ],
  [
    'an unknown category',
    'questions.json',
    'questions.0.category',
    'gossip',
    'questions[0].category: unknown category "gossip"',
  ],
  [
    'an unknown topic',
    'questions.json',
    'questions.8.subcategory',
    'coding',
    'questions[8].subcategory: unknown topic "coding" of category "product"',
  ],
  [
    'a question filed under another principle',
    'questions.json',
    'questions.0.subcategory',
    'one-rope',
    'questions[0].subcategory: "one-rope" is not the first',
  ],
  [
    'a duplicate question key',
    'questions.json',
    'questions.1.key',
    'watching-people',
    'questions[1].key: Use every key once: "watching-people" is at questions[0] already.',
  ],
  [
    'a duplicate principle',
    'pack.json',
    'principles.1.key',
    'start-outdoors',
    'pack.json: principles[1].key: Use every key once',
  ],
  ['two levels of one rank', 'pack.json', 'levels.1.rank', 1, 'levels[1].rank: Use every rank once: "1" is'],
  [
    'a mix that does not sum to 100',
    'pack.json',
    'questionMix',
    { values: 40, product: 40, numbers: 21 },
    'pack.json: questionMix: the shares sum to 101, not 100',
  ],
  [
    'a mix of an unknown category',
    'pack.json',
    'questionMix',
    { values: 40, product: 40, coding: 20 },
    'questionMix.coding: unknown category "coding"',
  ],
  [
    'a bookable stage without minutes',
    'pack.json',
    'stages.2.minutes',
    null,
    'stages[2].minutes: stage "product-case" can be booked and needs minutes',
  ],
  [
    'a title of sessions that nobody can book',
    'pack.json',
    'stages.0.sessionTitle',
    'One reading',
    'stages[0].sessionTitle: stage "application-review" cannot be booked and has no sessions',
  ],
  [
    'a bookable stage without a form',
    'pack.json',
    'stages.0.bookable',
    true,
    'stages[0]: stage "application-review" can be booked but has no form template',
  ],
  [
    'a form for an unknown stage',
    form,
    'stage',
    'onsite',
    `${form}: stage: Choose a stage of the pack: there is no "onsite".`,
  ],
  [
    'a form for a stage without sessions',
    form,
    'stage',
    'application-review',
    '"application-review" has nothing to give feedback on.',
  ],
  [
    'a form under a wrong file name',
    form,
    'version',
    2,
    `${form}: must be named templates/product-case.v2.json`,
  ],
  [
    'a missing anchor',
    form,
    'principles.items.1.anchors.solid',
    undefined,
    `${form}: principles.items[1].anchors: Write the anchor for "solid" of "mend-before-new".`,
  ],
  [
    'an anchor for no grade',
    form,
    'principles.items.1.anchors.superb',
    'Very good indeed.',
    'principles.items[1].anchors.superb: Leave out "superb"',
  ],
  [
    'a competency missing on a form',
    form,
    'competencies.items.1',
    { key: 'luck', anchors: {} },
    'competencies.items: Add "analysis": a first version has all competencies of the pack.',
  ],
  [
    'a scale without a failing grade',
    form,
    'scale.values.0.passing',
    true,
    'scale.values: Set "passing" to true for one value or more',
  ],
  [
    'a failing grade above a passing one',
    form,
    'scale.values.2.passing',
    false,
    'scale.values: Order every value that is "passing" above those that are not.',
  ],
  [
    'not tested as a grade',
    form,
    'scale.notTested.key',
    'solid',
    'scale.notTested.key: Choose another key: "solid" is a grade',
  ],
  [
    'a neutral recommendation',
    form,
    'recommendation.values.2',
    { key: 'unsure', order: 3, title: 'Unsure', description: 'Neither.', hires: true },
    'recommendation.values: Give as many values for a hire as against one',
  ],
  [
    'a form without a grade field',
    form,
    'principles.fields.0.kind',
    'text',
    'principles.fields: Add a field of kind "grade".',
  ],
  [
    'a first version that continues another',
    form,
    'previous',
    { version: 1, items: [], grades: [] },
    'previous: Leave this out: version 1 continues nothing.',
  ],
  [
    'a blueprint for an unknown stage',
    'pack.json',
    'loopBlueprints.0.stage',
    'onsite',
    'loopBlueprints[0].stage: unknown stage "onsite"',
  ],
  [
    'a blueprint with more rounds than the stage',
    'pack.json',
    'loopBlueprints.0.rounds',
    { min: 2, max: 5 },
    'loopBlueprints[0].rounds: outside the 2 to 3 interviews',
  ],
  [
    'a blueprint whose personas do not fit',
    'pack.json',
    'loopBlueprints.0.personas.0.rounds',
    { min: 2, max: 2 },
    'personas: personas need 3 rounds, but a loop may have only 2',
  ],
  [
    'a blueprint whose focuses leave a round empty',
    'pack.json',
    'loopBlueprints.0.focuses.0.rounds',
    { min: 1, max: 1 },
    'focuses: focuses fill at most 2 rounds, but a loop may have 3',
  ],
  [
    'a blueprint without a debrief leader',
    'pack.json',
    'loopBlueprints.0.personas.1.leadsDebrief',
    false,
    'one persona leads the debrief, not 0',
  ],
  [
    'a blueprint that cannot cover the principles',
    'pack.json',
    'loopBlueprints.0.principlesPerRound',
    { min: 1, max: 1 },
    '3 seats cannot cover 5 principles',
  ],
];

describe('a broken pack stops with file, path in the file and reason', () => {
  it('reads the untouched pack', () => {
    expect(message(() => readPackFiles(folder))).toBe('no fault');
  });

  it.each(table)('%s', (_title, file, path, value, expected) => {
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
