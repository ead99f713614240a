import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Pack, Question } from '../../packs';
import { drawKit, drawReplacement, type KitRequest, kitSize } from './draw-kit';
import { seededRandom } from './seeded-random';

const file = (name: string) =>
  JSON.parse(readFileSync(join(__dirname, '..', '..', '..', 'packs', 'amazon-tpm', name), 'utf8'));
const pack: Pack = file('pack.json');
const LEVELS = pack.levels.map(({ key }) => key);
const bank: Question[] = file('questions.json').questions.map(
  (entry: Question & { levels: string[] | 'all' }) => ({
    ...entry,
    levels: entry.levels === 'all' ? LEVELS : entry.levels,
  }),
);
const PRINCIPLES = pack.principles.map(({ key }) => key);

const request = (stage: string, more: Partial<KitRequest> = {}): KitRequest => ({
  pack,
  questions: bank.filter(({ stages }) => stages.includes(stage)),
  levelKey: 'l6',
  minutes: 60,
  principles: ['ownership', 'dive-deep'],
  wished: { principles: [], competencies: [] },
  used: new Set(),
  suggested: new Set(),
  ...more,
});

const DRAWS = 10_000;
/** Upper 0.1 % points of chi-square by degrees of freedom: NIST/SEMATECH e-Handbook, table 1.3.6.7.4. */
const CRITICAL: Record<number, number> = { 1: 10.828, 2: 13.816 };
/** What interviews were observed to ask, in percent. */
const OBSERVED = { behavioural: 54, technical: 36, programme: 10 };

/**
 * Pearson's statistic over one question of each kit, taken at random: those are independent, which all the questions
 * of a kit are not. Expected is the observed mix, narrowed to the categories that the stage has.
 */
const chiSquare = (asked: KitRequest): { statistic: number; freedom: number } => {
  const seen = new Map<string, number>();
  for (let draw = 0; draw < DRAWS; draw += 1) {
    const random = seededRandom(`mix ${draw}`);
    const { questions } = drawKit(asked, random);
    const category = questions[Math.floor(random() * questions.length)]?.question.category ?? '';
    seen.set(category, (seen.get(category) ?? 0) + 1);
  }
  const present = Object.entries(OBSERVED).filter(([key]) =>
    asked.questions.some(({ category }) => category === key),
  );
  const total = present.reduce((sum, [, share]) => sum + share, 0);
  const statistic = present.reduce((sum, [key, share]) => {
    const expected = (DRAWS * share) / total;
    return sum + ((seen.get(key) ?? 0) - expected) ** 2 / expected;
  }, 0);
  return { statistic, freedom: present.length - 1 };
};

const withMix = (questionMix: Record<string, number>) => ({ pack: { ...pack, questionMix } });

describe('the mix of many kits', () => {
  it.each(['tpm-phone-screen', 'onsite'])('of the stage %s is the one observed in interviews', (stage) => {
    const { statistic, freedom } = chiSquare(request(stage));
    expect(freedom).toBe(2);
    expect(statistic).toBeLessThan(CRITICAL[freedom] ?? 0);
  });

  it('of a stage without programme questions keeps the proportion of the others', () => {
    const questions = request('onsite').questions.filter(({ category }) => category !== 'programme');
    const { statistic, freedom } = chiSquare(request('onsite', { questions }));
    expect(freedom).toBe(1);
    expect(statistic).toBeLessThan(CRITICAL[freedom] ?? 0);
  });

  it('of the recruiter’s call is behavioural only, as its questions are', () => {
    for (let draw = 0; draw < 200; draw += 1)
      for (const { question } of drawKit(request('recruiter-phone-screen'), seededRandom(`r ${draw}`))
        .questions)
        expect(question.category).toBe('behavioural');
  });

  it.each([
    ['of the bank', { behavioural: 61, technical: 27, programme: 12 }],
    ['of equal shares', { behavioural: 34, technical: 33, programme: 33 }],
    ['that is off by three points', { behavioural: 57, technical: 33, programme: 10 }],
  ])('would be noticed if it were the one %s', (_, mix) => {
    const { statistic, freedom } = chiSquare(request('onsite', withMix(mix)));
    expect(statistic).toBeGreaterThan(CRITICAL[freedom] ?? Infinity);
  });
});

const anyRequest = fc
  .record({
    stage: fc.constantFrom('recruiter-phone-screen', 'tpm-phone-screen', 'onsite'),
    questions: fc.subarray(bank),
    used: fc.subarray(bank.map(({ key }) => key)),
    suggested: fc.subarray(bank.map(({ key }) => key)),
    levelKey: fc.constantFrom(...LEVELS),
    minutes: fc.integer({ min: 15, max: 180 }),
    principles: fc.subarray(PRINCIPLES, { maxLength: 3 }),
    wished: fc.record({
      principles: fc.subarray(PRINCIPLES, { maxLength: 4 }),
      competencies: fc.subarray(pack.competencies.map(({ key }) => key)),
    }),
  })
  .map(({ stage, questions, used, suggested, ...more }) =>
    request(stage, {
      ...more,
      questions: questions.filter(({ stages }) => stages.includes(stage)),
      used: new Set(used),
      suggested: new Set(suggested),
    }),
  );

/** Replays with the seed that fast-check prints. */
const holds = (check: (asked: KitRequest, seed: string) => void) =>
  fc.assert(fc.property(anyRequest, fc.string(), check), { seed: 26, numRuns: 400 });

