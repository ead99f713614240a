import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { DomainError, malformed } from '../../shared/errors';
import { newId } from '../../shared/ids';
import { acceptedTypes, mediaTypeOf } from './document-upload';
import { problem, PROBLEM_TYPE } from './problem';

/** Where a request goes, however its address was written (`/%761/me`, `http://host/v1/me`); unknown routes as they came. */
const routeOf = (request: FastifyRequest): string => request.routeOptions.url ?? request.url;

const JSON_TYPE = /^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i;

/**
 * The API takes JSON only, and documents where a route says so. HTML forms post to pages outside /v1; a browser can send those three simple types from a
 * foreign site without asking first, so they are refused before a body is read. Throws 415.
 */
export const refuseOtherThanJson = (request: FastifyRequest): void => {
  const { 'content-type': type, 'content-encoding': encoding } = request.headers;
  if (encoding !== undefined && encoding.toLowerCase() !== 'identity')
    throw unsupported('Send the body as it is, not compressed.');
  if (type === undefined) return;
  const accepted = acceptedTypes(request);
  const mediaType = mediaTypeOf(type);
  if (accepted) {
    if (mediaType && accepted.includes(mediaType)) return;
    throw unsupported(`Send one of ${accepted.join(', ')}, in UTF-8 where it is text.`);
  }
  if (mediaType === null && (!routeOf(request).startsWith('/v1/') || JSON_TYPE.test(type))) return;
  throw unsupported('Send application/json.');
};

const unsupported = (detail: string): DomainError =>
  new DomainError('unsupported_media_type', 'request.unsupported_media_type', detail);

/** HTTP/1.1 asks for a Host; Node's own answer to its absence has no body, so we look ourselves. Throws 400. */
export const refuseWithoutHost = (request: FastifyRequest): void => {
  if (request.raw.httpVersion === '1.1' && request.headers.host === undefined)
    throw malformed('request.malformed', 'The Host header is missing.', 'Host');
};

/** Answers of the API are for the one who asked: nobody on the way keeps them, unless a route says otherwise. */
export const isPrivate = (request: FastifyRequest): boolean => routeOf(request).startsWith('/v1/');

/** Answers for addresses that no route ever sees: they cannot be decoded (400), or a part is too long (414). */
export const answerBadAddress = (error: FastifyError, request: FastifyRequest, reply: FastifyReply): void => {
  const fault =
    error.code === 'FST_ERR_MAX_PARAM_LENGTH'
      ? { status: 414, code: 'request.address_too_long', detail: 'A part of the address is too long.' }
      : { status: 400, code: 'request.malformed', detail: 'The address cannot be read.' };
  void reply
    .status(fault.status)
    .headers({ ...BARE_HEADERS, 'X-Request-Id': request.id })
    .send(JSON.stringify(problem(fault.status, fault, request.id)));
};

const BARE_HEADERS = {
  'Content-Type': PROBLEM_TYPE,
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
};

interface WireFault {
  status: number;
  reason: string;
  code: string;
  detail: string;
}

const NOT_HTTP: WireFault = {
  status: 400,
  reason: 'Bad Request',
  code: 'request.malformed',
  detail: 'This is not a request we can read.',
};
const WIRE_FAULTS: Record<string, WireFault> = {
  HPE_HEADER_OVERFLOW: {
    status: 431,
    reason: 'Request Header Fields Too Large',
    code: 'request.headers_too_large',
    detail: 'The address and the headers are too long.',
  },
  ERR_HTTP_REQUEST_TIMEOUT: {
    status: 408,
    reason: 'Request Timeout',
    code: 'request.timeout',
    detail: 'The request did not arrive in time.',
  },
};

/** Answers bytes that are no request (the parser of Node refused them) and closes the connection. */
export const answerBadBytes = (error: Error & { code?: string }, socket: Socket): void => {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const fault = WIRE_FAULTS[error.code ?? ''] ?? NOT_HTTP;
  socket.end(wireAnswer(fault.status, fault.reason, fault), () => socket.destroy());
};

/** A whole answer as bytes, for a connection on which there is no request to reply to; it is the last one there. */
export const wireAnswer = (
  status: number,
  reason: string,
  fault: { code: string; detail: string; retryAfterSeconds?: number },
): string => {
  const id = newId();
  const body = JSON.stringify(problem(status, fault, id));
  const headers = {
    ...BARE_HEADERS,
    'X-Request-Id': id,
    ...(fault.retryAfterSeconds !== undefined && { 'Retry-After': fault.retryAfterSeconds }),
    'Content-Length': Buffer.byteLength(body),
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${status} ${reason}`, ...lines, 'Connection: close', '', body].join('\r\n');
};

/** Answers an `Expect` that we do not know; Node's own answer has no body. */
export const answerUnknownExpectation = (_: IncomingMessage, response: ServerResponse): void => {
  const id = newId();
  const fault = {
    code: 'request.expectation_failed',
    detail: 'The only Expect that we know is 100-continue.',
  };
  response
    .writeHead(417, { ...BARE_HEADERS, 'X-Request-Id': id, Connection: 'close' })
    .end(JSON.stringify(problem(417, fault, id)));
};
