import type { AskedNote } from '../../kits';
import type { FormField, FormTemplateContent } from '../../packs';

/**
 * What a coach wrote into one field. Text, grades, recommendations and instants are strings; a question may name its
 * entry in the bank, evidence may point to notes.
 */
export type FieldValue = string | { questionKey?: string; noteIds?: string[]; text?: string };
/** By the field's key in the template; a field without a value has no member. */
export type FieldValues = Record<string, FieldValue>;

export interface FormNote {
  /** Chosen by the coach's client; evidence refers to it. */
  id: string;
  fields: FieldValues;
}

/** A form's content. Items are keyed by competency or principle of the pack. */
export interface FormAnswers {
  notes: FormNote[];
  competencies: Record<string, FieldValues>;
  principles: Record<string, FieldValues>;
  recommendation: FieldValues;
}

/** Something that is missing, contradictory or impossible, and where: `principles.ownership.evidence`. */
export interface FieldFault {
  field: string;
  code: string;
  message: string;
}

export const EMPTY_ANSWERS: FormAnswers = { notes: [], competencies: {}, principles: {}, recommendation: {} };

/** The field's own value of an object with any keys; undefined where it has none. */
export const valueOf = (values: FieldValues | undefined, key: string): FieldValue | undefined =>
  values && Object.hasOwn(values, key) ? values[key] : undefined;

/** The text in a value, whatever kind of field it belongs to; null where there is none. */
export const textOf = (value: FieldValue | undefined): string | null =>
  (typeof value === 'string' ? value : value?.text) || null;

/** The notes that a value refers to. */
export const noteIdsOf = (value: FieldValue | undefined): string[] =>
  typeof value === 'object' ? (value.noteIds ?? []) : [];

/** The entry of the question bank that a value names, or null. */
export const questionKeyOf = (value: FieldValue | undefined): string | null =>
  typeof value === 'object' ? (value.questionKey ?? null) : null;

/** The first field of a kind; templates have one of each kind that a part needs. */
export const fieldOfKind = (fields: readonly FormField[], kind: FormField['kind']): FormField | undefined =>
  fields.find((field) => field.kind === kind);

/** The graded parts of a form, with the items that this form grades. */
export const gradedParts = (template: FormTemplateContent, principles: readonly string[]) =>
  [
    { part: 'competencies', fields: template.competencies.fields, items: template.competencies.items },
    {
      part: 'principles',
      fields: template.principles.fields,
      items: template.principles.items.filter(({ key }) => principles.includes(key)),
    },
  ] as const;

/** Keys of the bank's questions that were asked. */
export const askedQuestions = (answers: FormAnswers): string[] => [
  ...new Set(
    answers.notes
      .flatMap(({ fields }) => Object.values(fields).map(questionKeyOf))
      .filter((key) => key !== null),
  ),
];

/** By question of the bank, the earliest note that names it; notes without a time come after those with one. */
export const askedInNotes = (
  { notes }: FormAnswers,
  fields: readonly FormField[],
): Map<string, AskedNote> => {
  const time = fieldOfKind(fields, 'timestamp')?.key;
  const timed = notes.map((note) => {
    const at = time === undefined ? null : textOf(valueOf(note.fields, time));
    return { note, asked: { noteId: note.id, at } };
  });
  const asked = new Map<string, AskedNote>();
  for (const { note, asked: here } of timed.sort((a, b) => moment(a.asked) - moment(b.asked)))
    for (const key of Object.values(note.fields).map(questionKeyOf))
      if (key !== null && !asked.has(key)) asked.set(key, here);
  return asked;
};

const moment = ({ at }: AskedNote): number => (at === null ? Number.MAX_SAFE_INTEGER : Date.parse(at));

/**
 * The same answers as they are stored: without empty values, and with the wording of bank questions kept, so that a
 * form reads the same after the bank has changed. `wording` answers null for a key that it does not know.
 */
export const tidied = (
  answers: FormAnswers,
  wording: (questionKey: string) => string | null,
): FormAnswers => ({
  notes: answers.notes.map(({ id, fields }) => ({ id, fields: tidyFields(fields, wording) })),
  competencies: tidyItems(answers.competencies, wording),
  principles: tidyItems(answers.principles, wording),
  recommendation: tidyFields(answers.recommendation, wording),
});

type Wording = (questionKey: string) => string | null;

const tidyItems = (items: Record<string, FieldValues>, wording: Wording): Record<string, FieldValues> =>
  Object.fromEntries(
    Object.entries(items)
      .map(([key, fields]) => [key, tidyFields(fields, wording)] as const)
      .filter(([, fields]) => Object.keys(fields).length > 0),
  );

const tidyFields = (fields: FieldValues, wording: Wording): FieldValues =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([key, value]) => {
      const tidy = tidyValue(value, wording);
      return tidy === null ? [] : [[key, tidy] as const];
    }),
  );

/** A value as it is stored; null when it says nothing. */
export const tidyValue = (value: FieldValue, wording: Wording): FieldValue | null => {
  if (typeof value === 'string') return value || null;
  const { questionKey } = value;
  const noteIds = [...new Set(value.noteIds)];
  const text = value.text || (questionKey ? wording(questionKey) : null);
  const tidy = {
    ...(questionKey && { questionKey }),
    ...(noteIds.length > 0 && { noteIds }),
    ...(text && { text }),
  };
  return Object.keys(tidy).length > 0 ? tidy : null;
};
