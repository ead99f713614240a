import { Accounts } from '../../src/identity';
import { newId } from '../../src/shared/ids';
import type { TestAccount, TestApp } from './app';

/**
 * So many verified candidates at once: one password for all, because hashing it for each takes longer than the test.
 * Their tokens are signed as in `signUp`.
 */
export const manyCandidates = async (app: TestApp, count: number): Promise<TestAccount[]> => {
  const first = await app.signUp();
  const people = Array.from({ length: count }, () => {
    const accountId = newId();
    return { accountId, email: `many-${accountId}@example.test`, name: 'One of many' };
  });
  await app.database.query(
    `INSERT INTO accounts (id, email, password_hash, name, zone, roles, email_verified_at, terms_accepted_at, created_at)
     SELECT p.id, p.email, f.password_hash, p.name, f.zone, f.roles, f.created_at, f.created_at, f.created_at
     FROM accounts f, unnest($2::uuid[], $3::text[], $4::text[]) AS p (id, email, name) WHERE f.id = $1`,
    [
      first.accountId,
      people.map(({ accountId }) => accountId),
      people.map(({ email }) => email),
      people.map(({ name }) => name),
    ],
  );
  const accounts = app.get(Accounts);
  const tokens: string[] = [];
  for (const { accountId } of people) tokens.push(await accounts.issueAccessToken(accountId));
  return people.map((person, i) => ({ ...person, token: tokens[i] as string }));
};
