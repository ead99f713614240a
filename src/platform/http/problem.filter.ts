import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '../../shared/errors';
import { asDomainError } from '../database/database';
import { problem, type Problem, PROBLEM_TYPE, statusOf } from './problem';
import { problemPage, wantsPage } from './problem.page';
import { fieldsOf } from './request-log';

/** The one place where an error becomes an answer. Nothing of an unexpected error is shown, all of it is logged. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Http');

  catch(thrown: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const error = asDomainError(thrown);
    if (error instanceof DomainError) return this.answer(reply, request, error);
    const known = requestFault(error);
    if (known?.status === 404 && this.refuseMethod(reply, request)) return;
    if (known) return this.send(reply, request, known.status, problem(known.status, known, request.id));
    this.logger.error({ err: error, ...fieldsOf(request) }, 'unexpected error');
    this.send(
      reply,
      request,
      500,
      problem(500, { code: 'internal', detail: 'This is our fault; it has been noted.' }, request.id),
    );
  }

  private answer(reply: FastifyReply, request: FastifyRequest, error: DomainError): void {
    if (error.retryAfterSeconds !== undefined)
      void reply.header('Retry-After', String(error.retryAfterSeconds));
    const status = statusOf(error);
    this.send(reply, request, status, problem(status, error, request.id));
  }

  /** What nobody answers at an address that is served with other methods: 405 with their names. */
  private refuseMethod(reply: FastifyReply, request: FastifyRequest): boolean {
    const allowed = request.is404 ? request.server.allowedMethods(request.url) : [];
    // A folder of files takes the method and has no such file.
    if (allowed.length === 0 || allowed.includes(request.method)) return false;
    const names = allowed.join(', ');
    const detail = `This address takes only ${names}.`;
    void reply.header('Allow', names);
    this.send(reply, request, 405, problem(405, { code: 'method.not_allowed', detail }, request.id));
    return true;
  }

  private send(reply: FastifyReply, request: FastifyRequest, status: number, body: Problem): void {
    if (reply.sent) return;
    fieldsOf(request).code = body.code;
    const page = wantsPage(request);
    void reply.status(status);
    const { sendApp } = request.server;
    // The application says it better, and leads on.
    if (page && body.code === 'route.not_found' && sendApp) return void sendApp(reply);
    void reply
      .header('Content-Type', page ? 'text/html; charset=utf-8' : PROBLEM_TYPE)
      .send(page ? problemPage(body) : JSON.stringify(body));
  }
}

interface RequestFault {
  status: number;
  code: string;
  detail: string;
}

const FASTIFY_FAULTS: Record<string, RequestFault> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: {
    status: 415,
    code: 'request.unsupported_media_type',
    detail: 'Send application/json.',
  },
  FST_ERR_CTP_BODY_TOO_LARGE: { status: 413, code: 'request.too_large', detail: 'The body is too large.' },
  FST_ERR_CTP_EMPTY_JSON_BODY: {
    status: 400,
    code: 'request.malformed',
    detail: 'The body is empty; send JSON or no content type.',
  },
  FST_ERR_CTP_INVALID_JSON_BODY: {
    status: 400,
    code: 'request.malformed',
    detail: 'The body is not valid JSON.',
  },
};

/** Faults of the request that the framework finds: parsing, unknown routes, methods. Null for everything else. */
const requestFault = (error: unknown): RequestFault | null => {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  const known = FASTIFY_FAULTS[code];
  if (known) return known;
  const status = httpStatusOf(error);
  if (status === null || status < 400 || status >= 500) return null;
  if (status === 404)
    return { status: 404, code: 'route.not_found', detail: 'There is nothing at this address.' };
  if (status === 413) return FASTIFY_FAULTS.FST_ERR_CTP_BODY_TOO_LARGE ?? null;
  if (status === 415 || messageOf(error).includes('Unsupported Media Type')) {
    return FASTIFY_FAULTS.FST_ERR_CTP_INVALID_MEDIA_TYPE ?? null;
  }
  return { status, code: 'request.malformed', detail: 'The request cannot be understood.' };
};

const httpStatusOf = (error: unknown): number | null => {
  if (error instanceof HttpException) return error.getStatus();
  const status =
    typeof error === 'object' && error !== null && 'statusCode' in error ? error.statusCode : null;
  return typeof status === 'number' ? status : null;
};

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : '');
