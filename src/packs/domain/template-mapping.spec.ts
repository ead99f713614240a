import fc from 'fast-check';
import { item, template } from '../../../test/packs/small-form';
import type { FormTemplateDraft, MappedItem } from './pack';
import { mappingBetween, pairsIn, reversed } from './template-mapping';

const KEYS = ['a', 'b', 'c', 'd'];
const GRADES = ['low', 'high'];
const version = (number: number, keys: string[], items: MappedItem[] | null): FormTemplateDraft =>
  template({
    version: number,
    competencies: keys.map((key) => item(key, GRADES)),
    previous: items && { version: number - 1, items, grades: [] },
  });
const competency = (from: string | null, to: string | null, reason?: string): MappedItem => ({
  part: 'competencies',
  from,
  to,
  ...(reason && { reason }),
});

describe('how the items of a version live on in another', () => {
  it('follows an item over several versions, and says why it was dropped on the way', () => {
    const first = template({});
    const second = template({
      version: 2,
      competencies: [item('z', ['low', 'high'])],
      previous: { version: 1, items: [{ part: 'competencies', from: 'a', to: 'z' }], grades: [] },
    });
    const third = template({
      version: 3,
      competencies: [item('c', ['low', 'high'])],
      previous: {
        version: 2,
        items: [{ part: 'competencies', from: 'z', to: null, reason: 'Nobody graded it.' }],
        grades: [],
      },
    });
    expect(mappingBetween([third, first, second], first, third).competencies).toEqual([
      { from: 'a', to: null, reason: 'Nobody graded it.' },
      { from: null, to: 'c', reason: null },
    ]);
  });

  it('is seen from the other side backwards: what was dropped is new, and what was new is gone', () => {
    const before = version(1, ['a', 'b'], null);
    const after = version(
      2,
      ['a', 'c'],
      [competency('a', 'a'), competency('b', null, 'Old.'), competency(null, 'c')],
    );
    const there = mappingBetween([before, after], before, after).competencies;
    expect(there).toEqual([
      { from: 'a', to: 'a', reason: null },
      { from: 'b', to: null, reason: 'Old.' },
      { from: null, to: 'c', reason: null },
    ]);
    expect(mappingBetween([before, after], after, before).competencies).toEqual([
      { from: 'a', to: 'a', reason: null },
      { from: null, to: 'b', reason: null },
      { from: 'c', to: null, reason: null },
    ]);
  });

  it('is by the same key where a draft says nothing yet, unless another item has taken that key', () => {
    const before = version(1, ['a', 'b'], null);
    const silent = version(2, ['b', 'c'], []);
    expect(pairsIn(mappingBetween([before, silent], before, silent).competencies)).toEqual([
      { from: 'b', to: 'b' },
    ]);
    const taken = version(2, ['b'], [competency('a', 'b')]);
    expect(mappingBetween([before, taken], before, taken).competencies).toEqual([
      { from: 'a', to: 'b', reason: null },
      { from: 'b', to: null, reason: null },
    ]);
  });

  it('names every item of both exactly once, whatever is said', () => {
    const keys = fc.subarray(KEYS, { minLength: 1 });
    const said = fc.array(fc.tuple(fc.constantFrom(...KEYS), fc.option(fc.constantFrom(...KEYS))), {
      maxLength: 4,
    });
    fc.assert(
      fc.property(keys, keys, said, (old, present, pairs) => {
        const before = version(1, old, null);
        const after = version(
          2,
          present,
          pairs.map(([from, to]) => competency(from, to, 'So.')),
        );
        const mapped = mappingBetween([after, before], before, after).competencies;
        expect(mapped.flatMap(({ from }) => from ?? []).sort()).toEqual([...old].sort());
        expect([...new Set(mapped.flatMap(({ to }) => to ?? []))].sort()).toEqual([...present].sort());
      }),
    );
  });

  it('turned around twice is what it was, but for the reasons', () => {
    const before = version(1, ['a', 'b'], null);
    const after = version(2, ['c'], [competency('a', 'c')]);
    const mapping = mappingBetween([before, after], before, after);
    expect(reversed(reversed(mapping))).toEqual(mapping);
  });
});
