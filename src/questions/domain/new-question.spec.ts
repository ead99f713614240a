import { pack, questions } from '../../../test/packs/sound-pack';
import { newQuestionFaults } from './new-question';
import type { QuestionEntry } from '../../packs/domain/pack';

const [entry] = questions as [QuestionEntry];
const sibling = (wishes: Partial<QuestionEntry>): QuestionEntry => ({ ...entry, ...wishes });
const faults = (wishes: Partial<QuestionEntry>, siblings: QuestionEntry[] = []) =>
  newQuestionFaults(pack, { ...entry, ...wishes }, siblings).map(({ field, code }) => `${field} ${code}`);

describe('a question that somebody wants to add', () => {
  it('has no fault where it is like those of the pack', () => {
    expect(questions.flatMap((one) => newQuestionFaults(pack, one, []))).toEqual([]);
  });

  it('names only what the pack has, and is told in a sentence where it does not', () => {
    expect(newQuestionFaults(pack, { ...entry, competencies: ['charm'], category: 'gossip' }, [])).toEqual([
      {
        field: 'competencies.0',
        code: 'question.not_of_pack',
        message: 'Choose a competency of the pack: there is no "charm".',
      },
      { field: 'category', code: 'question.not_of_pack', message: 'Unknown category "gossip".' },
    ]);
  });

  it('is told where a key stands first, as answers write it', () => {
    const [twice] = newQuestionFaults(pack, { ...entry, stages: [...entry.stages, ...entry.stages] }, []);
    expect(twice?.field).toMatch(/^stages\.\d\.key$/);
    expect(twice?.message).toMatch(/is at stages\.0 already\.$/);
  });

  it.each([
    ['Ask ada@example.test about it, please.', ['text question.address']],
    ['See https://example.test for what to ask.', ['text question.address']],
    ['See www.example.test for what to ask.', ['text question.address']],
    ['What would you do @ a launch party?', []],
  ])('leads to no person and no document: %s', (text, expected) => {
    expect(faults({ text })).toEqual(expected);
  });

  it('leads nowhere in its follow-up questions either, which are named', () => {
    expect(faults({ followUps: ['And then?', 'Mail me: a@b.test'] })).toEqual([
      'followUps.1 question.address',
    ]);
  });

  it.each([
    ['Tell me about', ['text question.too_short']],
    ['Roadmap 2027 1 2 3 4', ['text question.too_short']],
    ['What did you mend?', []],
    ['最も難しかった決断は何ですか', []],
    ['Почему?', []],
  ])('is more than a topic: %s', (text, expected) => {
    expect(faults({ text })).toEqual(expected);
  });
});

describe('the custom of a kind of questions', () => {
  const framed = sibling({ framing: 'behavioural' });
  const plain = sibling({ framing: null });

  it('where all have a framing asks for one, and where none has, refuses it', () => {
    expect(faults({ framing: null }, [framed, framed])).toEqual(['framing question.framing_missing']);
    expect(faults({ framing: 'hypothetical' }, [plain])).toEqual(['framing question.framing_unknown']);
  });

  it('leaves the choice where some have one and some have none, and where there are none to follow', () => {
    for (const framing of ['hypothetical', null] as const) {
      expect(faults({ framing }, [framed, plain])).toEqual([]);
      expect(faults({ framing }, [])).toEqual([]);
    }
  });

  it('of a mode is that of the same topic, not of the whole category', () => {
    const elsewhere = sibling({ subcategory: 'elsewhere', mode: 'own_system' });
    const here = sibling({ mode: 'new_design' });
    expect(faults({ mode: null }, [elsewhere])).toEqual([]);
    expect(faults({ mode: null }, [elsewhere, here])).toEqual(['mode question.mode_missing']);
  });
});
