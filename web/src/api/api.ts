import { clientAt, ApiProblem, type Schemas } from '../../../client';
import { readClock } from './clock';
import { session } from './session';

export { ApiProblem, byId, byVersion, once } from '../../../client';
export type { Schemas } from '../../../client';

/** The API, as whoever is logged in here. Throws ApiProblem, and Offline where it cannot be reached. */
export const api = clientAt('', { token: () => session.accessToken(), fetch: (request) => send(request) });

/** The API as nobody: for what one does to be logged in, which must not wait for a login. */
export const visitor = clientAt('', { fetch: (request) => reach(request) });

/** The API could not be reached at all. */
export class Offline extends Error {
  constructor(cause: unknown) {
    super('The API cannot be reached.', { cause });
    this.name = 'Offline';
  }
}

/** Sends a request; once more with new tokens where the present one is no longer taken. */
const send = async (request: Request): Promise<Response> => {
  const again = request.clone();
  const answer = await reach(request);
  const token = request.headers.get('authorization')?.replace('Bearer ', '');
  if (answer.status !== 401 || !token || !(await isTokenRefused(answer.clone()))) return answer;
  const next = await session.accessToken(token);
  if (!next) return answer;
  again.headers.set('authorization', `Bearer ${next}`);
  return reach(again);
};

const reach = async (request: Request): Promise<Response> => {
  try {
    const answer = await fetch(request);
    readClock(answer);
    return answer;
  } catch (error) {
    // Whoever gave up asking wants to hear of that, and not that we are offline.
    throw request.signal.aborted ? error : new Offline(error);
  }
};

/** The token is at fault, and not a password that came with the request. */
const isTokenRefused = async (answer: Response): Promise<boolean> =>
  ((await answer.json()) as Partial<Schemas['Problem']>).code === 'auth.invalid_token';

/** What went wrong in one sentence that the reader can do something with. */
export const sentenceOf = (error: unknown): string =>
  error instanceof ApiProblem ? error.detail : SENTENCES[error instanceof Offline ? 'offline' : 'unknown'];

const SENTENCES = {
  offline: 'You are offline, or we cannot be reached. Nothing is lost; try again.',
  unknown: 'Something broke on our side. Nothing is lost; try again.',
};
