import { expect, StepFailed } from './walk';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface Answer<T> {
  status: number;
  body: T;
  headers: Headers;
}

export interface Ask {
  body?: object;
  headers?: Record<string, string>;
  /** The status that must come; by default one from 200 to 299. */
  expected?: number;
}

/** A problem document, as far as the demo looks at it. */
export interface Problem {
  code: string;
  detail: string;
  errors?: { field: string; message: string }[];
  nextSlots?: string[];
}

/** One HTTP call; throws StepFailed with the answer's own words when another status comes than expected. */
export const call = async <T>(url: string, method: Method, ask: Ask = {}): Promise<Answer<T>> => {
  const answer = await fetch(url, {
    method,
    headers: { ...(ask.body && { 'content-type': 'application/json' }), ...ask.headers },
    body: ask.body && JSON.stringify(ask.body),
    signal: AbortSignal.timeout(30_000),
  });
  const text = await answer.text();
  const held = ask.expected === undefined ? answer.ok : answer.status === ask.expected;
  if (!held) {
    const wanted = ask.expected ?? '2xx';
    throw new StepFailed(
      `${method} ${url}: expected ${wanted}, came ${answer.status} ${text.slice(0, 1_000)}`,
    );
  }
  const json = /json/.test(answer.headers.get('content-type') ?? '');
  return { status: answer.status, body: (json ? JSON.parse(text) : text) as T, headers: answer.headers };
};

/** One of the three people, with their address, password and present access token. */
export class Person {
  private token: string | null = null;

  constructor(
    private readonly base: string,
    readonly name: string,
    readonly email: string,
    readonly password: string,
    readonly zone: string,
  ) {}

  /** An access token lives for 15 minutes, so everybody logs in again after time has moved. */
  async logIn(): Promise<void> {
    const { body } = await call<{ accessToken: string }>(`${this.base}/v1/logins`, 'POST', {
      body: { email: this.email, password: this.password },
      expected: 201,
    });
    expect(body.accessToken, 'the log-in gives an access token');
    this.token = body.accessToken;
  }

  async ask<T>(method: Method, path: string, ask: Ask = {}): Promise<Answer<T>> {
    const authorization: Record<string, string> = this.token ? { authorization: `Bearer ${this.token}` } : {};
    return call<T>(`${this.base}${path}`, method, { ...ask, headers: { ...authorization, ...ask.headers } });
  }

  async get<T>(path: string): Promise<T> {
    return (await this.ask<T>('GET', path)).body;
  }

  async send<T>(method: 'POST' | 'PUT' | 'DELETE', path: string, body?: object): Promise<T> {
    return (await this.ask<T>(method, path, { body })).body;
  }

  /** What the server says no with; throws StepFailed when it says yes, or no with another status or code. */
  async refused(
    status: number,
    code: string | null,
    method: Method,
    path: string,
    ask: Ask = {},
  ): Promise<Problem> {
    const { body } = await this.ask<Problem>(method, path, { ...ask, expected: status });
    expect(
      code === null || body.code === code,
      `${method} ${path}: expected code ${code}, came ${body.code}`,
    );
    return body;
  }
}
