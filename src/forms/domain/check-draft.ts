import { DateTime } from 'luxon';
import type { FormField, FormTemplateContent } from '../../packs';
import type { FieldFault, FieldValue, FieldValues, FormAnswers } from './form-answers';
import { noteIdsOf, questionKeyOf, textOf } from './form-answers';

/** More than any hour holds; keeps a form below the limit of a request. */
export const MAX_NOTES = 40;

export interface DraftRules {
  template: FormTemplateContent;
  /** Principles assigned to this interviewer. */
  principles: readonly string[];
  /** True for a key of the pack's question bank. */
  knowsQuestion: (key: string) => boolean;
}

/**
 * What of a draft could never become right: fields and items that the template does not have, values outside its
 * scales, texts over its limits. Gaps are fine in a draft; `form-gaps.ts` finds those.
 */
export const draftFaults = (rules: DraftRules, answers: FormAnswers): FieldFault[] => {
  const { template } = rules;
  return [
    ...tooManyNotes(answers),
    ...duplicateNotes(answers),
    ...answers.notes.flatMap(({ fields }, index) =>
      fieldFaults(rules, template.notes.fields, fields, `notes.${index}`),
    ),
    ...itemFaults(rules, 'competencies', answers.competencies),
    ...itemFaults(rules, 'principles', answers.principles),
    ...fieldFaults(rules, template.recommendation.fields, answers.recommendation, 'recommendation'),
  ];
};

const tooManyNotes = ({ notes }: FormAnswers): FieldFault[] =>
  notes.length > MAX_NOTES
    ? [fault('notes', 'form.too_many_entries', `A form takes ${MAX_NOTES} notes; here are ${notes.length}.`)]
    : [];

const duplicateNotes = ({ notes }: FormAnswers): FieldFault[] =>
  notes.flatMap(({ id }, index) =>
    notes.findIndex((note) => note.id === id) < index
      ? [fault(`notes.${index}.id`, 'form.duplicate_note', `There is another note "${id}".`)]
      : [],
  );

const itemFaults = (
  rules: DraftRules,
  part: 'competencies' | 'principles',
  items: Record<string, FieldValues>,
): FieldFault[] =>
  Object.entries(items).flatMap(([key, values]) => {
    const path = `${part}.${key}`;
    if (!rules.template[part].items.some((item) => item.key === key))
      return [fault(path, 'form.unknown_item', `"${key}" is not on this form.`)];
    if (part === 'principles' && !rules.principles.includes(key))
      return [
        fault(path, 'form.principle_not_assigned', `"${key}" is not one of your principles in this session.`),
      ];
    return fieldFaults(rules, rules.template[part].fields, values, path);
  });

const fieldFaults = (
  rules: DraftRules,
  fields: readonly FormField[],
  values: FieldValues,
  path: string,
): FieldFault[] =>
  Object.entries(values).flatMap(([key, value]) => {
    const field = fields.find((one) => one.key === key);
    if (!field)
      return [fault(`${path}.${key}`, 'form.unknown_field', `This form has no field "${key}" here.`)];
    const message = messageFor(rules, field, value);
    return message ? [fault(`${path}.${key}`, 'form.invalid_value', message)] : [];
  });

/** Why a value cannot stand in a field, or null. An empty string means no value. */
const messageFor = (rules: DraftRules, field: FormField, value: FieldValue): string | null => {
  const text = textOf(value);
  if (text !== null && field.maxLength !== null && text.length > field.maxLength)
    return `${field.title}: at most ${field.maxLength} characters.`;
  if (typeof value === 'object') return messageForObject(rules, field, value);
  if (text === null || !Object.hasOwn(choices, field.kind)) return null;
  return choices[field.kind]?.(rules, text)
    ? null
    : `${field.title}: "${text.slice(0, 60)}" is not a possible value.`;
};

const messageForObject = (rules: DraftRules, field: FormField, value: FieldValue): string | null => {
  const key = questionKeyOf(value);
  if (field.kind !== 'question' && field.kind !== 'evidence') return `${field.title}: must be a text.`;
  if (field.kind !== 'question' && key !== null) return `${field.title}: takes no question.`;
  if (field.kind !== 'evidence' && noteIdsOf(value).length > 0) return `${field.title}: takes no notes.`;
  return key !== null && !rules.knowsQuestion(key)
    ? `${field.title}: the bank has no question "${key}".`
    : null;
};

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

const choices: Partial<Record<FormField['kind'], (rules: DraftRules, text: string) => boolean>> = {
  grade: ({ template: { scale } }, text) =>
    text === scale.notTested.key || scale.values.some(({ key }) => key === text),
  recommendation: ({ template }, text) => template.recommendation.values.some(({ key }) => key === text),
  timestamp: (_, text) => INSTANT.test(text) && DateTime.fromISO(text).isValid,
};

const fault = (field: string, code: string, message: string): FieldFault => ({ field, code, message });
