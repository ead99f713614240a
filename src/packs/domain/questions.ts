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
