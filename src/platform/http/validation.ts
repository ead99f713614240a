import { StandardSchemaValidationPipe } from '@nestjs/common';
import { DomainError } from '../../shared/errors';

interface Issue {
  message: string;
  path?: readonly (PropertyKey | { key: PropertyKey })[];
  code?: string;
  keys?: string[];
  params?: { code?: string };
  /** What each member of a union found wrong. */
  errors?: readonly (readonly Issue[])[];
}

/** Issues that mean "this does not have the right shape" (400); the others mean "this value is refused" (422). */
const SHAPE = new Set([
  'invalid_type',
  'unrecognized_keys',
  'invalid_union',
  'invalid_value',
  'invalid_key',
  'invalid_element',
]);

/**
 * The DomainError for the issues of a schema: 400 `request.malformed` for the wrong shape, 422 `request.refused`
 * (or the code that the schema gives) for a refused value. It names the first field and lists all.
 */
export const schemaError = (found: readonly Issue[]): DomainError => {
  const issues = found.flatMap(insideUnion);
  const shape = issues.find((issue) => SHAPE.has(issue.code ?? ''));
  const first = shape ?? issues[0];
  const field = first ? fieldOf(first) : undefined;
  return new DomainError(
    shape ? 'malformed' : 'refused',
    (shape ? undefined : first?.params?.code) ?? (shape ? 'request.malformed' : 'request.refused'),
    field ? `${field}: ${messageOf(first)}` : messageOf(first),
    {
      field,
      extra: {
        errors: issues
          .slice(0, 20)
          .map((issue) => ({ field: fieldOf(issue) ?? '', message: messageOf(issue) })),
      },
    },
  );
};

/**
 * What is wrong with a value that may be of several kinds: where it is clearly meant to be one of them, what that one
 * says. "Invalid input" would not tell anybody that a text is too long.
 */
const insideUnion = (issue: Issue): Issue[] => {
  const { path = [], errors = [] } = issue;
  const isMeant = (member: readonly Issue[]): boolean =>
    member.every(({ code, path: inner }) => code !== 'invalid_type' || (inner ?? []).length > 0);
  const [meant, ...others] = errors.filter(isMeant);
  if (issue.code !== 'invalid_union' || !meant || others.length > 0) return [issue];
  return meant.flatMap((inner) => insideUnion({ ...inner, path: [...path, ...(inner.path ?? [])] }));
};

const fieldOf = (issue: Issue): string | undefined => {
  const path = (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part));
  if (issue.code === 'unrecognized_keys' && issue.keys?.[0]) path.push(issue.keys[0]);
  return path.length > 0 ? clip(path.join('.')) : undefined;
};

/** What was sent may come back in a name or a message, but not all of it: an answer is never longer for it. */
const clip = (text: string): string => (text.length > 200 ? `${text.slice(0, 200)}...` : text);

const messageOf = (issue: Issue | undefined): string => clip(issue?.message ?? 'The request is not valid.');

/** Validates every `@Body`, `@Query` and `@Param` that names a schema, and hands on what the schema made of it. */
export const validationPipe = (): StandardSchemaValidationPipe =>
  new StandardSchemaValidationPipe({ exceptionFactory: (issues) => schemaError(issues) });
