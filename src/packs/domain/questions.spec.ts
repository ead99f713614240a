import fc from 'fast-check';
import { pack, questions } from '../../../test/packs/sound-pack';
import type { QuestionEntry } from './pack';
import { type QuestionFilter, unknownKey, withLevels } from './questions';

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

describe('a filter of the question bank', () => {
  const known: QuestionFilter = {
    category: pack.categories[0]?.key,
    principle: pack.principles[0]?.key,
    competency: pack.competencies[0]?.key,
    stageKey: pack.stages[0]?.key,
    levelKey: levels[0],
  };
  const NAMES = ['category', 'principle', 'competency', 'stageKey', 'levelKey'] as const;

  it('is fine with keys of the pack, with some of them, and with none', () => {
    fc.assert(
      fc.property(fc.subarray([...NAMES]), (names) => {
        const filter = Object.fromEntries(names.map((name) => [name, known[name]]));
        expect(unknownKey(pack, filter)).toBeNull();
      }),
    );
  });

  it.each(NAMES)('names the %s that the pack does not have', (name) => {
    expect(unknownKey(pack, { ...known, [name]: 'constructor' })).toBe(name);
  });

  it('does not ask the pack about a topic, which may be a principle, nor about what all packs have', () => {
    expect(unknownKey(pack, { subcategory: 'nowhere', rarity: 'rare', framing: 'hypothetical' })).toBeNull();
  });
});
