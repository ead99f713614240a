import { canonicalJson } from '../../shared/canonical-json';
import { type FieldValue, type FieldValues, type FormAnswers, tidyValue, valueOf } from './form-answers';

/** One edit of one field: what the writer had before them, and what they made of it. Null: nothing. */
export interface FieldChange {
  field: FieldPath;
  was: FieldValue | null;
  now: FieldValue | null;
}

/** Where a value stands. `item` is a note's id, or a competency or principle; the recommendation has none. */
export interface FieldPath {
  part: 'notes' | 'competencies' | 'principles' | 'recommendation';
  item: string | null;
  key: string;
}

/** An edit that was not made, because somebody else changed the same field. Both texts are kept here. */
export interface FieldConflict {
  field: FieldPath;
  stored: FieldValue | null;
  yours: FieldValue | null;
}

/** What came of some edits. */
export interface Merged {
  answers: FormAnswers;
  conflicts: FieldConflict[];
}

type Wording = (questionKey: string) => string | null;

/**
 * Makes each edit whose field still says what its writer had before them, and those that are made already (an edit may
 * arrive twice). Every other edit is a conflict that gives back both sides: what somebody typed is in the answers or in
 * a conflict, never nowhere. Edits of different fields do not touch each other, in whatever order they arrive.
 */
export const mergeChanges = (
  stored: FormAnswers,
  changes: readonly FieldChange[],
  wording: Wording,
): Merged => {
  const conflicts: FieldConflict[] = [];
  let answers = stored;
  for (const { field, was, now } of changes) {
    const present = valueAt(answers, field);
    const wish = tidyOf(now, wording);
    if (same(present, wish)) continue;
    if (same(present, tidyOf(was, wording))) answers = withValue(answers, field, wish);
    else conflicts.push({ field, stored: present, yours: wish });
  }
  return { answers, conflicts };
};

const tidyOf = (value: FieldValue | null, wording: Wording): FieldValue | null =>
  value === null ? null : tidyValue(value, wording);

const same = (one: FieldValue | null, other: FieldValue | null): boolean =>
  canonicalJson(one) === canonicalJson(other);

/** The value at a path; null where there is none. */
export const valueAt = (answers: FormAnswers, { part, item, key }: FieldPath): FieldValue | null =>
  valueOf(fieldsAt(answers, part, item), key) ?? null;

const fieldsAt = (
  answers: FormAnswers,
  part: FieldPath['part'],
  item: string | null,
): FieldValues | undefined => {
  if (part === 'recommendation') return answers.recommendation;
  if (part === 'notes') return answers.notes.find(({ id }) => id === item)?.fields;
  return item !== null && Object.hasOwn(answers[part], item) ? answers[part][item] : undefined;
};

/** The answers with another value at a path. A note or an item that says nothing any more is not kept. */
const withValue = (answers: FormAnswers, path: FieldPath, value: FieldValue | null): FormAnswers => {
  const { part, item, key } = path;
  const rest = Object.entries(fieldsAt(answers, part, item) ?? {}).filter(([other]) => other !== key);
  const fields: FieldValues = Object.fromEntries(value === null ? rest : [...rest, [key, value]]);
  if (part === 'recommendation') return { ...answers, recommendation: fields };
  if (item === null) return answers;
  if (part === 'notes') return { ...answers, notes: withNote(answers.notes, item, fields) };
  const others = Object.entries(answers[part]).filter(([other]) => other !== item);
  const items = Object.keys(fields).length > 0 ? [...others, [item, fields] as const] : others;
  return { ...answers, [part]: Object.fromEntries(items) };
};

/** Notes keep their order, which is that of the conversation; a new one comes last. */
const withNote = (notes: FormAnswers['notes'], id: string, fields: FieldValues): FormAnswers['notes'] => {
  if (Object.keys(fields).length === 0) return notes.filter((note) => note.id !== id);
  return notes.some((note) => note.id === id)
    ? notes.map((note) => (note.id === id ? { id, fields } : note))
    : [...notes, { id, fields }];
};

const PARTS = ['notes', 'competencies', 'principles'] as const;

/** The path that a text as `notes.n1.summary` or `recommendation.reason` names; null when it names none. */
export const pathOf = (text: string): FieldPath | null => {
  const steps = text.split('.');
  const [part, item, key] = steps;
  if (part === 'recommendation' && item && steps.length === 2) return { part, item: null, key: item };
  const named = PARTS.find((one) => one === part);
  return named && item && key && steps.length === 3 ? { part: named, item, key } : null;
};

/** The text of a path. */
export const pathText = ({ part, item, key }: FieldPath): string =>
  [part, ...(item === null ? [] : [item]), key].join('.');
