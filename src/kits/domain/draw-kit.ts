import type { Pack, Question } from '../../packs';
import { type KitReason, kitReasons, principleName } from './kit-reasons';
import { pickWeighted, type Random, shuffled } from './seeded-random';

/** What a kit is drawn for. Keys are those of the pack. */
export interface KitRequest {
  pack: Pick<Pack, 'categories' | 'principles' | 'competencies' | 'questionMix' | 'levels'>;
  /** What may be drawn from the bank, narrowed to the stage. */
  questions: readonly Question[];
  levelKey: string;
  minutes: number;
  /** Principles of this interviewer; each is covered unless all its questions were used. */
  principles: readonly string[];
  /** What the candidate asked for, also beyond the assigned principles. */
  wished: { principles: readonly string[]; competencies: readonly string[] };
  /** Keys of questions this candidate was asked before, or may be asked in another session, by anyone. */
  used: ReadonlySet<string>;
  /** Keys that a report suggested to this candidate for practice: they have read them. Drawn only where nothing else is left. */
  suggested: ReadonlySet<string>;
}

export interface KitQuestion {
  question: Question;
  /** The first of the reasons. */
  reason: string;
  reasons: KitReason[];
}

export interface Kit {
  questions: KitQuestion[];
  /** Assigned principles without an unused question, and why. */
  uncovered: { principle: string; reason: string }[];
  /** Categories of which too few unused questions are left, and what follows from it. */
  shortages: { category: string; reason: string }[];
}

/** A kit holds about twice what fits into the session, so that the coach can choose: one for every 7.5 minutes. */
const MINUTES_PER_QUESTION = 7.5;
const FEWEST = 6;
const RARITY_WEIGHT = { common: 6, occasional: 3, rare: 1 } as const;

/** How many questions a session of so many minutes is given. */
export const kitSize = (minutes: number): number =>
  Math.max(FEWEST, Math.round(minutes / MINUTES_PER_QUESTION));

/**
 * Draws the questions of one session. The number per category follows the mix observed in interviews, narrowed to what
 * the stage has: over many kits its mean is exact, and a category is never more than one question off in a single kit.
 * Questions filed under principles come first; they cover the assigned principles, then what else was wished for. No
 * used question, none twice, and none that a report suggested to the candidate unless its category, or an assigned
 * principle, has nothing else left.
 */
export const drawKit = (request: KitRequest, random: Random): Kit => {
  const fresh = freshQuestions(request);
  const counts = categoryCounts(request, fresh, random);
  const drawn = request.pack.categories.flatMap((category) => {
    const pool = fresh.filter((question) => question.category === category.key);
    const count = counts.get(category.key) ?? 0;
    return category.filedUnder === 'principles'
      ? drawByPrinciples(request, pool, count, random)
      : drawMore(request, pool, [], count, random);
  });
  return {
    questions: drawn.map((question) => explained(request, question)),
    uncovered: uncovered(request, drawn),
    shortages: shortages(request, fresh, counts),
  };
};

/**
 * Another question in place of one of a kit: of the same category, and on the principle that only the old one covered,
 * as long as there are any. Null when nothing is left.
 */
export const drawReplacement = (
  request: KitRequest,
  kit: readonly Question[],
  out: Question,
  random: Random,
): KitQuestion | null => {
  const stays = kit.filter(({ key }) => key !== out.key);
  const pool = freshQuestions(request).filter(
    ({ key, category }) => category === out.category && !kit.some((one) => one.key === key),
  );
  const bare = request.principles.filter(
    (key) => out.principles.includes(key) && !stays.some(({ principles }) => principles.includes(key)),
  );
  const covering = pool.filter(({ principles }) => bare.every((key) => principles.includes(key)));
  const from = covering.length > 0 ? covering : pool;
  return from.length === 0 ? null : explained(request, pick(request, unreadFirst(request, from), random));
};

/** Questions of the target level that this candidate was not asked. */
export const freshQuestions = ({ questions, levelKey, used }: KitRequest): Question[] =>
  questions.filter(({ key, levels }) => levels.includes(levelKey) && !used.has(key));

