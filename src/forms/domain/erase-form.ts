import type { FormField, FormTemplateContent } from '../../packs';
import { type FieldValues, fieldOfKind, type FormAnswers } from './form-answers';
import { type RecordEntryWithValues, recordPaths } from './form-record';

/**
 * What stays of a form whose candidate is erased: the grades and the recommendation, which say nothing about anybody
 * by themselves and tell how severe a coach is. Every text goes.
 */
export const deidentified = (template: FormTemplateContent, answers: FormAnswers): FormAnswers => ({
  notes: [],
  competencies: onlyKind(template.competencies.fields, 'grade', answers.competencies),
  principles: onlyKind(template.principles.fields, 'grade', answers.principles),
  recommendation: only(template.recommendation.fields, 'recommendation', answers.recommendation),
});

/** An entry of the record of such a form. The salts of what goes go too, so that the seals of the rest still fit. */
export const deidentifiedEntry = (
  template: FormTemplateContent,
  entry: RecordEntryWithValues,
): RecordEntryWithValues => {
  const answers = entry.answers && deidentified(template, entry.answers);
  const kept = recordPaths({ answers, reason: null });
  const seals = entry.seals.map((seal) => (kept.has(seal.path) ? seal : { ...seal, salt: null }));
  return { ...entry, answers, reason: null, seals };
};

const onlyKind = (
  fields: readonly FormField[],
  kind: FormField['kind'],
  items: Record<string, FieldValues>,
): Record<string, FieldValues> =>
  Object.fromEntries(
    Object.entries(items)
      .map(([key, values]) => [key, only(fields, kind, values)] as const)
      .filter(([, values]) => Object.keys(values).length > 0),
  );

const only = (fields: readonly FormField[], kind: FormField['kind'], values: FieldValues): FieldValues => {
  const kept = fieldOfKind(fields, kind)?.key;
  return Object.fromEntries(Object.entries(values).filter(([key]) => key === kept));
};
