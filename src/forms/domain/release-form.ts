import type { FormField, FormTemplateContent, ScaleValue } from '../../packs';
import {
  type FieldValues,
  fieldOfKind,
  type FormAnswers,
  gradedParts,
  noteIdsOf,
  textOf,
  valueOf,
} from './form-answers';

export interface LabelledText {
  key: string;
  title: string;
  text: string;
  /** Where the text is an instant: the same in words, in the reader's zone. */
  inWords?: string;
}

export interface ReleasedItem {
  key: string;
  title: string;
  grade: {
    key: string;
    title: string;
    description: string;
    passing: boolean | null;
    anchor: string | null;
    /** The next higher grade and what an answer there looks like; null at the top, and for what was not tested. */
    next: { key: string; title: string; description: string; anchor: string | null } | null;
  } | null;
  /** In the coach's words, and the numbers of the notes that show it. */
  evidence: { text: string | null; notes: number[] } | null;
  fields: LabelledText[];
}

export interface ReleasedForm {
  notes: { number: number; fields: LabelledText[] }[];
  competencies: ReleasedItem[];
  principles: ReleasedItem[];
  /** `hires` says which way it points, for whoever draws it. */
  recommendation: { key: string; title: string; description: string; hires: boolean } | null;
  comments: LabelledText[];
}

export interface ReleaseContext {
  template: FormTemplateContent;
  principles: readonly string[];
  titleOf: (key: string) => string;
}

/**
 * The form as its candidate reads it. It is put together from the template's fields that are meant for candidates and
 * from nothing else, so that a private field cannot slip through.
 */
export const releasedForm = (context: ReleaseContext, answers: FormAnswers): ReleasedForm => {
  const { template } = context;
  const [competencies, principles] = gradedParts(template, context.principles).map(
    ({ part, fields, items }) =>
      items.map(({ key, anchors }) =>
        releasedItem(context, answers, readable(fields), { key, anchors, values: answers[part][key] ?? {} }),
      ),
  ) as [ReleasedItem[], ReleasedItem[]];
  return {
    notes: answers.notes.map(({ fields }, index) => ({
      number: index + 1,
      fields: labelled(readable(template.notes.fields), fields),
    })),
    competencies,
    principles,
    recommendation: releasedRecommendation(context, answers),
    comments: labelled(readable(template.recommendation.fields), answers.recommendation),
  };
};

/** The overall recommendation as its candidate reads it; null where there is none, or none that is meant for them. */
export const releasedRecommendation = (
  { template }: Pick<ReleaseContext, 'template'>,
  { recommendation }: Pick<FormAnswers, 'recommendation'>,
): ReleasedForm['recommendation'] => {
  const choice = fieldOfKind(readable(template.recommendation.fields), 'recommendation');
  const given = choice && textOf(valueOf(recommendation, choice.key));
  const value = template.recommendation.values.find(({ key }) => key === given);
  if (!value) return null;
  const { key, title, description, hires } = value;
  return { key, title, description, hires };
};

const readable = (fields: readonly FormField[]): FormField[] =>
  fields.filter(({ audience }) => audience === 'candidate');

/** The fields that are plain to read, in the template's order, with what they hold. */
const labelled = (fields: readonly FormField[], values: FieldValues): LabelledText[] =>
  fields.flatMap(({ key, title, kind }) => {
    const text = textOf(valueOf(values, key));
    return text === null || NOT_PLAIN.has(kind) ? [] : [{ key, title, text }];
  });

const NOT_PLAIN = new Set<FormField['kind']>(['grade', 'evidence', 'recommendation']);

const releasedItem = (
  { template, titleOf }: ReleaseContext,
  answers: FormAnswers,
  fields: readonly FormField[],
  item: { key: string; anchors: Record<string, string>; values: FieldValues },
): ReleasedItem => {
  const gradeField = fieldOfKind(fields, 'grade');
  const evidenceField = fieldOfKind(fields, 'evidence');
  const grade = gradeField && textOf(valueOf(item.values, gradeField.key));
  return {
    key: item.key,
    title: titleOf(item.key),
    grade: grade ? releasedGrade(template, item.anchors, grade) : null,
    evidence: evidenceField ? releasedEvidence(answers, item.values, evidenceField.key) : null,
    fields: labelled(fields, item.values),
  };
};

const releasedGrade = (
  { scale }: FormTemplateContent,
  anchors: Record<string, string>,
  given: string,
): ReleasedItem['grade'] => {
  const value = scale.values.find(({ key }) => key === given);
  if (!value) return { ...scale.notTested, passing: null, anchor: null, next: null };
  const { key, title, description, passing } = value;
  return {
    key,
    title,
    description,
    passing,
    anchor: anchors[key] ?? null,
    next: nextGrade(scale, anchors, value),
  };
};

const nextGrade = (
  { values }: FormTemplateContent['scale'],
  anchors: Record<string, string>,
  { order }: ScaleValue,
): NonNullable<ReleasedItem['grade']>['next'] => {
  const [above] = values.filter((value) => value.order > order).sort((a, b) => a.order - b.order);
  if (!above) return null;
  const { key, title, description } = above;
  return { key, title, description, anchor: anchors[key] ?? null };
};

const releasedEvidence = (
  { notes }: FormAnswers,
  values: FieldValues,
  key: string,
): ReleasedItem['evidence'] => {
  const value = valueOf(values, key);
  if (value === undefined) return null;
  const numbers = noteIdsOf(value).map((id) => notes.findIndex((note) => note.id === id) + 1);
  return { text: textOf(value), notes: numbers.filter((number) => number > 0) };
};
