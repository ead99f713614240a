import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '../../shared/errors';
import { problem, PROBLEM_TYPE } from './problem';

/**
 * The API takes JSON only. HTML forms post to pages outside /v1; a browser can send those three simple types from a
 * foreign site without asking first, so they are refused before a body is read. Throws 415.
 */
export const refuseOtherThanJson = (request: FastifyRequest): void => {
  const type = request.headers['content-type'];
  if (type === undefined || !request.url.startsWith('/v1/') || /^application\/json\s*(;|$)/i.test(type))
    return;
  throw new DomainError('unsupported_media_type', 'request.unsupported_media_type', 'Send application/json.');
};

/** Answers for addresses that no route ever sees: they cannot be decoded (400), or a part is too long (414). */
export const answerBadAddress = (error: FastifyError, request: FastifyRequest, reply: FastifyReply): void => {
  const fault =
    error.code === 'FST_ERR_MAX_PARAM_LENGTH'
      ? { status: 414, code: 'request.address_too_long', detail: 'A part of the address is too long.' }
      : { status: 400, code: 'request.malformed', detail: 'The address cannot be read.' };
  void reply
    .status(fault.status)
    .header('X-Request-Id', request.id)
    .header('Content-Type', PROBLEM_TYPE)
    .send(JSON.stringify(problem(fault.status, fault, request.id)));
};
