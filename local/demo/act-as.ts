import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Client, clientAt } from '../../client';
import { Accounts } from '../../src/identity';
import { Database } from '../../src/platform/database/database';
import type { Role } from '../../src/platform/http/access';
import { DEMO_PASSWORD } from './demo-people';

export interface DemoPerson {
  email: string;
  name: string;
  zone: string;
}

/** A start has more patience than a person: so many tries, about a second apart. */
const TRIES = 60;

/** Asks again while the service is too busy, as on a machine where many processes start together. */
const whenNotBusy = async (request: Request): Promise<Response> => {
  for (let tried = 1; ; tried += 1) {
    const answer = await fetch(request.clone());
    if (answer.status !== 503 || tried === TRIES) return answer;
    await answer.body?.cancel();
    await sleep(1_000);
  }
};

/** The API of this application, which listens, for this person, whose account is made when there is none. */
export const actAs = async (
  app: NestFastifyApplication,
  person: DemoPerson,
  roles: Role[],
): Promise<Client> => {
  const accounts = app.get(Accounts);
  const id =
    (await accounts.idOf(person.email)) ??
    (await app.get(Database).tx((tx) => accounts.create(tx, { ...person, password: DEMO_PASSWORD, roles })));
  // A new token for each request: the clock moves between them.
  return clientAt(await app.getUrl(), { token: () => accounts.issueAccessToken(id), fetch: whenNotBusy });
};
