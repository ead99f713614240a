import { StandardSchemaValidationPipe } from '@nestjs/common';
import { z } from 'zod';
import { DomainError } from '../../shared/errors';
import { fieldInWords } from './field-names';
import { codeOf, SHAPE } from './issue-codes';
import { IT, sentenceOf } from './issue-sentences';
import { exampleAt } from './schema-examples';

interface Issue {
  message: string;
  path?: readonly (PropertyKey | { key: PropertyKey })[];
  code?: string;
  keys?: string[];
  format?: string;
  input?: unknown;
  params?: { code?: string };
  /** What each member of a union found wrong. */
  errors?: readonly (readonly Issue[])[];
  /** What is wrong with the name of an entry. */
  issues?: readonly Issue[];
}

/** One field that is wrong, as the answer names it. */
export interface FieldFault {
  field: string;
  code: string;
  message: string;
}

/** More than any form of ours has wrong at once; what is beyond it would make the answer longer than it helps. */
const MOST_FAULTS = 100;
/** Names that nobody knows are the sender's: an answer gives back a few of them. */
const MOST_UNKNOWN = 20;

/**
 * The DomainError for the issues of a schema: 400 `request.malformed` for the wrong shape, 422 `request.refused`
 * (or the code that the schema gives) for a refused value. `errors` names every field that is wrong, each with a code
 * and a sentence that says what is wanted; `field` and `detail` are those of the first. Examples come from `schema`.
 */
export const schemaError = (found: readonly Issue[], schema?: z.ZodType): DomainError => {
  const issues = oneByOne(found);
  const shape = issues.find((issue) => SHAPE.has(issue.code ?? ''));
  const first = shape ?? issues[0] ?? { message: `Give another value for ${IT}.` };
  const { field, message } = faultOf(first, schema);
  const facts = { field: field === '' ? undefined : field, extra: { errors: faultsOf(found, schema) } };
  if (shape) return new DomainError('malformed', 'request.malformed', message, facts);
  return new DomainError('refused', first.params?.code ?? 'request.refused', message, facts);
};

const oneByOne = (found: readonly Issue[]): Issue[] => found.flatMap(insideUnion).flatMap(oneForEachKey);

const faultsOf = (found: readonly Issue[], schema: z.ZodType | undefined): FieldFault[] =>
  oneByOne(found)
    .slice(0, MOST_FAULTS)
    .map((issue) => faultOf(issue, schema));

/**
 * What is wrong with a value that may be of several kinds: where it is clearly meant to be one of them, what that one
 * says. That it is none of them would not tell anybody that a text is too long.
 */
const insideUnion = (issue: Issue): Issue[] => {
  const { path = [], errors = [] } = issue;
  const isMeant = (member: readonly Issue[]): boolean =>
    member.every(({ code, path: inner }) => code !== 'invalid_type' || (inner ?? []).length > 0);
  const [meant, ...others] = errors.filter(isMeant);
  if (issue.code !== 'invalid_union' || !meant || others.length > 0) return [issue];
  return meant.flatMap((inner) => insideUnion({ ...inner, path: [...path, ...(inner.path ?? [])] }));
};

/** Names that are not known are reported one by one, each at its own place. */
const oneForEachKey = (issue: Issue): Issue[] =>
  issue.code !== 'unrecognized_keys'
    ? [issue]
    : (issue.keys ?? []).slice(0, MOST_UNKNOWN).map((key) => ({
        ...issue,
        path: [...(issue.path ?? []), key],
        message: `Leave out ${IT}: nothing of this name is known here.`,
      }));

const faultOf = (issue: Issue, schema: z.ZodType | undefined): FieldFault => {
  const path = (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part));
  const known = issue.code !== 'unrecognized_keys';
  const words = known ? fieldInWords(path) : `"${clip(path.at(-1) ?? '', 60)}"`;
  return {
    field: clip(path.join('.'), 200),
    code: codeOf(issue),
    message: withExample(issue, path, schema).replaceAll(IT, () => words),
  };
};

/** "Give the time zone, like Europe/Paris.": where nothing or another kind of value came, an example helps most. */
const withExample = (issue: Issue, path: string[], schema: z.ZodType | undefined): string => {
  const helps =
    /^(invalid_type|invalid_union)$/.test(issue.code ?? '') ||
    issue.format === 'uuid' ||
    issue.format === 'url';
  if (!helps || !schema || !issue.message.includes(IT) || /, like | or /.test(issue.message))
    return issue.message;
  const example = exampleAt(schema, path);
  return example === null ? issue.message : issue.message.replace(/\.$/, () => `, like ${example}.`);
};

/** What was sent may come back in a name, but not all of it: an answer is never longer for it. */
const clip = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most)}...` : text;

/** Checks a value as the pipe does: every issue with a sentence of ours unless its schema has one of its own. */
export const checked = (schema: z.ZodType, value: unknown): z.ZodSafeParseResult<unknown> =>
  schema.safeParse(value, { error: sentenceOf, reportInput: true });

/** Every fault of a value by its schema, in the order of an answer's `errors`; none when it is as it should be. */
export const faultsIn = (schema: z.ZodType, value: unknown): FieldFault[] => {
  const result = checked(schema, value);
  return result.success ? [] : faultsOf(result.error.issues as Issue[], schema);
};

/** Validates every `@Body`, `@Query` and `@Param` that names a schema, and hands on what the schema made of it. */
class SentencePipe extends StandardSchemaValidationPipe {
  /** Throws what is wrong by itself: the pipe's own way would forget which schema it was. */
  protected override validate<Value>(value: unknown, schema: z.ZodType): { value: Value } {
    const result = checked(schema, value);
    if (!result.success) throw schemaError(result.error.issues as Issue[], schema);
    return { value: result.data as Value };
  }
}

export const validationPipe = (): StandardSchemaValidationPipe => new SentencePipe();
