import type { Pack, Question } from '../../packs/domain/pack';

/** What a list of questions is narrowed to; members that are missing do not narrow it. */
export interface QuestionFilter {
  category?: string;
  subcategory?: string;
  principle?: string;
  competency?: string;
  stageKey?: string;
  levelKey?: string;
  rarity?: Question['rarity'];
  framing?: NonNullable<Question['framing']>;
  mode?: NonNullable<Question['mode']>;
}

/** What a pack is asked for each member of a filter that names a key of it. */
const LISTS = {
  category: ({ categories }: Pack) => categories,
  principle: ({ principles }: Pack) => principles,
  competency: ({ competencies }: Pack) => competencies,
  stageKey: ({ stages }: Pack) => stages,
  levelKey: ({ levels }: Pack) => levels,
} as const;
const NAMES = Object.keys(LISTS) as (keyof typeof LISTS)[];

/** The first filter member whose key the pack does not know, or null. */
export const unknownKey = (pack: Pack, filter: QuestionFilter): keyof typeof LISTS | null =>
  NAMES.find((name) => {
    const wanted = filter[name];
    return wanted !== undefined && !LISTS[name](pack).some((item: { key: string }) => item.key === wanted);
  }) ?? null;
