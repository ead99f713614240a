import { z } from 'zod';
import type { DomainError, ErrorKind, ExtraMembers } from '../../shared/errors';

export const PROBLEM_TYPE = 'application/problem+json';

/** The HTTP status of each kind of error. */
export const STATUS_OF_KIND: Record<ErrorKind, number> = {
  malformed: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  precondition_failed: 412,
  too_large: 413,
  unsupported_media_type: 415,
  refused: 422,
  precondition_required: 428,
  too_many: 429,
  unavailable: 503,
};

const TITLE: Record<number, string> = {
  400: 'The request cannot be understood',
  401: 'Not logged in',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  408: 'The request came too slowly',
  409: 'Conflict',
  412: 'Changed in the meantime',
  413: 'Too large',
  414: 'The address is too long',
  415: 'Unsupported content type',
  417: 'Unknown expectation',
  422: 'Refused',
  428: 'If-Match is required',
  429: 'Too many requests',
  431: 'The headers are too large',
  500: 'Something went wrong on our side',
  503: 'Not available at the moment',
};

export const problemSchema = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.string(),
    field: z.string().optional(),
    errors: z
      .array(z.looseObject({ field: z.string(), code: z.string().optional(), message: z.string() }))
      .optional()
      .meta({
        description: 'every field that is wrong, with a code and a sentence that says what is wanted',
      }),
    requestId: z.string(),
  })
  .meta({
    id: 'Problem',
    description:
      'RFC 9457 problem document; code is stable and machine-readable, field names the input at fault.',
    examples: [
      {
        type: 'about:blank',
        title: 'Conflict',
        status: 409,
        code: 'slot.taken',
        detail: 'Somebody else has just taken this time.',
        requestId: '0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f10',
      },
    ],
  });

export type Problem = z.infer<typeof problemSchema>;

/**
 * A problem document; `errors` names the one field at fault unless there is a list of them. The standard members stand
 * last, so that no `extra` overrides them whatever its type said.
 */
export const problem = (
  status: number,
  facts: { code: string; detail: string; field?: string; extra?: ExtraMembers },
  requestId: string,
): Problem => ({
  ...(facts.field !== undefined && {
    errors: [{ field: facts.field, code: facts.code, message: facts.detail }],
  }),
  ...facts.extra,
  type: 'about:blank',
  title: TITLE[status] ?? 'Error',
  status,
  code: facts.code,
  detail: facts.detail,
  ...(facts.field === undefined ? {} : { field: facts.field }),
  requestId,
});

export const statusOf = (error: DomainError): number => STATUS_OF_KIND[error.kind];
