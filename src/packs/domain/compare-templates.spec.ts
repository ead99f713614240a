import fc from 'fast-check';
import { join } from 'node:path';
import { field, grade, item, template } from '../../../test/packs/small-form';
import { readPackFiles } from '../read-pack-files';
import { compareTemplates, type ListDiff, mappingBetween, type TemplateDiff } from './compare-templates';
import type { FormTemplateDraft } from './pack';

const KEYS = ['a', 'b', 'c', 'd', 'e', 'f'];
const NOTHING: ListDiff = { added: [], removed: [], renamed: [], changed: [] };
const NO_DIFFERENCE: TemplateDiff = {
  settings: [],
  grades: NOTHING,
  competencies: NOTHING,
  principles: NOTHING,
  recommendations: NOTHING,
  fields: { notes: NOTHING, competencies: NOTHING, principles: NOTHING, recommendation: NOTHING },
};

const compared = (before: FormTemplateDraft, after: FormTemplateDraft, more: FormTemplateDraft[] = []) =>
  compareTemplates(before, after, mappingBetween([before, after, ...more], before, after));

/** Forms with any items, grades, anchors and fields. */
const anyTemplate = (version: number): fc.Arbitrary<FormTemplateDraft> => {
  const words = fc.constantFrom('Said so.', 'Did it.');
  const keys = fc.subarray(KEYS, { minLength: 1 });
  return fc
    .record({
      competencies: keys,
      principles: keys,
      grades: fc.subarray(KEYS, { minLength: 2 }),
      notes: keys,
    })
    .chain(({ competencies, principles, grades, notes }) =>
      fc.array(words, { minLength: 12, maxLength: 12 }).map((texts) =>
        template({
          version,
          competencies: competencies.map((key, place) => item(key, grades, texts[place])),
          principles: principles.map((key, place) => item(key, grades, texts[place + 6])),
          grades: grades.map((key, place) => grade(key, place + 1, texts[place])),
          notes: notes.map((key, place) => field(key, texts[place])),
        }),
      ),
    );
};

/** A form and the next one, which maps its items at random: kept, renamed, merged or dropped. */
const anyPair = fc.tuple(anyTemplate(1), anyTemplate(2)).chain(([before, after]) => {
  const targets = (keys: string[]) => fc.option(fc.constantFrom(...keys), { nil: null });
  const keysOf = (items: { key: string }[]) => items.map(({ key }) => key);
  const items = (part: 'competencies' | 'principles') =>
    fc
      .tuple(...before[part].items.map(() => targets(keysOf(after[part].items))))
      .map((chosen) =>
        before[part].items.map(({ key }, place) => ({ part, from: key, to: chosen[place] ?? null })),
      );
  const grades = fc
    .tuple(...before.scale.values.map(() => fc.constantFrom(...keysOf(after.scale.values))))
    .map((chosen) => before.scale.values.map(({ key }, place) => ({ from: key, to: chosen[place] ?? '' })));
  return fc
    .tuple(items('competencies'), items('principles'), grades)
    .map(([competencies, principles, mapped]) => ({
      before,
      after: { ...after, previous: { version: 1, items: [...competencies, ...principles], grades: mapped } },
    }));
});

const listsOf = ({ grades, competencies, principles, recommendations, fields }: TemplateDiff): ListDiff[] => [
  grades,
  competencies,
  principles,
  recommendations,
  ...Object.values(fields),
];

describe('the difference between two versions of a form', () => {
  it('is nothing between a version and itself', () => {
    fc.assert(
      fc.property(anyTemplate(2), (one) => {
        expect(compared(one, one)).toEqual(NO_DIFFERENCE);
      }),
    );
  });

  it('has the same things the other way round, where added and removed change places', () => {
    fc.assert(
      fc.property(anyPair, ({ before, after }) => {
        const back = listsOf(compared(after, before));
        listsOf(compared(before, after)).forEach((list, place) => {
          const other = back[place];
          expect(other?.added).toEqual(list.removed);
          expect(other?.removed).toEqual(list.added);
          expect(flipped(other?.renamed ?? [])).toEqual(sorted(list.renamed));
          expect(flipped(other?.changed ?? [])).toEqual(sorted(list.changed));
        });
      }),
    );
  });

  it('leaves nothing out: what is neither added nor removed has a counterpart', () => {
    fc.assert(
      fc.property(anyPair, ({ before, after }) => {
        const { competencies } = compared(before, after);
        const mapped = (after.previous?.items ?? []).filter(({ part }) => part === 'competencies');
        for (const { key } of before.competencies.items)
          expect(competencies.removed.includes(key)).toBe(
            mapped.every(({ from, to }) => from !== key || to === null),
          );
        for (const { key } of after.competencies.items)
          expect(competencies.added.includes(key)).toBe(mapped.every(({ to }) => to !== key));
      }),
    );
  });

  it('tells a renamed item from one that was dropped for another', () => {
    const before = template({});
    const renamed = template({
      version: 2,
      competencies: [item('z', ['low', 'high'])],
      previous: { version: 1, items: [{ part: 'competencies', from: 'a', to: 'z' }], grades: [] },
    });
    expect(compared(before, renamed).competencies).toEqual({ ...NOTHING, renamed: [{ from: 'a', to: 'z' }] });
    const replaced = template({
      version: 2,
      competencies: [item('z', ['low', 'high'])],
      previous: {
        version: 1,
        items: [
          { part: 'competencies', from: 'a', to: null, reason: 'Old.' },
          { part: 'competencies', from: null, to: 'z' },
        ],
        grades: [],
      },
    });
    expect(compared(before, replaced).competencies).toEqual({ ...NOTHING, added: ['z'], removed: ['a'] });
  });

  it('compares what an answer at a grade looks like, also where the grade has another name', () => {
    const before = template({});
    const after = template({
      version: 2,
      grades: [grade('low', 1), grade('top', 2)],
      competencies: [{ key: 'a', anchors: { low: 'Said so.', top: 'Did it.' } }],
      principles: [{ key: 'b', anchors: { low: 'Said so.', top: 'Said so.' } }],
      previous: { version: 1, items: [], grades: [{ from: 'high', to: 'top' }] },
    });
    const { grades, competencies, principles } = compared(before, after);
    expect(grades.renamed).toEqual([{ from: 'high', to: 'top' }]);
    expect(competencies.changed).toEqual([
      { from: 'a', to: 'a', changes: [{ field: 'anchors.top', before: 'Said so.', after: 'Did it.' }] },
    ]);
    expect(principles.changed).toEqual([]);
  });

  it('of the two phone screens of Amazon: one scale of two became one of four', () => {
    const { templates } = readPackFiles(join(__dirname, '../../../packs/amazon-tpm'));
    const [one, two] = templates.filter(({ stage }) => stage === 'tpm-phone-screen');
    if (!one || !two) throw new Error('no phone screen');
    const { grades, competencies } = compared(one, two);
    expect(grades.added).toEqual(['below_bar', 'far_above_bar']);
    expect(grades.removed).toEqual([]);
    expect(competencies.added).toEqual([]);
    expect(competencies.changed).toHaveLength(3);
  });
});

const sorted = (pairs: { from: string; to: string }[]): string[] =>
  pairs.map(({ from, to }) => `${from} ${to}`).sort();
const flipped = (pairs: { from: string; to: string }[]): string[] =>
  sorted(pairs.map(({ from, to }) => ({ from: to, to: from })));
