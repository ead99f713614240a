import type { FormTemplateContent } from '../../packs';
import { type FieldFault, gradedParts } from './form-answers';
import type { Continuation, GradedPart } from '../../packs';
import type { ReleasedForm } from './release-form';

/** By the item's key, the key of a grade of the template's scale or of `not_tested`. */
export interface SelfGradeValues {
  competencies: Record<string, string>;
  principles: Record<string, string>;
}

export interface SelfGradeGap {
  key: string;
  title: string;
  part: GradedPart;
  /** Their grades by key; what the scale does not have is not tested, or of another version of the form. */
  ownKey: string;
  coachKey: string | null;
  /** What the candidate's grade is called. */
  own: string;
  /** What the coach's is called; null where the coach gave none that candidates read. */
  coach: string | null;
  /**
   * Steps of the scale from the candidate's grade to the coach's: above zero when the coach saw more. Null where one
   * of them has no place on the scale: not tested, not graded, or on another version of the form.
   */
  gap: number | null;
}

type Scale = FormTemplateContent['scale'];

/** Values that cannot stand: items that are not graded in this session, grades that the scale does not have. */
export const selfGradeFaults = (
  template: FormTemplateContent,
  principles: readonly string[],
  grades: SelfGradeValues,
): FieldFault[] =>
  gradedParts(template, principles).flatMap(({ part, items }) =>
    Object.entries(grades[part]).flatMap(([key, grade]) => {
      const field = `${part}.${key}`;
      if (!items.some((item) => item.key === key))
        return [
          { field, code: 'self_grade.unknown_item', message: `"${key}" is not graded in this session.` },
        ];
      return gradeName(template.scale, grade) === null
        ? [
            {
              field,
              code: 'self_grade.unknown_grade',
              message: `"${grade.slice(0, 60)}" is not a grade of this form.`,
            },
          ]
        : [];
    }),
  );

/**
 * A self-grade in the words of a later version of the form, as `lead` tells how it goes on there. What ends on the way
 * is left out; "not tested" stays what it is.
 */
export const carriedOver = (
  own: SelfGradeValues,
  notTested: { from: string; to: string },
  lead: Continuation,
): SelfGradeValues => {
  const carried = (part: GradedPart): Record<string, string> =>
    Object.fromEntries(
      Object.entries(own[part]).flatMap(([key, grade]) => {
        const item = lead.item(part, key);
        const value = grade === notTested.from ? notTested.to : lead.grade(grade);
        return item === null || value === null ? [] : [[item, value]];
      }),
    );
  return { competencies: carried('competencies'), principles: carried('principles') };
};

/**
 * Each item that the candidate graded, beside the coach's grade. `comparable` is false when the candidate graded
 * on a later version of the form than the coach, which nothing leads back from.
 */
export const selfGradeGaps = (
  scale: Scale,
  own: SelfGradeValues,
  form: Pick<ReleasedForm, 'principles' | 'competencies'>,
  comparable = true,
): SelfGradeGap[] => [
  ...gapsOf('principles', scale, own, form, comparable),
  ...gapsOf('competencies', scale, own, form, comparable),
];

const gapsOf = (
  part: GradedPart,
  scale: Scale,
  { [part]: own }: SelfGradeValues,
  { [part]: items }: Pick<ReleasedForm, GradedPart>,
  comparable: boolean,
): SelfGradeGap[] =>
  items.flatMap(({ key, title, grade }) => {
    const mine = Object.hasOwn(own, key) ? own[key] : undefined;
    if (mine === undefined) return [];
    const [from, to] = [stepOf(scale, mine), grade && stepOf(scale, grade.key)];
    const gap = comparable && from !== null && to !== null ? to - from : null;
    const [ownName, coach] = [gradeName(scale, mine) ?? mine, grade?.title ?? null];
    return [{ key, title, part, ownKey: mine, coachKey: grade?.key ?? null, own: ownName, coach, gap }];
  });

/** The place of a grade on the scale, from 0 for the lowest; null for what is not on it. */
const stepOf = ({ values }: Scale, grade: string): number | null => {
  const step = [...values].sort((a, b) => a.order - b.order).findIndex(({ key }) => key === grade);
  return step < 0 ? null : step;
};

const gradeName = ({ values, notTested }: Scale, grade: string): string | null =>
  [...values, notTested].find(({ key }) => key === grade)?.title ?? null;
