import { changed, found, pack, questions } from '../../../test/packs/sound-pack';
import type { Pack, QuestionEntry } from './pack';
import { validateQuestions } from './validate-questions';

const faults = (asked: QuestionEntry[], of: Pack = pack): string[] =>
  found((log) => validateQuestions(of, asked, log));

describe('the questions of a pack', () => {
  it('have no fault as they are', () => {
    expect(faults(questions)).toEqual([]);
  });

  it.each<[string, string, unknown, string]>([
    [
      'an unknown principle',
      'questions.2.principles',
      ['mend-before-new', 'luck'],
      'questions[2].principles[1]: Choose a principle of the pack: there is no "luck".',
    ],
    [
      'a principle that only prototypes know',
      'questions.2.principles',
      ['mend-before-new', 'constructor'],
      'Choose a principle of the pack: there is no "constructor".',
    ],
    [
      'an unknown competency',
      'questions.0.competencies',
      ['charm'],
      'questions[0].competencies[0]: Choose a competency of the pack: there is no "charm".',
    ],
    [
      'an unknown stage of a question',
      'questions.0.stages',
      ['onsite'],
      'questions[0].stages[0]: Choose a stage of the pack: there is no "onsite".',
    ],
    [
      'an unknown level',
      'questions.0.levels',
      ['l6'],
      'questions[0].levels[0]: Choose a level of the pack: there is no "l6".',
    ],
    [
      'an unknown category',
      'questions.0.category',
      'gossip',
      'questions[0].category: unknown category "gossip"',
    ],
    [
      'an unknown topic',
      'questions.8.subcategory',
      'coding',
      'questions[8].subcategory: unknown topic "coding" of category "product"',
    ],
    [
      'a question filed under another principle',
      'questions.0.subcategory',
      'one-rope',
      'questions[0].subcategory: "one-rope" is not the first',
    ],
    [
      'a duplicate question key',
      'questions.1.key',
      'watching-people',
      'questions[1].key: Use every key once: "watching-people" is at questions[0] already.',
    ],
    [
      'the text of another question',
      'questions.1.text',
      questions[0]?.text,
      'questions[1].text: Use every text once',
    ],
  ])('refuse %s, and say where', (_, path, value, expected) => {
    const [fault, ...others] = faults(changed({ questions }, path, value).questions);
    expect(fault).toContain(expected);
    expect(others).toEqual([]);
  });

  it('suit every level where they say so', () => {
    expect(faults(changed({ questions }, 'questions.0.levels', 'all').questions)).toEqual([]);
  });
});

describe('the categories that a stage asks', () => {
  const asking = (categories: string[] | undefined): Pack => ({
    ...pack,
    stages: pack.stages.map((stage) => ({ ...stage, categories })),
  });
  const withoutNumbers = questions.filter(({ category }) => category !== 'numbers');

  it('are all of the pack unless it says otherwise, and each has questions to draw', () => {
    expect(faults(questions, asking(undefined))).toEqual([]);
    expect(faults(withoutNumbers, asking(undefined))).toContain(
      'questions: no question of category "numbers" for stage "product-case"',
    );
  });

  it('need no questions of another category', () => {
    expect(faults(withoutNumbers, asking(['values', 'product']))).toEqual([]);
  });

  it('take no question of another category', () => {
    const index = questions.findIndex(({ key }) => key === 'tents-in-july');
    expect(faults(questions, asking(['values', 'product']))).toContain(
      `questions[${index}].stages[0]: stage "product-case" asks no questions of category "numbers"`,
    );
  });

  it('without a share in the mix need no questions', () => {
    const unweighted = { ...pack, questionMix: { values: 60, product: 40, numbers: 0 } };
    expect(faults(withoutNumbers, unweighted)).toEqual([]);
  });
});
