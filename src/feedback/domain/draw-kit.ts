import type { Pack, Question } from '../../packs';
import { pickWeighted, type Random, shuffled } from './seeded-random';

/** What a kit is drawn for. Keys are those of the pack. */
export interface KitRequest {
  pack: Pick<Pack, 'categories' | 'principles' | 'competencies' | 'questionMix' | 'levels'>;
  /** The bank, narrowed to the stage. */
  questions: readonly Question[];
  levelKey: string;
  minutes: number;
  /** Principles of this interviewer; each is covered unless all its questions were used. */
  principles: readonly string[];
  /** What the candidate asked for, also beyond the assigned principles. */
  wished: { principles: readonly string[]; competencies: readonly string[] };
  /** Keys of questions this candidate was given or asked before, by anyone. */
  used: ReadonlySet<string>;
}

export interface KitQuestion {
  question: Question;
  reason: string;
}

export interface Kit {
  questions: KitQuestion[];
  /** Assigned principles without an unused question, and why. */
  uncovered: { principle: string; reason: string }[];
}

/** A kit holds about twice what fits into the session, so that the coach can choose: one for every 7.5 minutes. */
const MINUTES_PER_QUESTION = 7.5;
const FEWEST = 6;
const RARITY_WEIGHT = { common: 6, occasional: 3, rare: 1 } as const;

/** How many questions a session of so many minutes is given. */
export const kitSize = (minutes: number): number =>
  Math.max(FEWEST, Math.round(minutes / MINUTES_PER_QUESTION));

/**
 * Draws the questions of one session. The number per category follows the mix observed in interviews: over many
 * kits its mean is exact, and a category is never more than one question off in a single kit. Questions filed under
 * principles come first; they cover the assigned principles, then what else was wished for. No used question, none
 * twice.
 */
export const drawKit = (request: KitRequest, random: Random): Kit => {
  const fresh = request.questions.filter(
    ({ key, levels }) => levels.includes(request.levelKey) && !request.used.has(key),
  );
  const counts = categoryCounts(request, fresh, random);
  const drawn = request.pack.categories.flatMap((category) => {
    const pool = fresh.filter((question) => question.category === category.key);
    const count = counts.get(category.key) ?? 0;
    return category.filedUnder === 'principles'
      ? drawByPrinciples(request, pool, count, random)
      : drawFromTopics(request, pool, count, random);
  });
  return { questions: drawn, uncovered: uncovered(request, drawn) };
};

/**
 * Systematic sampling: the shares lie end to end on a line of length `size`, and one random offset marks every unit.
 * Every category gets its share rounded up or down, with the right mean. Shares of categories without questions go to
 * the others. One behavioural question, and one for each principle to cover, are added where the marks give fewer.
 */
const categoryCounts = (
  request: KitRequest,
  fresh: readonly Question[],
  random: Random,
): Map<string, number> => {
  const { categories, questionMix } = request.pack;
  const present = shuffled(
    categories.filter(({ key }) => fresh.some((question) => question.category === key)),
    random,
  );
  const total = present.reduce((sum, { key }) => sum + (questionMix[key] ?? 0), 0);
  const offset = random();
  const counts = new Map<string, number>();
  let before = 0;
  for (const { key, filedUnder } of present) {
    const after = before + (total === 0 ? 0 : ((questionMix[key] ?? 0) / total) * kitSize(request.minutes));
    const marks = Math.ceil(roundOff(after - offset)) - Math.ceil(roundOff(before - offset));
    counts.set(key, filedUnder === 'principles' ? Math.max(1, request.principles.length, marks) : marks);
    before = after;
  }
  return counts;
};

/** Sums of shares miss whole numbers by some 1e-15; a mark must not appear or vanish because of that. */
const roundOff = (value: number): number => Math.round(value * 1e9) / 1e9;

