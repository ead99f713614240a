import { gradedItems, selfGradeActions, whoReadsIt, whyNotFinished } from './self-grade-actions';

const NONE = { competencies: {}, principles: {} };
const SOME = { competencies: { delivery: 'raising_bar' }, principles: { ownership: 'not_tested' } };

describe('what can be done with a self-grade', () => {
  it('is nothing once it is closed or its time is over', () => {
    expect(selfGradeActions(false, SOME)).toEqual([]);
  });

  it('is to save, to skip, and to finish what has at least one grade', () => {
    expect(selfGradeActions(true, SOME)).toEqual([
      { name: 'save', refusedWhy: null },
      { name: 'finish', refusedWhy: null },
      { name: 'skip', refusedWhy: null },
    ]);
    expect(selfGradeActions(true, NONE)).toContainEqual({
      name: 'finish',
      refusedWhy: 'Grade at least one item, or skip.',
    });
    expect([whyNotFinished(NONE), whyNotFinished(SOME)]).toEqual([expect.any(String), null]);
  });

  it('counts what was marked as not tested as graded', () => {
    expect([gradedItems(NONE), gradedItems(SOME)]).toEqual([0, 2]);
  });

  it('says who cannot read it, and until when', () => {
    expect(whoReadsIt('Marcus')).toBe(
      'Marcus cannot see this before their own feedback is filed and open to you.',
    );
  });
});
