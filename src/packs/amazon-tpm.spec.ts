import { join } from 'node:path';
import { withLevels } from './domain/question-levels';
import { readAllPacks, readPackFiles } from './read-pack-files';

const root = join(__dirname, '../../packs');
const { pack, questions: entries, templates } = readPackFiles(join(root, 'amazon-tpm'));
const questions = entries.map((entry) => withLevels(entry, pack));
const northwind = readPackFiles(join(root, 'northwind-pm'));

const countBy = <T>(items: T[], read: (item: T) => string) =>
  items.reduce<Record<string, number>>((counts, item) => {
    counts[read(item)] = (counts[read(item)] ?? 0) + 1;
    return counts;
  }, {});

describe('the Amazon TPM pack', () => {
  it('has 100 questions: 61 behavioural, 27 technical, 12 programme management', () => {
    expect(countBy(questions, (question) => question.category)).toEqual({
      behavioural: 61,
      technical: 27,
      programme: 12,
    });
  });

  it('is drawn by the mix observed in interviews, which is not the mix of the bank', () => {
    expect(pack.questionMix).toEqual({ behavioural: 54, technical: 36, programme: 10 });
  });

  it.each([
    ['customer-obsession', 4],
    ['ownership', 6],
    ['bias-for-action', 5],
    ['have-backbone-disagree-and-commit', 4],
    ['deliver-results', 6],
    ['learn-and-be-curious', 5],
    ['invent-and-simplify', 3],
    ['dive-deep', 3],
    ['are-right-a-lot', 3],
    ['think-big', 3],
    ['hire-and-develop-the-best', 4],
    ['frugality', 2],
    ['insist-on-the-highest-standards', 3],
    ['earn-trust', 5],
    ['strive-to-be-earths-best-employer', 3],
    ['success-and-scale-bring-broad-responsibility', 2],
  ])('has behavioural questions on %s: %i', (principle, expected) => {
    const found = questions.filter((question) => question.principles.includes(principle));
    expect(found).toHaveLength(expected);
    expect(found.every((question) => question.category === 'behavioural')).toBe(true);
  });

  it('has 12 system design, 10 explanation and 5 coding questions', () => {
    const technical = questions.filter((question) => question.category === 'technical');
    expect(countBy(technical, (question) => question.subcategory)).toEqual({
      'system-design': 12,
      'technical-explanation': 10,
      coding: 5,
    });
  });

  it('marks every system design question, and no other, as an own system or a new design', () => {
    for (const question of questions)
      expect(question.mode !== null).toBe(question.subcategory === 'system-design');
    expect(new Set(questions.map((question) => question.mode))).toEqual(
      new Set(['own_system', 'new_design', null]),
    );
  });

  it('frames every programme question as hypothetical or behavioural, and has both', () => {
    const programme = questions.filter((question) => question.category === 'programme');
    expect(new Set(programme.map((question) => question.framing))).toEqual(
      new Set(['hypothetical', 'behavioural']),
    );
  });

  it('has 16 principles: 6 in focus, 4 most tested, 2 for senior levels', () => {
    const named = (read: (principle: (typeof pack.principles)[number]) => boolean) =>
      pack.principles.filter(read).map((principle) => principle.name);
    expect(pack.principles.map((principle) => principle.order)).toEqual(
      [...Array(16).keys()].map((n) => n + 1),
    );
    expect(named((principle) => principle.focus)).toEqual(
      pack.principles.slice(0, 6).map((principle) => principle.name),
    );
    expect(named((principle) => principle.mostTested)).toEqual([
      'Customer Obsession',
      'Ownership',
      'Bias for Action',
      'Have Backbone; Disagree and Commit',
    ]);
    expect(named((principle) => principle.seniorFocus)).toEqual([
      'Hire and Develop the Best',
      'Strive to be Earth’s Best Employer',
    ]);
  });

  it('has five stages, of which both phone screens and the onsite can be booked', () => {
    expect(pack.stages.map((stage) => stage.key)).toEqual([
      'resume-screen',
      'recruiter-phone-screen',
      'tpm-phone-screen',
      'writing-exercise',
      'onsite',
    ]);
    const bookable = pack.stages.filter((stage) => stage.bookable);
    expect(bookable.map((stage) => stage.key)).toEqual([
      'recruiter-phone-screen',
      'tpm-phone-screen',
      'onsite',
    ]);
    expect(bookable.map((stage) => stage.minutes)).toEqual([
      { min: 30, max: 30 },
      { min: 45, max: 60 },
      { min: 45, max: 60 },
    ]);
  });

  it('has a question of every principle for every level, so that no round runs dry', () => {
    for (const level of pack.levels)
      for (const principle of pack.principles)
        expect(
          questions.some(
            (question) => question.levels.includes(level.key) && question.principles.includes(principle.key),
          ),
        ).toBe(true);
  });

  it('has a plain question of every principle for the recruiter, and none that needs an engineer', () => {
    const asked = questions.filter(({ stages }) => stages.includes('recruiter-phone-screen'));
    expect(new Set(asked.flatMap(({ principles }) => principles)).size).toBe(16);
    for (const question of asked)
      expect(question).toMatchObject({ category: 'behavioural', levels: ['l5', 'l6', 'l7'] });
  });

  it('asks a recruiter for what the call is about: motivation, fit and the present work', () => {
    const form = templates.find(({ stage }) => stage === 'recruiter-phone-screen');
    const required = form?.recommendation.fields.filter((field) => field.required).map(({ key }) => key);
    expect(required).toEqual(['recommendation', 'motivation', 'fit', 'reason', 'next-steps']);
    expect(form?.principles).toMatchObject({ perInterviewer: { min: 1, max: 2 } });
  });

  it('recommends on four values without a neutral one', () => {
    for (const template of templates)
      expect(template.recommendation.values.map(({ key, hires }) => [key, hires])).toEqual([
        ['strong_no_hire', false],
        ['no_hire', false],
        ['hire', true],
        ['strong_hire', true],
      ]);
  });

  it('keeps the note to the platform from the candidate and from other coaches', () => {
    for (const template of templates) {
      const note = template.recommendation.fields.find((field) => field.key === 'platform-note');
      expect(note?.audience).toBe('platform');
    }
  });

  it('builds loops of 4 to 6 rounds with the Bar Raiser among the last two', () => {
    const [blueprint] = pack.loopBlueprints;
    expect(blueprint).toMatchObject({
      rounds: { min: 4, max: 6 },
      minutes: { min: 45, max: 60 },
      distinctCoaches: true,
      principlesPerRound: { min: 2, max: 3 },
    });
    expect(blueprint?.personas.filter((persona) => persona.mayVetoHire)).toMatchObject([
      { key: 'bar-raiser', withinLast: 2, leadsDebrief: true, rounds: { min: 1, max: 1 } },
    ]);
  });
});

describe('the second pack', () => {
  it('has another shape throughout, so that nothing can rely on the first one', () => {
    expect(readAllPacks(root).map((loaded) => loaded.pack.key)).toEqual(['amazon-tpm', 'northwind-pm']);
    expect(northwind.pack.principles).toHaveLength(5);
    expect(northwind.pack.questionMix).toEqual({ values: 40, product: 40, numbers: 20 });
    expect(northwind.templates[0]?.scale.values.map((value) => value.key)).toEqual([
      'below',
      'solid',
      'outstanding',
    ]);
    const stages = new Set(pack.stages.map((stage) => stage.key));
    expect(northwind.pack.stages.some((stage) => stages.has(stage.key))).toBe(false);
  });
});
