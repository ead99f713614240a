import type { FormTemplateContent, GradedPart, ScaleValue } from '../../packs';
import { continuation } from '../../packs/domain/continuation';
import { fieldOfKind, type FormAnswers, gradedParts, textOf, valueOf } from '../../forms/domain/form-answers';

/** A filed form, as far as a trend needs it. All of one stage of one pack, and of one target level. */
export interface GradedForm {
  id: string;
  bookingId: string;
  at: Date;
  version: number;
  principles: readonly string[];
  answers: FormAnswers;
}

/** One grade in the words of the present version, and in its own where that was another. */
export interface TrendPoint {
  formId: string;
  bookingId: string;
  at: Date;
  version: number;
  grade: { key: string; title: string; order: number; passing: boolean };
  /** What the form itself says, where its version had another item or another grade for it. */
  asGiven: { item: string; grade: string } | null;
}

/** How one competency or principle went from form to form. */
export interface Trend {
  part: GradedPart;
  key: string;
  /** Oldest first. */
  points: TrendPoint[];
  /** Forms on which it was marked as not tested. They count for nothing else. */
  notTested: number;
  /** How often it reached the target level; null while there are too few grades to say anything. */
  passing: PassingShare | null;
}

/** A share of `n` grades with its 95 % interval; all between 0 and 1. */
export interface PassingShare {
  n: number;
  share: number;
  low: number;
  high: number;
}

/** Below this many grades a share says nothing, as with the ratings of coaches. */
const GRADES_FOR_SHARE = 3;
/** Of the normal distribution, for 95 %. */
const Z = 1.959964;

/**
 * The trend of every item of the present version that was ever graded or marked as not tested. Old forms are read in
 * the words of the present version; an item that it dropped has no trend.
 */
export const trends = (
  versions: readonly FormTemplateContent[],
  present: FormTemplateContent,
  forms: readonly GradedForm[],
): Trend[] => {
  const marks = forms
    .toSorted((a, b) => a.at.getTime() - b.at.getTime())
    .flatMap((form) => marksOf(versions, present, form));
  return (['competencies', 'principles'] as const).flatMap((part) =>
    present[part].items
      .map(({ key }) => trendOf(part, key, marks))
      .filter(({ points, notTested }) => points.length + notTested > 0),
  );
};

/** An item of the present version on one form: its point, or null where it was not tested. */
interface Mark {
  part: GradedPart;
  key: string;
  point: TrendPoint | null;
}

const marksOf = (
  versions: readonly FormTemplateContent[],
  present: FormTemplateContent,
  form: GradedForm,
): Mark[] => {
  const own = versions.find(({ version }) => version === form.version);
  if (!own) return [];
  const lead = continuation(versions, form.version, present.version);
  return gradedParts(own, form.principles).flatMap(({ part, fields, items }) => {
    const field = fieldOfKind(fields, 'grade')?.key;
    return items.flatMap(({ key: item }): Mark[] => {
      const given = field === undefined ? null : textOf(valueOf(form.answers[part][item], field));
      const key = lead.item(part, item);
      if (given === null || key === null) return [];
      if (given === own.scale.notTested.key) return [{ part, key, point: null }];
      const grade = present.scale.values.find((value) => value.key === lead.grade(given));
      return grade ? [{ part, key, point: pointOf(form, grade, { item, grade: given }, key) }] : [];
    });
  });
};

const pointOf = (
  { id, bookingId, at, version }: GradedForm,
  { key, title, order, passing }: ScaleValue,
  given: { item: string; grade: string },
  item: string,
): TrendPoint => ({
  formId: id,
  bookingId,
  at,
  version,
  grade: { key, title, order, passing },
  asGiven: given.item === item && given.grade === key ? null : given,
});

const trendOf = (part: GradedPart, key: string, marks: readonly Mark[]): Trend => {
  const own = marks.filter((mark) => mark.part === part && mark.key === key);
  const points = own.flatMap(({ point }) => point ?? []);
  return { part, key, points, notTested: own.length - points.length, passing: passingShare(points) };
};

/** The share with Wilson's score interval (E. B. Wilson, 1927), which stays between 0 and 1 for small n. */
const passingShare = (points: readonly TrendPoint[]): PassingShare | null => {
  const n = points.length;
  if (n < GRADES_FOR_SHARE) return null;
  const share = points.filter(({ grade }) => grade.passing).length / n;
  const middle = (share + Z ** 2 / (2 * n)) / (1 + Z ** 2 / n);
  const half = (Z / (1 + Z ** 2 / n)) * Math.sqrt((share * (1 - share)) / n + Z ** 2 / (4 * n ** 2));
  return { n, share, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
};

/** Where a later version begins: the first form of each version after the first one, oldest first. */
export const versionChanges = (forms: readonly GradedForm[]): { at: Date; from: number; to: number }[] => {
  const ordered = forms.toSorted((a, b) => a.at.getTime() - b.at.getTime());
  return ordered.flatMap(({ at, version }, index) => {
    const before = ordered[index - 1]?.version ?? version;
    return before === version ? [] : [{ at, from: before, to: version }];
  });
};
