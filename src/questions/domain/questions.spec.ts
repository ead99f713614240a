import fc from 'fast-check';
import { pack } from '../../../test/packs/sound-pack';
import { type QuestionFilter, unknownKey } from './questions';

const levels = pack.levels.map(({ key }) => key);

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