/** Draws what is left of a category after a kit, without what a report suggested. */
const unreadLeft = (asked: KitRequest, kit: readonly Question[]) =>
  asked.questions.filter(
    (one) => isFresh(asked, one) && !asked.suggested.has(one.key) && !kit.some(({ key }) => key === one.key),
  );

const isFresh = ({ used, levelKey, questions }: KitRequest, { key, levels }: Question) =>
  !used.has(key) && levels.includes(levelKey) && questions.some((one) => one.key === key);

describe('any kit, from any bank', () => {
  it('holds only fresh questions of the stage and level, none twice, and not more than fit', () => {
    holds((asked, seed) => {
      const { questions } = drawKit(asked, seededRandom(seed));
      for (const { question } of questions) expect(isFresh(asked, question)).toBe(true);
      expect(new Set(questions.map(({ question }) => question.key)).size).toBe(questions.length);
      expect(questions.length).toBeLessThanOrEqual(
        kitSize(asked.minutes) + Math.max(1, asked.principles.length),
      );
    });
  });

  it('holds what a report suggested only where its category, or a principle to cover, has nothing unread left', () => {
    let seen = 0;
    holds((asked, seed) => {
      const { questions } = drawKit(asked, seededRandom(seed));
      const kit = questions.map(({ question }) => question);
      for (const { question, reasons } of questions) {
        const isRead = asked.suggested.has(question.key);
        expect(reasons.some(({ kind }) => kind === 'suggested')).toBe(isRead);
        if (!isRead) continue;
        seen += 1;
        const unread = unreadLeft(asked, kit).filter(({ category }) => category === question.category);
        const isNeeded = question.principles.some(
          (key) =>
            asked.principles.includes(key) && !unread.some(({ principles }) => principles.includes(key)),
        );
        expect(unread.length === 0 || isNeeded).toBe(true);
      }
    });
    expect(seen).toBeGreaterThan(50);
  });

  it('holds nothing that a report suggested while the bank is large enough', () => {
    const suggested = new Set(bank.slice(0, 40).map(({ key }) => key));
    for (let draw = 0; draw < 200; draw += 1)
      for (const { question } of drawKit(
        request('onsite', { suggested, principles: [] }),
        seededRandom(`s ${draw}`),
      ).questions)
        expect(suggested.has(question.key)).toBe(false);
  });

  it('says of what the candidate has read too much, although the kit is full', () => {
    const suggested = new Set(bank.map(({ key }) => key));
    const { questions, shortages } = drawKit(request('onsite', { suggested }), seededRandom('all read'));
    expect(questions.length).toBeGreaterThanOrEqual(8);
    expect(shortages.map(({ reason }) => reason)).toContain(
      'The candidate has had or read all behavioural questions that suit this stage and level; the others in this kit were suggested to them for practice.',
    );
  });

  it('covers each assigned principle, or says that nothing on it is left', () => {
    holds((asked, seed) => {
      const { questions, uncovered } = drawKit(asked, seededRandom(seed));
      for (const key of asked.principles) {
        const isCovered = questions.some(({ question }) => question.principles.includes(key));
        const isLeft = asked.questions.some((one) => one.principles.includes(key) && isFresh(asked, one));
        expect(isCovered).toBe(isLeft);
        expect(uncovered.some(({ principle }) => principle === key)).toBe(!isLeft);
      }
    });
  });

  it('is as long as it should be, or says of what too little is left', () => {
    holds((asked, seed) => {
      const { questions, shortages } = drawKit(asked, seededRandom(seed));
      const isBankEmpty = !asked.questions.some(({ levels }) => levels.includes(asked.levelKey));
      if (questions.length < kitSize(asked.minutes) && !isBankEmpty) expect(shortages).not.toEqual([]);
      for (const { reason } of shortages)
        expect(reason).toMatch(/^The candidate has had (or read )?all.*\.$/);
    });
  });

  it('gives every question its share, its level, and that it is new to the candidate as reasons', () => {
    holds((asked, seed) => {
      for (const { question, reasons } of drawKit(asked, seededRandom(seed)).questions) {
        const kinds = reasons.map(({ kind }) => kind);
        expect(kinds).toEqual(expect.arrayContaining(['mix', 'level', 'never_asked']));
        expect(kinds.includes('framing')).toBe(question.framing !== null || question.mode !== null);
      }
    });
  });

  it('takes for a question that goes a fresh one of its category, and keeps principles covered', () => {
    holds((asked, seed) => {
      const kit = drawKit(asked, seededRandom(seed)).questions.map(({ question }) => question);
      const [out] = kit;
      if (!out) return;
      const next = drawReplacement(asked, kit, out, seededRandom(`${seed} again`))?.question;
      const left = asked.questions.filter((one) => isFresh(asked, one) && !kit.includes(one));
      expect(next === undefined).toBe(!left.some(({ category }) => category === out.category));
      if (!next) return;
      expect(left).toContain(next);
      const unread = unreadLeft(asked, kit).filter(({ category }) => category === out.category);
      if (asked.suggested.has(next.key) && unread.length > 0)
        expect(next.principles.some((key) => asked.principles.includes(key))).toBe(true);
      for (const key of asked.principles.filter((one) => out.principles.includes(one)))
        if (left.some(({ principles, category }) => category === out.category && principles.includes(key)))
          expect([...kit.slice(1), next].some(({ principles }) => principles.includes(key))).toBe(true);
    });
  });
});
