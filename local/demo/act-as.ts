import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { setTimeout as sleep } from 'node:timers/promises';
import { Accounts } from '../../src/identity';
import { Database } from '../../src/platform/database/database';
import type { Role } from '../../src/platform/http/access';
import { DEMO_PASSWORD } from './demo-people';

export interface DemoPerson {
  email: string;
  name: string;
  zone: string;
}

/** One call of our own API as somebody, with JSON or the text of a document; answers the body, throws unless the status is below 300. */
export type Call = (
  method: 'GET' | 'PUT' | 'POST',
  url: string,
  body?: object | string,
  headers?: Record<string, string>,
) => Promise<Record<string, unknown>>;

/** A start has more patience than a person: so many tries, about a second apart. */
const TRIES = 60;

/** Asks again while the service is too busy, as on a machine where many processes start together. */
const whenNotBusy = async <Answer extends { statusCode: number }>(
  ask: () => Promise<Answer>,
): Promise<Answer> => {
  for (let tried = 1; ; tried += 1) {
    const answer = await ask();
    if (answer.statusCode !== 503 || tried === TRIES) return answer;
    await sleep(1_000);
  }
};

/** A signed-in caller of our own API for this person, whose account is made when there is none. */
export const actAs = async (
  app: NestFastifyApplication,
  person: DemoPerson,
  roles: Role[],
): Promise<Call> => {
  const accounts = app.get(Accounts);
  const id =
    (await accounts.idOf(person.email)) ??
    (await app.get(Database).tx((tx) => accounts.create(tx, { ...person, password: DEMO_PASSWORD, roles })));
  return async (method, url, body, headers) => {
    const token = await accounts.issueAccessToken(id);
    const answer = await whenNotBusy(() =>
      app.inject({ method, url, payload: body, headers: { ...headers, authorization: `Bearer ${token}` } }),
    );
    if (answer.statusCode >= 300) {
      throw new Error(`demo data: ${method} ${url} for ${person.email}: ${answer.statusCode} ${answer.body}`);
    }
    return answer.body ? answer.json<Record<string, unknown>>() : {};
  };
};
