import { pack, questions } from '../../../test/packs/sound-pack';
import type { Question } from '../../packs';
import { kitReasons, principleName } from './kit-reasons';

const [first, second] = [pack.principles[0]!, pack.principles[1]!];
const competency = pack.competencies[0]!;
const question: Question = {
  ...questions[0]!,
  category: 'values',
  levels: [pack.levels[0]!.key],
  principles: [first.key],
  competencies: [competency.key],
  subcategory: first.key,
  framing: null,
  mode: null,
};
type Words = Parameters<typeof kitReasons>[0];
const request = (wishes: Partial<Words> = {}): Words => ({
  pack,
  levelKey: pack.levels[0]!.key,
  principles: [],
  wished: { principles: [], competencies: [] },
  suggested: new Set(),
  ...wishes,
});
const texts = (wishes: Partial<Words>, more: Partial<Question> = {}): string[] =>
  kitReasons(request(wishes), { ...question, ...more }).map(({ text }) => text);
const kinds = (wishes: Partial<Words>, more: Partial<Question> = {}): string[] =>
  kitReasons(request(wishes), { ...question, ...more }).map(({ kind }) => kind);
const wish = { principles: [first.key], competencies: [] };

describe('why a question is in a kit', () => {
  it('begins with the principle that the coach assesses, that the candidate wishes for, or both', () => {
    expect(texts({ principles: [first.key], wished: wish })[0]).toBe(
      `${first.name}: the candidate wants to practise it, and you assess it.`,
    );
    expect(texts({ principles: [first.key] })[0]).toBe(
      `${first.name}: one of the principles you assess in this session.`,
    );
    expect(texts({ wished: wish })[0]).toBe(`${first.name}: the candidate wants to practise it.`);
  });

  it('does not name a principle that nobody asked for', () => {
    expect(texts({ principles: [second.key] }).join()).not.toContain(`${first.name}:`);
  });

  it('names a competency only where the candidate wishes for it', () => {
    const trains = `It trains ${competency.title}, which the candidate wants to practise.`;
    expect(texts({ wished: { principles: [], competencies: [competency.key] } })).toContain(trains);
    expect(texts({})).not.toContain(trains);
  });

  it('says what share of real interviews its category has, and its topic where it has one', () => {
    const topic = pack.categories.find(({ key }) => key === 'product')!.topics[0]!;
    expect(texts({})).toContainEqual(
      expect.stringMatching(
        new RegExp(`^\\S.* questions are ${pack.questionMix.values} % of those observed`),
      ),
    );
    expect(texts({}, { category: 'product', subcategory: topic.key })).toContainEqual(
      expect.stringMatching(new RegExp(`^${topic.title}: .* questions are ${pack.questionMix.product} %`)),
    );
  });

  it('says what to listen for where it matters how it is asked', () => {
    expect(texts({}, { framing: 'hypothetical' })).toContainEqual(
      expect.stringContaining('listen for a method'),
    );
    expect(texts({}, { framing: 'behavioural' })).toContainEqual(expect.stringContaining('one real story'));
    expect(texts({}, { mode: 'new_design' })).toContainEqual(expect.stringContaining('a blank page'));
    expect(kinds({})).not.toContain('framing');
  });

  it('ends with what the candidate may know of it: a report that suggested it is told', () => {
    expect(kinds({}).at(-1)).toBe('never_asked');
    expect(texts({}).at(-1)).toContain('no report suggested it to them');
    const suggested = { suggested: new Set([question.key]) };
    expect(kinds(suggested).slice(-2)).toEqual(['never_asked', 'suggested']);
    expect(texts(suggested).join()).not.toContain('no report suggested it');
  });

  it('is told in whole sentences, also where the pack has dropped what a key stood for', () => {
    const gone = {
      levelKey: 'gone',
      principles: ['gone'],
      wished: { principles: [], competencies: ['gone'] },
    };
    const more = { principles: ['gone'], competencies: ['gone'], category: 'gone' };
    for (const text of [...texts(gone, more), ...texts({ wished: wish })])
      expect(text).toMatch(/^[^\s].*\.$/);
    expect(principleName(pack, 'gone')).toBe('gone');
  });
});
