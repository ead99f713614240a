import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { FormTemplateContent } from '../../packs';
import { continuation } from '../../packs/domain/continuation';
import { type GradedForm, trends, versionChanges } from './progress';

const read = (version: number): FormTemplateContent =>
  JSON.parse(
    readFileSync(
      join(__dirname, '..', '..', '..', 'packs', 'amazon-tpm', 'templates', `onsite.v${version}.json`),
      'utf8',
    ),
  );
const v1 = read(1);
const v2 = read(2);
/** A third version that renames a competency, drops another, and goes back to two grades. */
const v3: FormTemplateContent = {
  ...v2,
  version: 3,
  scale: { ...v2.scale, values: v1.scale.values },
  competencies: {
    ...v2.competencies,
    items: v2.competencies.items
      .filter(({ key }) => key !== 'architecture-design')
      .map((item) => (item.key === 'delivery' ? { ...item, key: 'delivering' } : item)),
  },
  previous: {
    version: 2,
    items: [
      ...v2.competencies.items.map(({ key }) => ({
        part: 'competencies' as const,
        from: key,
        to: key === 'delivery' ? 'delivering' : key === 'architecture-design' ? null : key,
      })),
      ...v2.principles.items.map(({ key }) => ({ part: 'principles' as const, from: key, to: key })),
    ],
    grades: v2.scale.values.map(({ key, passing }) => ({
      from: key,
      to: passing ? 'raising_bar' : 'not_raising_bar',
    })),
  },
};
const versions = [v3, v1, v2];
const START = Date.parse('2027-01-04T10:00:00Z');

let forms = 0;
const form = (version: number, day: number, competencies: Record<string, string>): GradedForm => ({
  id: `form ${(forms += 1)}`,
  bookingId: `booking ${forms}`,
  at: new Date(START + day * 86_400_000),
  version,
  principles: [],
  answers: {
    notes: [],
    competencies: Object.fromEntries(Object.entries(competencies).map(([key, grade]) => [key, { grade }])),
    principles: {},
    recommendation: {},
  },
  own: null,
});
const delivery = (present: FormTemplateContent, ...given: GradedForm[]) =>
  trends(versions, present, given).find(({ key }) => key.startsWith('deliver'));

const someForm = fc
  .record({
    version: fc.constantFrom(1, 2, 3),
    day: fc.integer({ min: 0, max: 400 }),
    grade: fc.constantFrom('not_raising_bar', 'raising_bar', 'not_tested'),
  })
  .map(({ version, day, grade }) =>
    form(version, day, { [version === 3 ? 'delivering' : 'delivery']: grade }),
  );

describe('a trend', () => {
  it('reads old forms in the words of the present version, and says what they said themselves', () => {
    const trend = delivery(
      v3,
      form(1, 0, { delivery: 'raising_bar' }),
      form(2, 1, { delivery: 'below_bar' }),
    );
    expect(trend).toMatchObject({
      key: 'delivering',
      points: [
        {
          version: 1,
          grade: { key: 'raising_bar', passing: true },
          asGiven: { item: 'delivery', grade: 'raising_bar' },
        },
        {
          version: 2,
          grade: { key: 'not_raising_bar', passing: false },
          asGiven: { item: 'delivery', grade: 'below_bar' },
        },
      ],
    });
    expect(delivery(v2, form(2, 0, { delivery: 'below_bar' }))?.points[0]?.asGiven).toBeNull();
  });

  it('has no item that the present version dropped', () => {
    const given = [form(1, 0, { 'architecture-design': 'raising_bar' })];
    expect(trends(versions, v3, given)).toEqual([]);
    expect(trends(versions, v2, given)).toHaveLength(1);
  });

  it('says how often a grade passes from three grades on, with an interval around it', () => {
    const passing = (...grades: string[]) =>
      delivery(v2, ...grades.map((grade, day) => form(2, day, { delivery: grade })))?.passing;
    expect(passing('raising_bar', 'raising_bar', 'not_tested')).toBeNull();
    // Wilson's interval for 2 of 3, as tables give it.
    const two = passing('raising_bar', 'far_above_bar', 'below_bar', 'not_tested');
    expect(two).toMatchObject({ n: 3, share: 2 / 3 });
    expect(two?.low).toBeCloseTo(0.2077, 3);
    expect(two?.high).toBeCloseTo(0.9385, 3);
    const all = passing('raising_bar', 'raising_bar', 'raising_bar');
    expect(all).toMatchObject({ share: 1, high: 1 });
    expect(all?.low).toBeCloseTo(0.4385, 3);
  });

  it('keeps the order of time, loses and invents nothing, whatever the order of the forms', () => {
    fc.assert(
      fc.property(fc.array(someForm, { minLength: 1, maxLength: 12 }), (given) => {
        const trend = delivery(v3, ...given);
        const points = trend?.points ?? [];
        const tested = given.filter(({ answers }) => !JSON.stringify(answers).includes('not_tested'));
        expect(points.map(({ formId }) => formId).sort()).toEqual(tested.map(({ id }) => id).sort());
        expect(trend?.notTested).toBe(given.length - tested.length);
        const times = points.map(({ at }) => at.getTime());
        expect(times).toEqual(times.toSorted((a, b) => a - b));
      }),
    );
  });

  it('never mistakes a pass for a failure on the way from version to version', () => {
    const passes = (version: FormTemplateContent, key: string | null) =>
      version.scale.values.find((value) => value.key === key)?.passing;
    for (const { key, passing } of v1.scale.values)
      for (const later of [v2, v3])
        expect(passes(later, continuation(versions, 1, later.version).grade(key))).toBe(passing);
  });
});

describe('what continues an item', () => {
  const items = [...v1.competencies.items, ...v1.principles.items].map(({ key }) => key);

  it('is the same by one long way and by two short ones', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...items),
        fc.constantFrom('competencies' as const, 'principles' as const),
        (key, part) => {
          const [long, first, second] = [
            continuation(versions, 1, 3),
            continuation(versions, 1, 2),
            continuation(versions, 2, 3),
          ];
          const between = first.item(part, key);
          return long.item(part, key) === (between === null ? null : second.item(part, between));
        },
      ),
    );
  });

  it('is itself within one version', () => {
    expect(continuation(versions, 2, 2).item('competencies', 'delivery')).toBe('delivery');
    expect(continuation(versions, 2, 2).grade('raising_bar')).toBe('raising_bar');
  });
});

describe('a change of version', () => {
  it('is marked at the first form after it', () => {
    const given = [form(2, 5, {}), form(1, 0, {}), form(1, 1, {}), form(3, 9, {})];
    expect(versionChanges(given)).toEqual([
      { at: given[0]?.at, formId: given[0]?.id, from: 1, to: 2 },
      { at: given[3]?.at, formId: given[3]?.id, from: 2, to: 3 },
    ]);
  });
});