const drawByPrinciples = (
  request: KitRequest,
  pool: readonly Question[],
  count: number,
  random: Random,
): KitQuestion[] => {
  const drawn: KitQuestion[] = [];
  const others = request.wished.principles.filter((key) => !request.principles.includes(key));
  for (const principle of [...request.principles, ...others]) {
    const left = remaining(pool, drawn).filter(({ principles }) => principles.includes(principle));
    const isCovered = drawn.some(({ question }) => question.principles.includes(principle));
    if (isCovered || left.length === 0 || drawn.length >= count) continue;
    drawn.push({ question: pick(request, left, random), reason: principleReason(request, principle) });
  }
  return [...drawn, ...drawMore(request, pool, drawn, count, random)];
};

/** Further questions on the assigned principles while there are some, then any of the category. */
const drawMore = (
  request: KitRequest,
  pool: readonly Question[],
  drawn: readonly KitQuestion[],
  count: number,
  random: Random,
): KitQuestion[] => {
  const more: KitQuestion[] = [];
  while (drawn.length + more.length < count) {
    const left = remaining(pool, [...drawn, ...more]);
    if (left.length === 0) break;
    const own = left.filter(({ principles }) => principles.some((key) => request.principles.includes(key)));
    const question = pick(request, own.length > 0 ? own : left, random);
    more.push({ question, reason: spareReason(request, question) });
  }
  return more;
};

const drawFromTopics = (
  request: KitRequest,
  pool: readonly Question[],
  count: number,
  random: Random,
): KitQuestion[] => {
  const drawn: KitQuestion[] = [];
  while (drawn.length < count) {
    const left = remaining(pool, drawn);
    if (left.length === 0) break;
    const question = pick(request, left, random);
    drawn.push({ question, reason: topicReason(request, question) });
  }
  return drawn;
};

const remaining = (pool: readonly Question[], drawn: readonly KitQuestion[]): Question[] =>
  pool.filter((question) => !drawn.some((one) => one.question.key === question.key));

/** Common questions come up more often; those that train a wished competency twice as often. */
const pick = (request: KitRequest, questions: readonly Question[], random: Random): Question =>
  pickWeighted(
    questions,
    (question) => RARITY_WEIGHT[question.rarity] * (wishedCompetency(request, question) ? 2 : 1),
    random,
  );

const wishedCompetency = ({ wished }: KitRequest, { competencies }: Question): string | undefined =>
  competencies.find((key) => wished.competencies.includes(key));

const principleReason = (request: KitRequest, key: string): string => {
  const name = nameOf(request, key);
  if (!request.wished.principles.includes(key))
    return `${name}: one of the principles you assess in this session.`;
  return request.principles.includes(key)
    ? `${name}: the candidate wants to practise it, and you assess it.`
    : `${name}: the candidate wants to practise it.`;
};

const spareReason = (request: KitRequest, { principles }: Question): string => {
  const own = principles.find((key) => request.principles.includes(key));
  const key = own ?? principles[0];
  if (!key) return 'A behavioural question, asked in every interview.';
  return own
    ? `${nameOf(request, key)}: a second angle on a principle you assess.`
    : `${nameOf(request, key)}: rounds off the behavioural part.`;
};

const topicReason = (request: KitRequest, question: Question): string => {
  const category = request.pack.categories.find(({ key }) => key === question.category);
  const topic = category?.topics.find(({ key }) => key === question.subcategory);
  const share = `${topic?.title ?? category?.title ?? question.category}: ${category?.title ?? question.category} questions are ${request.pack.questionMix[question.category] ?? 0} % of those observed in real interviews`;
  const competency = wishedCompetency(request, question);
  const title = request.pack.competencies.find(({ key }) => key === competency)?.title;
  return title ? `${share}, and the candidate wants to practise ${title}.` : `${share}.`;
};

const nameOf = ({ pack }: KitRequest, key: string): string =>
  pack.principles.find((principle) => principle.key === key)?.name ?? key;

const uncovered = (request: KitRequest, drawn: readonly KitQuestion[]): Kit['uncovered'] =>
  request.principles
    .filter((key) => !drawn.some(({ question }) => question.principles.includes(key)))
    .map((principle) => ({
      principle,
      reason: `The candidate has had every question on ${nameOf(request, principle)} that suits this stage and level.`,
    }));
