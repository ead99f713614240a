import type { Answer, SentRequest } from './wire';

export const FINDINGS = [
  'server error',
  'no answer',
  'undocumented status',
  'undocumented content type',
  'answer against its schema',
  'accepted against the schema',
  'accepted without a login',
  'error that is no problem document',
] as const;
export type FindingKind = (typeof FINDINGS)[number];

export interface Verdict {
  kind: FindingKind;
  /** What exactly; two findings of one kind, operation and detail are the same. */
  detail: string;
}

const PROBLEM = 'application/problem+json';

/** Everything that is wrong with an answer to a request, by the contract alone. */
export const judge = (request: SentRequest, answer: Answer | null): Verdict[] => {
  if (!answer) return [{ kind: 'no answer', detail: '' }];
  const verdicts: (Verdict | null)[] = [
    serverError(answer),
    ...againstAnswers(request, answer),
    answer.status >= 400 ? noProblem(answer) : null,
    answer.status < 300 ? acceptedAnyway(request) : null,
  ];
  return verdicts.filter((verdict) => verdict !== null);
};

const serverError = ({ status }: Answer): Verdict | null =>
  status >= 500 ? { kind: 'server error', detail: String(status) } : null;

const againstAnswers = ({ operation }: SentRequest, answer: Answer): (Verdict | null)[] => {
  const { status, contentType, json, text } = answer;
  const documented = operation.answers.get(status);
  if (!documented) return [{ kind: 'undocumented status', detail: String(status) }];
  if (documented.size === 0)
    return [text === '' ? null : { kind: 'answer against its schema', detail: `${status}: there is a body` }];
  const check = documented.get(contentType);
  if (!check) return [{ kind: 'undocumented content type', detail: `${status}: ${contentType || 'none'}` }];
  const wrong = /\bjson$/.test(contentType) ? (json === undefined ? 'it is not JSON' : check(json)) : null;
  return [
    wrong === null
      ? null
      : { kind: 'answer against its schema', detail: `${status}: ${withoutIndexes(wrong)}` },
  ];
};

/** RFC 9457, with the members that ours always have. */
const noProblem = ({ contentType, json, status, headers }: Answer): Verdict | null => {
  const body = (json ?? {}) as Record<string, unknown>;
  const texts = [body.type, body.title, body.detail];
  const right =
    contentType === PROBLEM &&
    body.status === status &&
    typeof body.code === 'string' &&
    /^[a-z0-9_]+(\.[a-z0-9_]+)*$/.test(body.code) &&
    texts.every((text) => typeof text === 'string' && text !== '') &&
    body.requestId === headers['x-request-id'];
  return right ? null : { kind: 'error that is no problem document', detail: String(status) };
};

const acceptedAnyway = (request: SentRequest): Verdict | null => {
  const { operation, actor } = request;
  if (operation.closed && actor === 'anonymous') return { kind: 'accepted without a login', detail: '' };
  const wrong = refusedBySchema(request);
  return wrong === null ? null : { kind: 'accepted against the schema', detail: withoutIndexes(wrong) };
};

/** Why the contract refuses a request, or null when it does not. */
export const refusedBySchema = ({ operation, path, query, headers, body }: SentRequest): string | null => {
  const wrong =
    named('path', operation.checkPath(path)) ??
    named('query', operation.checkQuery(query)) ??
    named('header', operation.checkHeaders(headers));
  if (wrong) return wrong;
  if (!operation.body) return null;
  const value = body && ('json' in body ? sentForm(body.json) : parsedOrNothing(body.raw));
  if (value === null && !operation.bodyRequired) return null;
  return body === null ? 'body: it is missing' : named('body', operation.checkBody(value));
};

const named = (place: string, wrong: string | null): string | null => wrong && `${place}: ${wrong}`;

/** The value as it arrives: what JSON cannot say is gone. */
const sentForm = (value: unknown): unknown => parsedOrNothing(JSON.stringify(value) ?? '');

const parsedOrNothing = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};

const withoutIndexes = (detail: string): string => detail.replaceAll(/\/\d+/g, '/*');
