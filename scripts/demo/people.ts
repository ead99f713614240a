import { ApiProblem, type Client, clientAt, type Problem } from '../../client';
import { expect } from './walk';

const PATIENCE_MS = 30_000;

const patient = (request: Request): Promise<Response> =>
  fetch(request, { signal: AbortSignal.timeout(PATIENCE_MS) });

/** What the sandbox or a page for people answers: neither is in the contract. Throws unless it is 2xx. */
export const answerOf = async (url: string, body?: object): Promise<Response> => {
  const headers = { 'content-type': 'application/json' };
  const answer = await patient(
    new Request(url, body && { method: 'POST', headers, body: JSON.stringify(body) }),
  );
  expect(answer.ok, `${url}: came ${answer.status}`);
  return answer;
};

/** The problem that the server says no with; throws StepFailed when it says yes, or no with another status or code. */
export const refused = async (asked: Promise<unknown>, status: number, code?: string): Promise<Problem> => {
  const error: unknown = await asked.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error !== null && !(error instanceof ApiProblem)) throw error;
  const wanted = `expected ${status} ${code ?? ''}, came ${error?.message ?? 'no refusal'}`;
  expect(error?.status === status && (!code || error.code === code), wanted);
  return error.problem;
};

/** One of the three people, with their address, password and what they may call. */
export class Person {
  readonly api: Client;
  private token: string | null = null;

  constructor(
    base: string,
    readonly name: string,
    readonly email: string,
    readonly password: string,
    readonly zone: string,
  ) {
    this.api = clientAt(base, { token: () => this.token, fetch: patient });
  }

  /** An access token lives for 15 minutes, so everybody logs in again after time has moved. */
  async logIn(): Promise<void> {
    this.token = null;
    const { email, password } = this;
    const { accessToken } = await this.api.post('/v1/logins', { body: { email, password } });
    expect(accessToken, 'the log-in gives an access token');
    this.token = accessToken;
  }
}
