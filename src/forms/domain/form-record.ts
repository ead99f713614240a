import { canonicalJson } from '../../shared/canonical-json';
import { sha256 } from '../../shared/sha256';
import { type FieldValues, type FormAnswers } from './form-answers';

export type RecordKind = 'submitted' | 'amended' | 'entered_in_error';

/**
 * What stands in for one value in the record. The salt keeps short values from being guessed from their hash; it is
 * erased together with a value, and then the seal says only that something stood there.
 */
export interface Seal {
  /** Place in the form, such as `principles.ownership.grade`; `reason` for the reason of the entry. */
  path: string;
  salt: string | null;
  /** SHA-256 in hex over salt, path and value. */
  hash: string;
}

/** What was said at one moment of a form's life: sealed value by value, linked to the entry before. */
export interface RecordEntry {
  /** Counts from 1. */
  number: number;
  kind: RecordKind;
  at: Date;
  authorId: string;
  seals: Seal[];
  /** Hash of the entry before; null for the first. */
  previousHash: string | null;
  hash: string;
}

/** The values of an entry as they are stored now. `answers` is null where the entry has none, or they were erased. */
export interface StoredValues {
  answers: FormAnswers | null;
  reason: string | null;
}

export type RecordEntryWithValues = RecordEntry & StoredValues;

/** Something that is not as it was sealed. `number` is the entry's. */
export interface RecordFault {
  number: number;
  fault: 'value_changed' | 'value_added' | 'value_missing' | 'entry_changed' | 'entry_missing';
  path?: string;
}

/** Makes the next entry of a form's record. `newSalt` answers fresh random text for each value. */
export const nextEntry = (
  formId: string,
  previous: Pick<RecordEntry, 'number' | 'hash'> | null,
  what: { kind: RecordKind; at: Date; authorId: string } & StoredValues,
  newSalt: () => string,
): RecordEntry => {
  const { kind, at, authorId } = what;
  const seals = [...valuesOf(what)].map(([path, value]) => {
    const salt = newSalt();
    return { path, salt, hash: sealOf(salt, path, value) };
  });
  const entry = {
    number: (previous?.number ?? 0) + 1,
    kind,
    at,
    authorId,
    seals,
    previousHash: previous?.hash ?? null,
  };
  return { ...entry, hash: entryHash(formId, entry) };
};

/**
 * Everything about a record that is not as it was written, entry by entry. `head` is the hash that was handed out last
 * (on the form's row, in mails and reports): it notices entries that were cut off at the end. Erased values are no
 * fault: their salt is gone with them, and the seals stay.
 */
export const recordFaults = (
  formId: string,
  entries: readonly RecordEntryWithValues[],
  head: string | null,
): RecordFault[] => {
  const faults = entries.flatMap((entry, index) => [
    ...linkFaults(formId, entry, entries[index - 1] ?? null),
    ...valueFaults(entry),
  ]);
  const last = entries.at(-1);
  if ((last?.hash ?? null) !== head) faults.push({ number: (last?.number ?? 0) + 1, fault: 'entry_missing' });
  return faults;
};

const linkFaults = (formId: string, entry: RecordEntry, previous: RecordEntry | null): RecordFault[] => {
  const { number } = entry;
  if (number !== (previous?.number ?? 0) + 1 || entry.previousHash !== (previous?.hash ?? null))
    return [{ number, fault: 'entry_missing' }];
  return entryHash(formId, entry) === entry.hash ? [] : [{ number, fault: 'entry_changed' }];
};

const valueFaults = (entry: RecordEntryWithValues): RecordFault[] => {
  const { number } = entry;
  const values = valuesOf(entry);
  const sealed = entry.seals.flatMap(({ path, salt, hash }): RecordFault[] => {
    if (salt === null) return [];
    const value = values.get(path);
    if (value === undefined) return [{ number, fault: 'value_missing', path }];
    return sealOf(salt, path, value) === hash ? [] : [{ number, fault: 'value_changed', path }];
  });
  const known = new Set(entry.seals.map(({ path }) => path));
  const added = [...values.keys()].filter((path) => !known.has(path));
  return [...sealed, ...added.map((path): RecordFault => ({ number, fault: 'value_added', path }))];
};

const entryHash = (formId: string, entry: Omit<RecordEntry, 'hash'>): string =>
  sha256(
    canonicalJson({
      formId,
      number: entry.number,
      kind: entry.kind,
      at: entry.at.toISOString(),
      authorId: entry.authorId,
      previousHash: entry.previousHash,
      seals: entry.seals.map(({ path, hash }) => [path, hash]).sort(),
    }),
  );

const sealOf = (salt: string, path: string, value: unknown): string =>
  sha256(canonicalJson([salt, path, value]));

/** Every single value by its place. Notes count by their position as well: their order is part of what was said. */
const valuesOf = ({ answers, reason }: StoredValues): Map<string, unknown> => {
  const values = new Map<string, unknown>();
  const put = (path: string, fields: FieldValues): void => {
    for (const [key, value] of Object.entries(fields)) values.set(`${path}.${key}`, value);
  };
  if (reason !== null) values.set('reason', reason);
  if (!answers) return values;
  answers.notes.forEach(({ id, fields }, index) => {
    values.set(`notes.${index}`, id);
    put(`notes.${index}`, fields);
  });
  for (const part of ['competencies', 'principles'] as const)
    for (const [key, fields] of Object.entries(answers[part])) put(`${part}.${key}`, fields);
  put('recommendation', answers.recommendation);
  return values;
};

/** The places at which there are values. */
export const recordPaths = (values: StoredValues): Set<string> => new Set(valuesOf(values).keys());
