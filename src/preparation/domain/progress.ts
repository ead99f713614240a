import type { FormTemplateContent, GradedPart, ScaleValue } from '../../packs';
import { continuation } from '../../packs/domain/continuation';
import { type OwnGrades, type OwnPoint, ownPoints } from './own-grades';
import { fieldOfKind, type FormAnswers, gradedParts, textOf, valueOf } from '../../forms/domain/form-answers';

/** A filed form, as far as a trend needs it. All of one stage of one pack, and of one target level. */
export interface GradedForm {
  id: string;
  bookingId: string;
  at: Date;
  version: number;
  principles: readonly string[];
  answers: FormAnswers;
  /** How its candidate graded themselves, and on which version; null where they did not. */
  own: OwnGrades | null;
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
  /** The candidate's own grades, oldest first. */
  own: OwnPoint[];
  /** Forms on which it was marked as not tested: how many, and which, oldest first. They count for nothing else. */
  notTested: number;
  notTestedIn: string[];
  /** How often it reached the target level; null while there are too few grades to say anything. */
  passing: PassingShare | null;
}

/** A share of `n` grades with its 95 % interval; all between 0 and 1. */
export interface PassingShare {
  n: number;
  share: number;
  low: number;
  high: number;
  inWords: string;
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
  const ordered = forms.toSorted((a, b) => a.at.getTime() - b.at.getTime());
  const marks = ordered.flatMap((form) => marksOf(versions, present, form));
  const own = ordered.flatMap((form) => ownPoints(versions, present, form));
  return (['competencies', 'principles'] as const).flatMap((part) =>
    present[part].items
      .map(({ key }) => trendOf({ part, key, present }, marks, own))
      .filter(({ points, notTested }) => points.length + notTested > 0),
  );
};

/** An item of the present version on one form: its point, or null where it was not tested. */
interface Mark {
  part: GradedPart;
  key: string;
  formId: string;
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
      if (given === own.scale.notTested.key) return [{ part, key, formId: form.id, point: null }];
      const grade = present.scale.values.find((value) => value.key === lead.grade(given));
      const point = grade && pointOf(form, grade, { item, grade: given }, key);
      return point ? [{ part, key, formId: form.id, point }] : [];
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

const trendOf = (
  { part, key, present }: { part: GradedPart; key: string; present: FormTemplateContent },
  marks: readonly Mark[],
  own: readonly (OwnPoint & { part: GradedPart; key: string })[],
): Trend => {
  const here = marks.filter((mark) => mark.part === part && mark.key === key);
  const points = here.flatMap(({ point }) => point ?? []);
  const notTestedIn = here.filter(({ point }) => point === null).map(({ formId }) => formId);
  return {
    part,
    key,
    points,
    own: own
      .filter((point) => point.part === part && point.key === key)
      .map(({ formId, bookingId, grade }) => ({ formId, bookingId, grade })),
    notTested: notTestedIn.length,
    notTestedIn,
    passing: passingShare(points, present.scale),
  };
};

/** The share with Wilson's score interval (E. B. Wilson, 1927), which stays between 0 and 1 for small n. */
const passingShare = (
  points: readonly TrendPoint[],
  scale: FormTemplateContent['scale'],
): PassingShare | null => {
  const n = points.length;
  if (n < GRADES_FOR_SHARE) return null;
  const passed = points.filter(({ grade }) => grade.passing).length;
  const share = passed / n;
  const middle = (share + Z ** 2 / (2 * n)) / (1 + Z ** 2 / n);
  const half = (Z / (1 + Z ** 2 / n)) * Math.sqrt((share * (1 - share)) / n + Z ** 2 / (4 * n ** 2));
  const [low, high] = [Math.max(0, middle - half), Math.min(1, middle + half)];
  return { n, share, low, high, inWords: shareInWords({ passed, n, low, high }, scale) };
};

/** "Raising the bar or above in 3 of 4; with so few, 30 to 95 % is possible." */
const shareInWords = (
  { passed, n, low, high }: { passed: number; n: number; low: number; high: number },
  { values }: FormTemplateContent['scale'],
): string => {
  const [first] = values.filter(({ passing }) => passing).toSorted((a, b) => a.order - b.order);
  const [from, to] = [low, high].map((share) => Math.round(share * 100));
  return `${first?.title ?? 'Passed'} or above in ${passed} of ${n}; with so few, ${from} to ${to} % is possible.`;
};

/** Where a later version begins: the first form of each version after the first one, oldest first. */
export const versionChanges = (
  forms: readonly GradedForm[],
): { at: Date; from: number; to: number; formId: string }[] => {
  const ordered = forms.toSorted((a, b) => a.at.getTime() - b.at.getTime());
  return ordered.flatMap(({ id, at, version }, index) => {
    const before = ordered[index - 1]?.version ?? version;
    return before === version ? [] : [{ at, from: before, to: version, formId: id }];
  });
};
