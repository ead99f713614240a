import type { Pack, Question, QuestionEntry } from './pack';

/** What a list of questions is narrowed to; members that are missing do not narrow it. */
export interface QuestionFilter {
  category?: string;
  subcategory?: string;
  principle?: string;
  competency?: string;
  stage?: string;
  level?: string;
  rarity?: Question['rarity'];
  framing?: NonNullable<Question['framing']>;
  mode?: NonNullable<Question['mode']>;
}

/** A question as written in the file, with `"all"` spelled out as the levels of its pack. */
export const withLevels = (entry: QuestionEntry, pack: Pack): Question => ({
  ...entry,
  levels: entry.levels === 'all' ? pack.levels.map((level) => level.key) : entry.levels,
});

/** True when the question fits every given member of the filter. */
export function fits(question: Question, filter: QuestionFilter): boolean {
  const same = (wanted: string | undefined, actual: string | null) =>
    wanted === undefined || wanted === actual;
  const among = (wanted: string | undefined, actual: string[]) =>
    wanted === undefined || actual.includes(wanted);
  return (
    same(filter.category, question.category) &&
    same(filter.subcategory, question.subcategory) &&
    same(filter.rarity, question.rarity) &&
    same(filter.framing, question.framing) &&
    same(filter.mode, question.mode) &&
    among(filter.principle, question.principles) &&
    among(filter.competency, question.competencies) &&
    among(filter.stage, question.stages) &&
    among(filter.level, question.levels)
  );
}

/** The first filter member whose key the pack does not know, or null. */
export function unknownKey(
  pack: Pack,
  filter: QuestionFilter,
): 'category' | 'principle' | 'competency' | 'stage' | 'level' | null {
  const lists = {
    category: pack.categories,
    principle: pack.principles,
    competency: pack.competencies,
    stage: pack.stages,
    level: pack.levels,
  } as const;
  for (const name of ['category', 'principle', 'competency', 'stage', 'level'] as const) {
    const wanted = filter[name];
    if (wanted !== undefined && !lists[name].some((item) => item.key === wanted)) return name;
  }
  return null;
}

/** The order of the bank: categories as the pack lists them, then subcategories together, then by key. */
export function inBankOrder(pack: Pack, questions: Question[]): Question[] {
  const places = [...pack.categories.flatMap((category) => category.topics), ...pack.principles].map(
    (item) => item.key,
  );
  const rank = (question: Question) => [
    pack.categories.findIndex((category) => category.key === question.category),
    places.indexOf(question.subcategory),
  ];
  return [...questions].sort((a, b) => {
    const [x, y] = [rank(a), rank(b)];
    return x[0]! - y[0]! || x[1]! - y[1]! || (a.key < b.key ? -1 : 1);
  });
}
