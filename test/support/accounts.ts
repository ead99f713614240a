import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Accounts } from '../../src/identity';
import { Database } from '../../src/platform/database/database';
import type { Role } from '../../src/platform/http/access';
import type { TestAccount } from './app';

/** The password of every account made here. */
export const ACCOUNT_PASSWORD = 'correct horse battery staple';

let counter = 0;

/** A verified account with these roles and a valid access token, made without the mails in between. */
export const createAccount = async (
  app: NestFastifyApplication,
  who: { roles?: Role[]; name?: string; zone?: string } = {},
): Promise<TestAccount> => {
  counter += 1;
  const accounts = app.get(Accounts);
  const name = who.name ?? `Person ${counter}`;
  const email = `person-${counter}-${process.pid}@example.test`;
  const accountId = await app.get(Database).tx((tx) =>
    accounts.create(tx, {
      email,
      password: ACCOUNT_PASSWORD,
      name,
      zone: who.zone ?? 'Europe/Paris',
      roles: who.roles ?? ['candidate'],
    }),
  );
  return { accountId, token: await accounts.issueAccessToken(accountId), email, name };
};
