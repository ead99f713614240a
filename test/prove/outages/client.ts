import { setTimeout as sleep } from 'node:timers/promises';
import { patience } from '../../support/patience';

/** Answers to "not now" say one second; the proofs are impatient. */
const RETRY_PAUSE_MS = 250;

export interface Request {
  method: 'GET' | 'POST' | 'DELETE';
  path: string;
  token?: string;
  body?: object;
  /** Idempotency-Key; the same for every try. */
  key?: string;
}

/** One try of a request and what came of it; times by the monotonic clock. */
export interface Answer {
  request: Request;
  startedAt: number;
  endedAt: number;
  /** Null when nobody answered. */
  status: number | null;
  /** What the answer said, or why there was none. */
  body: unknown;
  /** Whether a 503 is as promised: with Retry-After and a problem document. */
  polite: boolean;
}

/**
 * A client that keeps a record of all its tries, and goes round the addresses it was given. Not that of `client/`: the
 * record is of what came over the wire, and of what did not come.
 */
export class RecordingClient {
  readonly answers: Answer[] = [];
  private turn = 0;

  constructor(private readonly urls: string[]) {}

  /** Asks until somebody answers other than 5xx, at most so many times; the last answer, whatever it is. */
  async ask(request: Request, tries: number): Promise<Answer> {
    const first = (this.turn += 1);
    for (let tried = 0; ; tried += 1) {
      const answer = await this.tryOnce(request, first + tried);
      if (isSettled(answer) || tried + 1 >= tries) return answer;
      await sleep(RETRY_PAUSE_MS);
    }
  }

  /** `turn` chooses the address; a second try goes to the next one. */
  async tryOnce(request: Request, turn = (this.turn += 1)): Promise<Answer> {
    const url = this.urls[turn % this.urls.length];
    const startedAt = performance.now();
    const hanging = new AbortController();
    const asked = fetch(`${url}${request.path}`, { ...init(request), signal: hanging.signal }).then(read);
    const outcome = await patience
      .watch(asked, { what: `${request.method} ${request.path} is not answered` })
      .catch(unanswered);
    hanging.abort();
    const answer = { request, startedAt, endedAt: performance.now(), ...outcome };
    this.answers.push(answer);
    return answer;
  }
}

/** Answered with what was asked for. */
export const isSuccess = ({ status }: Answer): boolean => status !== null && status < 300;

/** Answered, and not with "our fault" or "not now". */
export const isSettled = ({ status }: Answer): boolean => status !== null && status < 500;

const init = ({ method, token, body, key }: Request): RequestInit => ({
  method,
  headers: {
    ...(token && { authorization: `Bearer ${token}` }),
    ...(body && { 'content-type': 'application/json' }),
    ...(key && { 'idempotency-key': key }),
  },
  ...(body && { body: JSON.stringify(body) }),
});

const read = async (response: Response): Promise<Pick<Answer, 'status' | 'body' | 'polite'>> => {
  const text = await response.text();
  const isProblem = response.headers.get('content-type')?.startsWith('application/problem+json') ?? false;
  return {
    status: response.status,
    body: parse(text),
    polite: isProblem && Number(response.headers.get('retry-after')) > 0,
  };
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

const unanswered = (error: unknown): Pick<Answer, 'status' | 'body' | 'polite'> => {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  return { status: null, body: String(cause), polite: false };
};
