import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Pack, Question } from '../../packs';
import { drawKit, type Kit, type KitRequest, kitSize } from './draw-kit';
import { seededRandom } from './seeded-random';

const packFile = (pack: string, file: string) =>
  JSON.parse(readFileSync(join(__dirname, '..', '..', '..', 'packs', pack, file), 'utf8'));

const requestFor = (packKey: string, stage: string, more: Partial<KitRequest> = {}): KitRequest => {
  const pack: Pack = packFile(packKey, 'pack.json');
  const levels = pack.levels.map(({ key }) => key);
  const entries: (Omit<Question, 'levels'> & { levels: string[] | 'all' })[] = packFile(
    packKey,
    'questions.json',
  ).questions;
  const questions = entries
    .filter(({ stages }) => stages.includes(stage))
    .map((entry) => ({ ...entry, levels: entry.levels === 'all' ? levels : entry.levels }));
  return {
    pack,
    questions,
    levelKey: levels[0] ?? '',
    minutes: 60,
    principles: pack.principles.slice(0, 2).map(({ key }) => key),
    wished: { principles: [], competencies: [] },
    used: new Set(),
    suggested: new Set(),
    ...more,
  };
};

const amazon = (more: Partial<KitRequest> = {}) => requestFor('amazon-tpm', 'onsite', more);
const keysOf = (kit: Kit) => kit.questions.map(({ question }) => question.key);
const inCategory = (kit: Kit, category: string) =>
  kit.questions.filter(({ question }) => question.category === category).length;

describe('a question kit', () => {
  it.each([45, 50, 60, 90])('follows the observed mix over 2,000 draws of %i minutes', (minutes) => {
    const seen = { behavioural: 0, technical: 0, programme: 0 };
    for (let draw = 0; draw < 2000; draw += 1) {
      const kit = drawKit(amazon({ minutes }), seededRandom(`draw ${draw}`));
      for (const category of ['behavioural', 'technical', 'programme'] as const)
        seen[category] += inCategory(kit, category);
    }
    const total = 2000 * kitSize(minutes);
    const chiSquare = Object.entries({ behavioural: 0.54, technical: 0.36, programme: 0.1 }).reduce(
      (sum, [category, share]) =>
        sum + (seen[category as keyof typeof seen] - total * share) ** 2 / (total * share),
      0,
    );
    // 95 % point with two degrees of freedom.
    expect(chiSquare).toBeLessThan(5.99);
  });

  it('is never more than one question off the mix in a single draw', () => {
    for (let draw = 0; draw < 500; draw += 1) {
      const kit = drawKit(amazon(), seededRandom(`single ${draw}`));
      expect(kit.questions).toHaveLength(8);
      expect(Math.abs(inCategory(kit, 'behavioural') - 4.32)).toBeLessThan(1);
      expect(Math.abs(inCategory(kit, 'technical') - 2.88)).toBeLessThan(1);
      expect(Math.abs(inCategory(kit, 'programme') - 0.8)).toBeLessThan(1);
    }
  });

  it.each([
    ['amazon-tpm', 'tpm-phone-screen', 'behavioural'],
    ['amazon-tpm', 'recruiter-phone-screen', 'behavioural'],
    ['northwind-pm', 'first-conversation', 'values'],
    ['northwind-pm', 'team-day', 'values'],
  ])(
    'of %s, %s always asks a behavioural question, and only questions of the stage',
    (pack, stage, category) => {
      for (let draw = 0; draw < 200; draw += 1) {
        const kit = drawKit(requestFor(pack, stage, { minutes: 30 }), seededRandom(`${stage} ${draw}`));
        expect(inCategory(kit, category)).toBeGreaterThan(0);
        for (const { question } of kit.questions) expect(question.stages).toContain(stage);
      }
    },
  );

  it('covers every assigned principle, whatever they are', () => {
    const keys = amazon().pack.principles.map(({ key }) => key);
    for (let at = 0; at < keys.length; at += 1) {
      const principles = [0, 5, 9].map((step) => keys[(at + step) % keys.length] as string);
      const kit = drawKit(amazon({ principles, minutes: 45, levelKey: 'l6' }), seededRandom(`cover ${at}`));
      for (const principle of principles)
        expect(kit.questions.some(({ question }) => question.principles.includes(principle))).toBe(true);
      expect(kit.uncovered).toEqual([]);
    }
  });

  it('serves wishes beyond the assigned principles with what room is left', () => {
    const request = amazon({
      principles: ['ownership', 'dive-deep'],
      wished: { principles: ['frugality'], competencies: [] },
    });
    for (let draw = 0; draw < 50; draw += 1) {
      const kit = drawKit(request, seededRandom(`wish ${draw}`));
      const frugal = kit.questions.find(({ question }) => question.principles.includes('frugality'));
      expect(frugal?.reason).toBe('Frugality: the candidate wants to practise it.');
    }
  });

  it('never repeats a question, neither within a kit nor from one used before, until the bank is empty', () => {
    const used = new Set<string>();
    for (let session = 0; session < 40; session += 1) {
      const keys = keysOf(drawKit(amazon({ used, levelKey: 'l6' }), seededRandom(`again ${session}`)));
      for (const key of keys) {
        expect(used.has(key)).toBe(false);
        used.add(key);
      }
    }
    expect(used.size).toBe(100);
    expect(keysOf(drawKit(amazon({ used, levelKey: 'l6' }), seededRandom('empty')))).toEqual([]);
  });

  it('says which principle has no unused question left', () => {
    const frugal = amazon().questions.filter(({ principles }) => principles.includes('frugality'));
    const kit = drawKit(
      amazon({ principles: ['frugality', 'ownership'], used: new Set(frugal.map(({ key }) => key)) }),
      seededRandom('none left'),
    );
    expect(kit.uncovered).toEqual([
      {
        principle: 'frugality',
        reason: 'The candidate has had every question on Frugality that suits this stage and level.',
      },
    ]);
    expect(inCategory(kit, 'behavioural')).toBeGreaterThan(0);
  });

  it('takes only questions of the target level', () => {
    for (let draw = 0; draw < 100; draw += 1)
      for (const { question } of drawKit(amazon({ levelKey: 'l5' }), seededRandom(`l5 ${draw}`)).questions)
        expect(question.levels).toContain('l5');
  });

  it('is the same for the same seed, and gives every question a reason', () => {
    const kit = drawKit(amazon(), seededRandom('seed'));
    expect(drawKit(amazon(), seededRandom('seed'))).toEqual(kit);
    expect(keysOf(drawKit(amazon(), seededRandom('other')))).not.toEqual(keysOf(kit));
    for (const { reason } of kit.questions) expect(reason).toMatch(/\.$/);
  });
});
