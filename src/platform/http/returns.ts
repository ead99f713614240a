import { applyDecorators, HttpCode, SerializeOptions } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import type { z } from 'zod';
import { problemSchema } from './problem';

interface ReturnsOptions {
  /** Status of success; default 200. */
  status?: number;
  description?: string;
  /** Statuses of problems beyond those that any route may answer. */
  problems?: number[];
}

const PROBLEM_DESCRIPTION: Record<number, string> = {
  400: 'The request does not have the right shape.',
  401: 'Not logged in.',
  403: 'The role is missing.',
  404: 'It does not exist, or is not yours to see.',
  409: 'Somebody was first, or the state does not allow it.',
  413: 'It is too large.',
  415: 'It is of a type that is not taken here.',
  412: 'It was changed in the meantime.',
  422: 'A value or a rule is against it.',
  428: 'If-Match is missing.',
  429: 'Too often.',
  503: 'Not available at the moment; see Retry-After.',
};

/**
 * What a route answers: documented in OpenAPI and cut to the schema on the way out, so that a field that is not in
 * the contract can never leave. The schema is of one item; arrays are mapped item by item.
 */
export const Returns = (schema: z.ZodType, options: ReturnsOptions = {}): MethodDecorator => {
  const status = options.status ?? 200;
  return applyDecorators(
    HttpCode(status),
    SerializeOptions({ schema }),
    ApiResponse({ status, standardSchema: schema, description: options.description ?? 'Done.' }),
    ...problemResponses([400, 422, 429, 503, ...(options.problems ?? [])]),
  );
};

/**
 * A route that answers something only when there is something to say: 200 with the schema, otherwise 204, which the
 * route sets itself. The status is not fixed here, because Nest would set it after the route has.
 */
export const ReturnsIfAny = (
  schema: z.ZodType,
  options: Omit<ReturnsOptions, 'status'> = {},
): MethodDecorator =>
  applyDecorators(
    SerializeOptions({ schema }),
    ApiResponse({
      status: 200,
      standardSchema: schema,
      description: options.description ?? 'Done, with a word to it.',
    }),
    ApiResponse({ status: 204, description: 'Done.' }),
    ...problemResponses([400, 422, 429, 503, ...(options.problems ?? [])]),
  );

/** A route that answers without content. */
export const ReturnsNothing = (options: Omit<ReturnsOptions, 'status'> = {}): MethodDecorator =>
  applyDecorators(
    HttpCode(204),
    ApiResponse({ status: 204, description: options.description ?? 'Done.' }),
    ...problemResponses([400, 422, 429, 503, ...(options.problems ?? [])]),
  );

/** A route that answers a file of this media type, or of one of these. The route sets the header itself, with a file name. */
export const ReturnsFile = (
  types: string | readonly string[],
  options: ReturnsOptions = {},
): MethodDecorator => {
  const status = options.status ?? 200;
  return applyDecorators(
    HttpCode(status),
    ApiResponse({
      status,
      description: options.description ?? 'The file.',
      content: Object.fromEntries(
        [types].flat().map((type) => [type, { schema: { type: 'string', format: 'binary' } }]),
      ),
    }),
    ...problemResponses([400, 422, 429, 503, ...(options.problems ?? [])]),
  );
};

/** Documents problem answers with these statuses. */
export const problemResponses = (statuses: number[]): (MethodDecorator & ClassDecorator)[] =>
  [...new Set(statuses)].map((status) =>
    ApiResponse({
      status,
      description: PROBLEM_DESCRIPTION[status] ?? 'Problem.',
      standardSchema: problemSchema,
    }),
  );
