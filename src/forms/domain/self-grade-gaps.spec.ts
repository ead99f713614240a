import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FormTemplateContent } from '../../packs';
import type { ReleasedItem } from './release-form';
import type { Continuation } from '../../packs';
import { carriedOver, selfGradeFaults, selfGradeGaps } from './self-grade-gaps';

const keys = ['zero', 'one', 'two', 'three'];
const scale: FormTemplateContent['scale'] = {
  // Out of order on purpose: the order counts, not the place in the list.
  values: [2, 0, 3, 1].map((at) => ({
    key: keys[at] ?? '',
    order: (at + 1) * 10,
    title: `Grade ${at}`,
    description: '',
    passing: at > 1,
  })),
  notTested: { key: 'not_tested', title: 'Not tested', description: '' },
};
const item = (key: string, grade: string | null): ReleasedItem => ({
  key,
  title: key.toUpperCase(),
  grade:
    grade === null
      ? null
      : { key: grade, title: `Title ${grade}`, description: '', passing: null, anchor: null, next: null },
  evidence: null,
  fields: [],
});
const graded = fc.constantFrom(...keys);
const anyGrade = fc.constantFrom(...keys, 'not_tested');
const items = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.tuple(anyGrade, fc.option(anyGrade)));

const gapsOf = (pairs: Record<string, [string, string | null]>, comparable = true) =>
  selfGradeGaps(
    scale,
    {
      principles: Object.fromEntries(Object.entries(pairs).map(([key, [own]]) => [key, own])),
      competencies: {},
    },
    { principles: Object.entries(pairs).map(([key, [, coach]]) => item(key, coach)), competencies: [] },
    comparable,
  );

describe('the gap between a self-grade and the coach’s grade', () => {
  it('is the number of steps between two grades of the scale', () => {
    fc.assert(
      fc.property(graded, graded, (own, coach) => {
        expect(gapsOf({ a: [own, coach] })[0]?.gap).toBe(keys.indexOf(coach) - keys.indexOf(own));
      }),
    );
  });

  it('turns around when the two are exchanged, and is zero exactly when they agree', () => {
    fc.assert(
      fc.property(graded, graded, (own, coach) => {
        const [there] = gapsOf({ a: [own, coach] });
        const [back] = gapsOf({ a: [coach, own] });
        expect((there?.gap ?? 0) + (back?.gap ?? 0)).toBe(0);
        expect(there?.gap === 0).toBe(own === coach);
      }),
    );
  });

  it('exists only where both have a place on the scale: what was not tested is kept apart', () => {
    fc.assert(
      fc.property(items, (pairs) => {
        const gaps = gapsOf(pairs);
        expect(gaps.map(({ key }) => key).sort()).toEqual(Object.keys(pairs).sort());
        for (const { key, gap, coach } of gaps) {
          const [own, theirs] = pairs[key] ?? ['', null];
          expect(gap === null).toBe(own === 'not_tested' || theirs === 'not_tested' || theirs === null);
          expect(coach === null).toBe(theirs === null);
        }
      }),
    );
  });

  it('is not counted where the candidate graded on a later version', () => {
    fc.assert(
      fc.property(items, (pairs) => {
        for (const { gap } of gapsOf(pairs, false)) expect(gap).toBeNull();
      }),
    );
  });

  it('leaves out items that only one of the two has', () => {
    const gaps = selfGradeGaps(
      scale,
      { principles: { a: 'one', gone: 'two' }, competencies: {} },
      { principles: [item('a', 'two'), item('b', 'two')], competencies: [] },
    );
    expect(gaps).toEqual([
      {
        key: 'a',
        title: 'A',
        part: 'principles',
        ownKey: 'one',
        coachKey: 'two',
        own: 'Grade 1',
        coach: 'Title two',
        gap: 1,
      },
    ]);
  });
});

describe('a self-grade on an older version of the form', () => {
  const lead: Continuation = {
    item: (_, key) => ({ a: 'a', old: 'b' })[key] ?? null,
    grade: (key) => ({ one: 'low', two: 'high' })[key] ?? null,
  };

  it('is read in the words of the newer one, without what that dropped', () => {
    const own = {
      competencies: { a: 'two', old: 'none_seen', gone: 'one' },
      principles: { a: 'one', old: 'lost' },
    };
    expect(carriedOver(own, { from: 'none_seen', to: 'not_tested' }, lead)).toEqual({
      competencies: { a: 'high', b: 'not_tested' },
      principles: { a: 'low' },
    });
  });
});

describe('a self-grade', () => {
  const file = join(__dirname, '..', '..', '..', 'packs', 'amazon-tpm', 'templates', 'onsite.v1.json');
  const template: FormTemplateContent = JSON.parse(readFileSync(file, 'utf8'));

  it('takes grades of the scale for what the session grades, and nothing else', () => {
    const faults = selfGradeFaults(template, ['ownership'], {
      principles: { ownership: 'raising_bar', 'dive-deep': 'raising_bar' },
      competencies: { delivery: 'best_ever', cooking: 'not_tested', constructor: 'raising_bar' },
    });
    expect(faults.map(({ field, code }) => `${field} ${code}`).sort()).toEqual([
      'competencies.constructor self_grade.unknown_item',
      'competencies.cooking self_grade.unknown_item',
      'competencies.delivery self_grade.unknown_grade',
      'principles.dive-deep self_grade.unknown_item',
    ]);
  });
});
