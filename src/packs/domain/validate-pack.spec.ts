import { changed, pack, questions, templates } from '../../../test/packs/sound-pack';
import type { Pack, PackFolder } from './pack';
import { validatePack } from './validate-pack';

const folder: PackFolder = {
  pack,
  questions,
  templates: templates.map((content) => ({ file: `templates/${content.stage}.json`, content })),
};
const faults = (one: PackFolder): string[] =>
  validatePack(one).map(({ file, path, reason }) => `${file}: ${path}: ${reason}`);
const faultsOf = (of: Pack): string[] => faults({ ...folder, pack: of });

describe('a pack', () => {
  it('has no fault as it is', () => {
    expect(faults(folder)).toEqual([]);
  });

  it.each<[string, string, unknown, string]>([
    ['a duplicate principle', 'principles.1.key', 'start-outdoors', 'principles[1].key: Use every key once'],
    ['two levels of one rank', 'levels.1.rank', 1, 'levels[1].rank: Use every rank once: "1" is'],
    [
      'a mix that does not sum to 100',
      'questionMix',
      { values: 40, product: 40, numbers: 21 },
      'questionMix: the shares sum to 101, not 100',
    ],
    [
      'a mix of an unknown category',
      'questionMix',
      { values: 40, product: 40, coding: 20 },
      'questionMix.coding: unknown category "coding"',
    ],
    [
      'a bookable stage without minutes',
      'stages.2.minutes',
      null,
      'stages[2].minutes: stage "product-case" can be booked and needs minutes',
    ],
    [
      'a title of sessions that nobody can book',
      'stages.0.sessionTitle',
      'One reading',
      'stages[0].sessionTitle: stage "application-review" cannot be booked and has no sessions',
    ],
    [
      'a bookable stage without a form',
      'stages.0.bookable',
      true,
      'stages[0]: stage "application-review" can be booked but has no form template',
    ],
    [
      'a category without a share in the mix',
      'questionMix',
      { values: 50, product: 50 },
      'questionMix: category "numbers" has no share',
    ],
    [
      'a bookable stage without an interview',
      'stages.2.interviews',
      { min: 0, max: 0 },
      'stages[2].interviews: stage "product-case" can be booked but has no interview',
    ],
    [
      'a stage that asks a category of another pack',
      'stages.2.categories',
      ['values', 'product', 'numbers', 'charm'],
      'stages[2].categories[3]: Choose a category of the pack: there is no "charm".',
    ],
    [
      'a category filed under topics without one',
      'categories.1.topics',
      [],
      'categories[1].topics: at least one topic is needed',
    ],
    [
      'steps of an answer for an unknown category',
      'preparation.answerSteps.0.category',
      'gossip',
      'preparation.answerSteps[0].category: unknown category "gossip"',
    ],
    [
      'steps of an answer for an unknown topic',
      'preparation.answerSteps.0.topic',
      'weather',
      'preparation.answerSteps[0].topic: unknown topic "weather"',
    ],
  ])('has a fault with %s, and says where', (_, path, value, expected) => {
    expect(faultsOf(changed(pack, path, value)).join('\n')).toContain(`pack.json: ${expected}`);
  });

  it('counts the words of a text, and not those of a PDF', () => {
    const review = {
      days: { min: 2, max: 5 },
      mediaTypes: ['text/plain', 'application/pdf'],
      maxBytes: 1_000,
      words: { min: 1, max: 9 },
      prompts: [
        { key: 'same', title: 'One', text: 'One.' },
        { key: 'same', title: 'Other', text: 'Other.' },
      ],
    };
    expect(faultsOf(changed(pack, 'stages.2.review', review))).toEqual([
      expect.stringContaining('stages[2].review.prompts[1].key: Use every key once'),
      'pack.json: stages[2].review.words: the words of a PDF cannot be counted',
    ]);
  });
});

describe('the files of a pack', () => {
  const withTemplates = (...contents: PackFolder['templates'][number]['content'][]) =>
    faults({ ...folder, templates: contents.map((content) => ({ file: 'some.json', content })) });
  const others = templates.filter(({ stage }) => stage !== 'product-case');
  const form = templates.find(({ stage }) => stage === 'product-case')!;

  it('are each named with their own faults', () => {
    const broken = {
      ...folder,
      questions: changed({ questions }, 'questions.0.category', 'gossip').questions,
      templates: folder.templates.map((one, index) =>
        index === 0 ? { ...one, content: { ...one.content, pack: 'acme' } } : one,
      ),
    };
    expect(faults(broken)).toEqual([
      'questions.json: questions[0].category: unknown category "gossip"',
      expect.stringContaining(`${folder.templates[0]?.file}: pack: `),
    ]);
  });

  it('have the versions of a form from 1 on, without a gap', () => {
    const items = (['competencies', 'principles'] as const).flatMap((part) =>
      form[part].items.map(({ key }) => ({ part, from: key, to: key })),
    );
    const grades = form.scale.values.map(({ key }) => ({ from: key, to: key }));
    const next = (version: number) => ({
      ...form,
      version,
      previous: { version: version - 1, items, grades },
    });
    expect(withTemplates(...others, next(3), form, next(2))).toEqual([]);
    expect(withTemplates(...others, form, next(3))).toEqual([
      'pack.json: stages[2]: form versions of "product-case" are 1, 3: not 1, 2, 3 ...',
    ]);
  });

  it('say how a version continues the one before', () => {
    const second = { ...form, version: 2, previous: { version: 1, items: [], grades: [] } };
    expect(withTemplates(...others, form, second).join('\n')).toContain(
      'some.json: previous.items: Map or drop "product-sense", which is among the competencies of version 1.',
    );
  });
});
