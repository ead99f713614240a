import { StandardSchemaValidationPipe } from '@nestjs/common';
import { DomainError } from '../../shared/errors';

interface Issue {
  message: string;
  path?: readonly (PropertyKey | { key: PropertyKey })[];
  code?: string;
  keys?: string[];
  params?: { code?: string };
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
export const schemaError = (issues: readonly Issue[]): DomainError => {
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
