import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { parse as parseForm } from 'node:querystring';
import { DomainError, malformed } from '../../shared/errors';
import { DOCUMENT_TYPES, readsItself } from './document-upload';
import { parseJson } from './json-text';
import { UnreadBody } from './unread-body';

/** No request of ours needs more, but documents and events, which are read by their routes. */
export const BODY_LIMIT_BYTES = 256 * 1024;

const JSON_NAME = 'application/json';
const FORM_NAME = 'application/x-www-form-urlencoded';
/** Forms with files, which only routes that read themselves take. */
const FILES_NAME = 'multipart/form-data';

/** Which bodies are taken at all. None is read here: that waits until we know who sends it. */
export const registerBodies = (fastify: FastifyInstance): void => {
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser(
    [JSON_NAME, FORM_NAME, FILES_NAME, ...DOCUMENT_TYPES],
    async (request: FastifyRequest) => {
      const length = request.headers['content-length'];
      return new UnreadBody(request.raw, length === undefined ? null : Number(length));
    },
  );
  fastify.addHook('onSend', async (request, reply) => {
    // Whoever is refused may go on sending; nobody listens to the rest.
    if (hasBody(request) && !request.raw.complete) void reply.header('Connection', 'close');
  });
};

const hasBody = ({ headers }: FastifyRequest): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

/** The second guard: whoever the first one let in is listened to. Throws 400 and 413 for what is sent. */
@Injectable()
export class BodyGuard implements CanActivate {
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const { body } = request;
    if (body instanceof UnreadBody && !readsItself(request)) request.body = await read(request, body);
    return true;
  }
}

const read = async (request: FastifyRequest, unread: UnreadBody): Promise<unknown> => {
  if (request.mediaType === FILES_NAME)
    throw new DomainError(
      'unsupported_media_type',
      'request.unsupported_media_type',
      'Send application/json.',
    );
  const bytes = await unread.whole(BODY_LIMIT_BYTES);
  if (request.mediaType === FORM_NAME) return formOf(bytes);
  if (bytes.length === 0) throw malformed('request.malformed', 'The body is empty; send JSON or no type.');
  return parseJson(bytes);
};

/** An object without a prototype, so no field can reach one. */
const formOf = (bytes: Buffer): unknown => {
  const form = parseForm(bytes.toString('utf8'));
  if ('__proto__' in form) throw malformed('request.malformed', 'The form cannot be read.');
  return form;
};

/** The route reads its body itself, through `@Unread()`, once it knows that it wants it. */
export const ReadsBodyItself = (): MethodDecorator => RouteConfig({ readsBodyItself: true });
