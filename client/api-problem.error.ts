import type { components } from './schema';

/** A problem document as the API sends it, with what single codes add to it (`nextSlots`, `from`). */
export type Problem = components['schemas']['Problem'];

const PROBLEM_TYPE = 'application/problem+json';

/** What the API said no with: the members of its problem document, and the whole of it in `problem`. */
export class ApiProblem extends Error {
  readonly status: number;
  /** One of docs/codes.md; `no_problem` where something else than the API answered, like a proxy. */
  readonly code: string;
  /** A sentence for people. */
  readonly detail: string;
  /** Name of the input at fault. */
  readonly field: string | null;
  /** The request in the log of the server. */
  readonly requestId: string | null;
  /** Seconds after which to ask again. */
  readonly retryAfter: number | null;
  readonly problem: Problem;

  constructor(asked: string, response: Response, body: unknown) {
    const problem = isProblem(response) ? (body as Problem) : stranger(response, body);
    super(`${asked}: ${response.status} ${problem.code}: ${problem.detail}`);
    this.name = 'ApiProblem';
    this.status = response.status;
    this.code = problem.code;
    this.detail = problem.detail;
    this.field = problem.field ?? null;
    this.requestId = problem.requestId || null;
    this.retryAfter = Number(response.headers.get('retry-after')) || null;
    this.problem = problem;
  }
}

const isProblem = ({ headers }: Response): boolean =>
  headers.get('content-type')?.startsWith(PROBLEM_TYPE) ?? false;

/** An answer that is no problem document, told as one: the beginning of its text is the detail. */
const stranger = ({ status, statusText }: Response, body: unknown): Problem => ({
  type: 'about:blank',
  title: statusText,
  status,
  code: 'no_problem',
  detail: (typeof body === 'string' ? body : JSON.stringify(body ?? '')).slice(0, 1_000),
  requestId: '',
});
