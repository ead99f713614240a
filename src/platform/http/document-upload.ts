import { applyDecorators, createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { type DomainError, malformed } from '../../shared/errors';
import { type Incoming, UnreadBody } from './unread-body';

/** What can be uploaded anywhere. */
export const DOCUMENT_TYPES = [
  'text/plain',
  'text/markdown',
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
] as const;
export type DocumentType = (typeof DOCUMENT_TYPES)[number];

/** No document is larger, wherever it goes. */
export const MAX_DOCUMENT_BYTES = 2_000_000;

const CHARSET = /^\s*charset="?utf-8"?\s*$/i;

interface BodyRoute {
  documentTypes?: readonly DocumentType[];
  readsBodyItself?: boolean;
}

const bodyRouteOf = (request: FastifyRequest): BodyRoute => (request.routeOptions.config ?? {}) as BodyRoute;

/** Whether the route of this request wants its body as it is, unread. */
export const readsItself = (request: FastifyRequest): boolean =>
  bodyRouteOf(request).readsBodyItself === true;

/** The document type that a Content-Type names, in UTF-8 if in any charset; null for all others. */
export const mediaTypeOf = (contentType: string): DocumentType | null => {
  const [name = '', ...parameters] = contentType.split(';');
  const wanted = name.trim().toLowerCase();
  const type = DOCUMENT_TYPES.find((known) => known === wanted);
  return type && parameters.every((parameter) => CHARSET.test(parameter)) ? type : null;
};

/** What the route of this request takes besides JSON; null where it takes no documents. */
export const acceptedTypes = (request: FastifyRequest): readonly DocumentType[] | null =>
  bodyRouteOf(request).documentTypes ?? null;

/** The route takes a document as its body: the bytes of the file, with its media type as Content-Type. */
export const TakesDocument = (...types: DocumentType[]): MethodDecorator =>
  applyDecorators(
    RouteConfig({ documentTypes: types, readsBodyItself: true } satisfies BodyRoute),
    ApiConsumes(...types),
    ApiBody({
      description: 'The file as it is.',
      required: true,
      schema: { type: 'string', format: 'binary', example: 'What I took back, and why ...' },
    }),
  );

/** A document on its way to us. */
export interface SentDocument {
  type: DocumentType;
  body: Incoming;
}

export const documentMissing = (): DomainError =>
  malformed('document.missing', 'Send the file as the body, with its media type as Content-Type.');

/** The document that is being sent, unread; 400 `document.missing` without one. */
export const UploadedDocument = createParamDecorator(
  (_: unknown, context: ExecutionContext): SentDocument => {
    const { body, headers } = context.switchToHttp().getRequest<FastifyRequest>();
    const type = mediaTypeOf(headers['content-type'] ?? '');
    if (!type || !(body instanceof UnreadBody) || body.declaredBytes === 0) throw documentMissing();
    return { type, body };
  },
);
