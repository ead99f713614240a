import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { answerApi } from './api';
import { internalError } from './api-error';
import { answerControl } from './control';
import { parseForm } from './form';
import { answerPage } from './hosted-page';
import type { Answer } from './idempotency';
import { stripeId } from './ids';
import { takeFault, type Fault } from './misbehaviour';
import { CONTENT_SECURITY_POLICY } from './page';
import type { Parts } from './parts';

const LARGEST_BODY = 512 * 1024;

/** The sandbox's three faces on one port: `/v1` for the SDK, `/sandbox` for tests, the rest for browsers. */
export function createSandboxServer(parts: Parts): Server {
  return createServer((request, response) => {
    answer(parts, request, response).catch((error: unknown) => {
      if (error instanceof URIError) return sendJson(response, unreadablePath());
      parts.log.warn(`stripe sandbox: ${request.method} ${request.url}: ${String(error)}`);
      if (response.headersSent) response.destroy();
      else sendJson(response, { status: 500, body: JSON.stringify({ error: internalError().body }) });
    });
  });
}

async function answer(parts: Parts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://sandbox');
  const body = await readBody(request);
  if (body === null) return sendJson(response, { status: 413, body: '{"error":{"message":"Too large."}}' });
  if (url.pathname.startsWith('/v1/')) return answerSdk(parts, request, response, url, body);
  const method = request.method ?? 'GET';
  if (url.pathname === '/sandbox' || url.pathname.startsWith('/sandbox/')) {
    // A page of another origin cannot send this content type without asking first.
    const allowed =
      method === 'GET' || (request.headers['content-type'] ?? '').startsWith('application/json');
    if (!allowed) return sendJson(response, { status: 415, body: '{"error":{"message":"Send JSON."}}' });
    return sendJson(response, await answerControl(parts, method, url.pathname, body));
  }
  const page = await answerPage(parts, method, url.pathname);
  response.writeHead(page.status, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': CONTENT_SECURITY_POLICY,
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    ...(page.location ? { location: page.location } : {}),
  });
  response.end(page.html);
}

async function answerSdk(
  parts: Parts,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  body: string,
): Promise<void> {
  const method = request.method ?? 'GET';
  const requestId = stripeId('req_');
  const fault = await takeFault(
    parts.pool,
    ['slow', 'unavailable', 'drop_before', 'drop_after'],
    method,
    url.pathname,
  );
  if (fault && fault.delay_ms > 0) await pause(fault.delay_ms);
  if (fault?.kind === 'drop_before') return drop(request);
  if (fault?.kind === 'unavailable') return sendJson(response, unavailable(fault), { requestId });
  const idempotencyKey = header(request, 'idempotency-key');
  const given = await answerApi(parts.pool, {
    method,
    path: url.pathname,
    form: parseForm(method === 'GET' ? url.search.slice(1) : body),
    authorization: header(request, 'authorization') ?? '',
    requestId,
    idempotencyKey,
    now: parts.now(),
    baseUrl: parts.baseUrl(),
  });
  parts.wake();
  if (fault?.kind === 'drop_after') return drop(request);
  const version = header(request, 'stripe-version');
  sendJson(response, given, { requestId, idempotencyKey, version });
}

function unavailable(fault: Fault): Answer {
  const status = fault.status ?? 503;
  const type = status === 429 ? 'rate_limit_error' : 'api_error';
  return { status, body: JSON.stringify({ error: { type, message: 'The sandbox was told to refuse.' } }) };
}

function unreadablePath(): Answer {
  const error = { type: 'invalid_request_error', message: 'The path does not read.' };
  return { status: 400, body: JSON.stringify({ error }) };
}

function drop(request: IncomingMessage): void {
  request.socket.destroy();
}

function header(request: IncomingMessage, name: string): string | null {
  const value = request.headers[name];
  return typeof value === 'string' && value !== '' ? value : null;
}

interface Echo {
  requestId?: string;
  idempotencyKey?: string | null;
  version?: string | null;
}

function sendJson(response: ServerResponse, given: Answer, echo: Echo = {}): void {
  response.writeHead(given.status, {
    'content-type': 'application/json',
    'cache-control': 'no-store',
    ...(echo.requestId ? { 'request-id': echo.requestId } : {}),
    ...(echo.idempotencyKey ? { 'idempotency-key': echo.idempotencyKey } : {}),
    ...(echo.version ? { 'stripe-version': echo.version } : {}),
    ...(given.replayOf ? { 'idempotent-replayed': 'true', 'original-request': given.replayOf } : {}),
    // A stored 500 would only be replayed.
    ...(given.status === 500 ? { 'stripe-should-retry': 'false' } : {}),
  });
  response.end(given.body);
}

async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LARGEST_BODY) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
