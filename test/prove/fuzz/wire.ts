import { Agent, request as httpRequest } from 'node:http';
import { type Patience, patience, Stalled } from '../../support/patience';
import type { ApiOperation } from './contract';

export const ACTORS = ['anonymous', 'candidate', 'coach', 'admin'] as const;
export type Actor = (typeof ACTORS)[number];

/** What was decided to send, before it is bytes. */
export interface SentRequest {
  operation: ApiOperation;
  method: string;
  actor: Actor;
  path: Record<string, string>;
  query: Record<string, string | string[]>;
  headers: Record<string, string>;
  /** A JSON value, or text that is sent as it is: as JSON unless another type is given. */
  body: { json: unknown } | { raw: string; type?: string } | null;
}

export interface Answer {
  status: number;
  /** Without its parameters, in small letters; empty without one. */
  contentType: string;
  headers: Record<string, string | string[] | undefined>;
  text: string;
  /** The body as JSON; undefined when it is none. */
  json: unknown;
}

/** Sends one request; null when no answer came although the server could have given one. */
export type Send = (request: SentRequest, token: string | null) => Promise<Answer | null>;

const agent = new Agent({ keepAlive: true, maxSockets: 16 });

/** Sends over HTTP to a server, on connections that stay open. `waits` gives up on an answer. */
export const sendTo =
  (base: string, waits: Patience = patience): Send =>
  (request, token) => {
    const hanging = new AbortController();
    const what = `${request.method} ${addressOf(request)} is not answered`;
    return waits.watch(sendOnce(base, request, token, hanging.signal), { what }).catch((error: unknown) => {
      if (!(error instanceof Stalled)) throw error;
      hanging.abort();
      return null;
    });
  };

const sendOnce = (
  base: string,
  request: SentRequest,
  token: string | null,
  signal: AbortSignal,
): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const body = bodyText(request);
    const outgoing = httpRequest(
      `${base}${addressOf(request)}`,
      { agent, signal, method: request.method, headers: headersOf(request, token, body) },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('error', reject);
        incoming.on('end', () =>
          resolve(answerOf(incoming.statusCode ?? 0, incoming.headers, Buffer.concat(chunks).toString())),
        );
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });

const answerOf = (status: number, headers: Answer['headers'], text: string): Answer => ({
  status,
  contentType:
    String(headers['content-type'] ?? '')
      .split(';')[0]
      ?.trim()
      .toLowerCase() ?? '',
  headers,
  text,
  json: parsed(text),
});

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

export const bodyText = ({ body }: SentRequest): string | undefined =>
  body === null ? undefined : 'raw' in body ? body.raw : JSON.stringify(body.json);

const typeOf = ({ body }: SentRequest): string => (body && 'raw' in body && body.type) || 'application/json';

const headersOf = (request: SentRequest, token: string | null, body?: string): Record<string, string> => ({
  ...Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, sendable(value)])),
  ...(token && { Authorization: `Bearer ${token}` }),
  ...(body !== undefined && {
    'Content-Type': typeOf(request),
    'Content-Length': String(Buffer.byteLength(body)),
  }),
});

/** Node sends no others: bytes that a header may hold. */
const sendable = (value: string): string => value.replaceAll(/[^\t\x20-\x7e\x80-\xff]/g, '?');

/** The address as it stands in the request line. */
export const addressOf = ({ operation, path, query }: SentRequest): string => {
  const filled = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encoded(path[name] ?? ''));
  const members = Object.entries(query).flatMap(([name, value]) =>
    [value].flat().map((one) => `${encoded(name)}=${encoded(one)}`),
  );
  return members.length > 0 ? `${filled}?${members.join('&')}` : filled;
};

const encoded = (text: string): string => encodeURIComponent(text.toWellFormed());

/** The request as a command for a terminal; `$CANDIDATE` and the like stand for the tokens. */
export const asCurl = (request: SentRequest): string => {
  const body = bodyText(request);
  const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
  const parts = [
    `curl -X ${request.method} ${quoted(`$URL${addressOf(request)}`)}`,
    ...(request.actor === 'anonymous' ? [] : [`-H "Authorization: Bearer $${request.actor.toUpperCase()}"`]),
    ...Object.entries(request.headers).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
    ...(body === undefined
      ? []
      : [`-H 'Content-Type: ${typeOf(request)}' --data-raw ${quoted(shortened(body))}`]),
  ];
  return parts.join(' ');
};

const shortened = (text: string): string =>
  text.length > 2_000 ? `${text.slice(0, 300)}... (${text.length} characters)` : text;
