import { createParamDecorator, type ExecutionContext, applyDecorators } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { malformed } from '../../shared/errors';

/** The version that the caller says they edited (`If-Match: "7"`), or null without the header. 400 when unreadable. */
export const IfMatch = createParamDecorator((_: unknown, context: ExecutionContext): number | null => {
  const header = context.switchToHttp().getRequest<FastifyRequest>().headers['if-match'];
  if (header === undefined) return null;
  const match = /^(?:W\/)?"(\d{1,9})"$/.exec(header);
  if (!match)
    throw malformed('if_match.invalid', 'If-Match must be the ETag you were given, like "7".', 'If-Match');
  return Number(match[1]);
});

/** Documents the header on a route. */
export const TakesIfMatch = (): MethodDecorator =>
  applyDecorators(
    ApiHeader({
      name: 'If-Match',
      required: false,
      description: 'ETag of the version you edited, like "7".',
    }),
  );

/** The ETag of a version number. */
export const etagOf = (version: number): string => `"${version}"`;
