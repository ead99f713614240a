import type { GradedPart, Question } from '../../packs';
import type { ReleasedForm, ReleasedItem } from './release-form';

/** One item that did not reach the target level. */
export interface WeakItem {
  key: string;
  title: string;
  part: GradedPart;
  /** What the coach's grade is called, and its key. */
  grade: string;
  gradeKey: string;
}

export interface SuggestedQuestion {
  key: string;
  text: string;
  /** What it practises: the title of the item. */
  practises: string;
}

interface SuggestionContext {
  /** The bank, narrowed to the pack and the stage of the session. */
  questions: readonly Question[];
  levelKey: string;
  /** Keys of questions that this candidate was given or asked before. */
  used: ReadonlySet<string>;
}

/** So many questions are suggested at most, and so many of them for one item. */
const MOST_QUESTIONS = 6;
const MOST_PER_ITEM = 2;

type Grades = Pick<ReleasedForm, 'principles' | 'competencies'>;

/** What did not reach the level, weakest first: where practice pays most. `orderOf` ranks the scale, best highest. */
export const whatToWorkOn = (form: Grades, orderOf: (grade: string) => number): WeakItem[] =>
  (['principles', 'competencies'] as const)
    .flatMap((part) =>
      form[part].flatMap(({ key, title, grade }) =>
        grade?.passing === false ? [{ key, title, part, grade: grade.title, gradeKey: grade.key }] : [],
      ),
    )
    .sort((a, b) => orderOf(a.gradeKey) - orderOf(b.gradeKey));

/**
 * Questions of the bank to practise with: for the weakest items first, then for what was not tested. They suit stage
 * and level, and the candidate has not had them. The most common ones come first, so that the answer is always the same.
 */
export const suggestedQuestions = (
  form: Grades,
  weak: readonly WeakItem[],
  { questions, levelKey, used }: SuggestionContext,
): SuggestedQuestion[] => {
  const open = questions
    .filter(({ key, levels }) => levels.includes(levelKey) && !used.has(key))
    .sort(byRarity);
  const chosen = new Map<string, SuggestedQuestion>();
  for (const { key: item, title } of [...weak, ...untested(form)]) {
    const fitting = open.filter(
      ({ key, principles, competencies }) =>
        !chosen.has(key) && (principles.includes(item) || competencies.includes(item)),
    );
    for (const { key, text } of fitting.slice(0, MOST_PER_ITEM))
      if (chosen.size < MOST_QUESTIONS) chosen.set(key, { key, text, practises: title });
  }
  return [...chosen.values()];
};

const untested = ({ principles, competencies }: Grades): ReleasedItem[] =>
  [...principles, ...competencies].filter(({ grade }) => grade?.passing === null);

const RANK: Record<Question['rarity'], number> = { common: 0, occasional: 1, rare: 2 };

const byRarity = (a: Question, b: Question): number =>
  RANK[a.rarity] - RANK[b.rarity] || (a.key < b.key ? -1 : 1);
