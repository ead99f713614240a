import { pack } from '../../../test/packs/sound-pack';
import type { Stage, StageReview } from './pack';
import { isAsked, isPractised } from './pack-stages';

const stage = pack.stages[0] as Stage;
const review = {} as StageReview;

describe('a stage', () => {
  it('asks questions of every category unless it names some', () => {
    expect(isAsked({ ...stage, categories: undefined }, 'numbers')).toBe(true);
    expect(isAsked({ ...stage, categories: ['values'] }, 'values')).toBe(true);
    expect(isAsked({ ...stage, categories: ['values'] }, 'numbers')).toBe(false);
    expect(isAsked({ ...stage, categories: [] }, 'numbers')).toBe(false);
  });

  it.each([
    [true, undefined, true],
    [false, review, true],
    [true, review, true],
    [false, undefined, false],
  ])('is practised where people meet (%s) or a document is read (%s): %s', (bookable, read, practised) => {
    expect(isPractised({ ...stage, bookable, review: read })).toBe(practised);
  });
});
