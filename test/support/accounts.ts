import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Accounts } from '../../src/identity';
import { Passwords } from '../../src/identity/passwords';
import { Clock } from '../../src/platform/clock/clock';
import { Database } from '../../src/platform/database/database';
import type { Role } from '../../src/platform/http/access';
import { newId } from '../../src/shared/ids';
import type { TestAccount } from './app';

/** The password of every account made here. */
export const ACCOUNT_PASSWORD = 'correct horse battery staple';

let counter = 0;
/** Of the password that all of them have: hashing it for each takes longer than most tests. */
let passwordHash: Promise<string> | null = null;

/** A verified account with these roles and a valid access token, made without the mails in between. */
export const createAccount = async (
  app: NestFastifyApplication,
  who: { roles?: Role[]; name?: string; zone?: string } = {},
): Promise<TestAccount> => {
  counter += 1;
  const name = who.name ?? `Person ${counter}`;
  const email = `person-${counter}-${process.pid}@example.test`;
  const accountId = newId();
  passwordHash ??= app.get(Passwords).hash(ACCOUNT_PASSWORD);
  await app.get(Database).query(
    `INSERT INTO accounts (id, email, password_hash, name, zone, roles, email_verified_at, terms_accepted_at,
       coach_terms_accepted_at, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $7, CASE WHEN 'coach' = ANY ($6::text[]) THEN $7::timestamptz END, $7)`,
    [
      accountId,
      email,
      await passwordHash,
      name,
      who.zone ?? 'Europe/Paris',
      who.roles ?? ['candidate'],
      app.get(Clock).now(),
    ],
  );
  return { accountId, token: await app.get(Accounts).issueAccessToken(accountId), email, name };
};