/** Those that no report suggested to the candidate; the suggested ones where there are no others. */
export const unreadFirst = (
  { suggested }: KitRequest,
  questions: readonly Question[],
): readonly Question[] => {
  const unread = questions.filter(({ key }) => !suggested.has(key));
  return unread.length > 0 ? unread : questions;
};

/** A question with why it is in the kit. */
export const explained = (request: KitRequest, question: Question): KitQuestion => {
  const reasons = kitReasons(request, question);
  return { question, reason: reasons[0]?.text ?? '', reasons };
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
): Question[] => {
  const drawn: Question[] = [];
  const others = request.wished.principles.filter((key) => !request.principles.includes(key));
  for (const principle of [...request.principles, ...others]) {
    const from = request.principles.includes(principle) ? pool : unreadFirst(request, pool);
    const left = remaining(from, drawn).filter(({ principles }) => principles.includes(principle));
    const isCovered = drawn.some(({ principles }) => principles.includes(principle));
    if (isCovered || left.length === 0 || drawn.length >= count) continue;
    drawn.push(pick(request, unreadFirst(request, left), random));
  }
  return drawMore(request, pool, drawn, count, random);
};

/**
 * Fills up to `count`: questions on the assigned principles while there are some, then any of the category; those that
 * were suggested to the candidate after all others.
 */
const drawMore = (
  request: KitRequest,
  pool: readonly Question[],
  drawn: readonly Question[],
  count: number,
  random: Random,
): Question[] => {
  const all = [...drawn];
  while (all.length < count) {
    const left = unreadFirst(request, remaining(pool, all));
    if (left.length === 0) break;
    const own = left.filter(({ principles }) => principles.some((key) => request.principles.includes(key)));
    all.push(pick(request, own.length > 0 ? own : left, random));
  }
  return all;
};

const remaining = (pool: readonly Question[], drawn: readonly Question[]): Question[] =>
  pool.filter(({ key }) => !drawn.some((one) => one.key === key));

/** Common questions come up more often; those that train a wished competency twice as often. */
const pick = ({ wished }: KitRequest, questions: readonly Question[], random: Random): Question =>
  pickWeighted(
    questions,
    ({ rarity, competencies }) =>
      RARITY_WEIGHT[rarity] * (competencies.some((key) => wished.competencies.includes(key)) ? 2 : 1),
    random,
  );

const uncovered = (request: KitRequest, drawn: readonly Question[]): Kit['uncovered'] =>
  request.principles
    .filter((key) => !drawn.some(({ principles }) => principles.includes(key)))
    .map((principle) => ({
      principle,
      reason: `The candidate has had every question on ${principleName(request.pack, principle)} that suits this stage and level.`,
    }));

/** Where the bank runs dry for this candidate; categories that the stage never has are not missed. */
const shortages = (
  request: KitRequest,
  fresh: readonly Question[],
  counts: ReadonlyMap<string, number>,
): Kit['shortages'] =>
  request.pack.categories.flatMap((category) => {
    const { key } = category;
    const isAsked = (request.pack.questionMix[key] ?? 0) > 0;
    const suits = request.questions.some(
      (one) => one.category === key && one.levels.includes(request.levelKey),
    );
    if (!isAsked || !suits) return [];
    const left = fresh.filter((one) => one.category === key);
    const unread = left.filter((one) => !request.suggested.has(one.key));
    const reason = shortageInWords(category.title, counts.get(key) ?? 0, left.length, unread.length);
    return reason ? [{ category: key, reason }] : [];
  });

/** `left` questions of `wanted` were not asked; `unread` of them were not suggested either. Null where nothing lacks. */
const shortageInWords = (title: string, wanted: number, left: number, unread: number): string | null => {
  const had = (verb: string, but: number) =>
    `The candidate has ${verb} ${but === 0 ? 'all' : `all but ${but}`} ${title.toLowerCase()} questions that suit this stage and level`;
  if (left < Math.max(1, wanted))
    return `${had('had', left)}; ${left === 0 ? 'none is' : 'only those are'} in this kit.`;
  if (unread < wanted)
    return `${had('had or read', unread)}; the others in this kit were suggested to them for practice.`;
  return null;
};
