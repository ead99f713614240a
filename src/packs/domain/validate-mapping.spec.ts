import { found, templates } from '../../../test/packs/sound-pack';
import type { FormTemplateContent, MappedItem } from './pack';
import { checkContinues, checkMapping } from './validate-mapping';

const first = templates.find(({ stage }) => stage === 'product-case') as FormTemplateContent;
const items: MappedItem[] = (['competencies', 'principles'] as const).flatMap((part) =>
  first[part].items.map(({ key }) => ({ part, from: key, to: key })),
);
const grades = first.scale.values.map(({ key }) => ({ from: key, to: key }));
type Mapping = NonNullable<FormTemplateContent['previous']>;
const second = (previous: Partial<Mapping> = {}): FormTemplateContent => ({
  ...first,
  version: 2,
  previous: { version: 1, items, grades, ...previous },
});
const faults = (next: FormTemplateContent): string[] =>
  found((log) => {
    checkMapping(next, log);
    checkContinues(first, next, log);
  });

describe('a version says how it continues the one before', () => {
  it('and has no fault when everything continues itself', () => {
    expect(faults(second())).toEqual([]);
  });

  it('unless it is the first, which continues nothing', () => {
    expect(found((log) => checkMapping(first, log))).toEqual([]);
    expect(found((log) => checkMapping({ ...second(), version: 1 }, log))).toEqual([
      'previous: Leave this out: version 1 continues nothing.',
    ]);
  });

  it('and continues no other', () => {
    expect(faults({ ...second(), previous: null })).toEqual([
      'previous: Say how version 2 continues the version before.',
    ]);
    expect(faults(second({ version: 3 }))).toEqual([
      'previous.version: Give 1: version 2 continues no other.',
    ]);
  });
});

describe('the items of a version', () => {
  it('are each named, as continued or as new', () => {
    expect(faults(second({ items: items.slice(1) }))).toEqual([
      'previous.items: Say what "product-sense" of the competencies continues, or that it is new.',
      'previous.items: Map or drop "product-sense", which is among the competencies of version 1.',
    ]);
  });

  it('may be dropped for a reason, and only then', () => {
    const without = {
      ...second(),
      principles: {
        ...first.principles,
        items: first.principles.items.filter(({ key }) => key !== 'one-rope'),
      },
    };
    const others = items.filter(({ from }) => from !== 'one-rope');
    const dropped = { part: 'principles' as const, from: 'one-rope', to: null };
    const faultsWith = (mapped: MappedItem[]) =>
      faults({ ...without, previous: { version: 1, items: mapped, grades } });
    expect(faultsWith([...others, { ...dropped, reason: 'Merged.' }])).toEqual([]);
    expect(faultsWith([...others, dropped])).toEqual([
      `previous.items[${others.length}].reason: Say why "one-rope" is dropped.`,
    ]);
    expect(faultsWith(others)).toEqual([
      'previous.items: Map or drop "one-rope", which is among the principles of version 1.',
    ]);
  });

  it.each<[string, MappedItem, string]>([
    [
      'is used twice',
      { part: 'principles', from: 'one-rope', to: null, reason: 'Merged.' },
      'Use every former key once: "one-rope" is at previous.items[5] already.',
    ],
    ['is none', { part: 'principles', from: null, to: null }, 'this maps nothing to nothing'],
    [
      'continues into nothing of this version',
      { part: 'principles', from: null, to: 'luck' },
      'Choose one of the principles of this version: there is no "luck".',
    ],
    [
      'was not on the version before',
      { part: 'competencies', from: 'charm', to: null, reason: 'Gone.' },
      'Leave out "charm": it is not among the competencies of version 1.',
    ],
  ])('are refused where one %s', (_, item, expected) => {
    expect(faults(second({ items: [...items, item] })).join('\n')).toContain(expected);
  });
});

describe('the grades of a version', () => {
  it('have a present one for each former one', () => {
    expect(faults(second({ grades: grades.slice(1) }))).toEqual([
      `previous.grades: Map the grade "${grades[0]?.from}" of the version before.`,
    ]);
  });

  it('never turn a better one into a worse one', () => {
    const turned = grades.map(({ from }, index) => ({ from, to: grades.at(-1 - index)?.to ?? '' }));
    expect(faults(second({ grades: turned })).join('\n')).toContain('a better one becomes a worse one here.');
  });

  it('may become one: two former grades of one kind stay in order', () => {
    const merged = grades.map(({ from }) => ({ from, to: grades[0]?.to ?? '' }));
    expect(faults(second({ grades: merged }))).toEqual([]);
  });

  it('are those of the two versions', () => {
    const stray = faults(second({ grades: [...grades, { from: 'no_such', to: 'no_other' }] })).join('\n');
    expect(stray).toContain('Choose a grade of the version before: there is no "no_such".');
    expect(stray).toContain('Choose a grade of the scale: there is no "no_other".');
  });
});
