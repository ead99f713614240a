import { pack, questions } from '../../../test/packs/sound-pack';
import type { QuestionEntry } from './pack';
import { withLevels } from './question-levels';

const [entry] = questions as [QuestionEntry];
const levels = pack.levels.map(({ key }) => key);

describe('the levels of a question', () => {
  it('are all of the pack where the file says "all", and otherwise those it names', () => {
    expect(withLevels({ ...entry, levels: 'all' }, pack).levels).toEqual(levels);
    expect(withLevels({ ...entry, levels: levels.slice(1) }, pack).levels).toEqual(levels.slice(1));
  });

  it('are all that is spelled out: nothing else of the question changes', () => {
    const { levels: _, ...rest } = withLevels(entry, pack);
    expect({ ...rest, levels: entry.levels }).toEqual(entry);
  });
});
