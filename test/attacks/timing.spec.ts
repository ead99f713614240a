import { Client } from 'pg';
import { newId } from '../../src/shared/ids';
import { useTestApp } from '../support/use-test-app';

/** The very object that the program calls: an import of our own would be a copy. */
const argon2 = jest.requireActual<typeof import('@node-rs/argon2')>('@node-rs/argon2');

/** Addresses of each kind; more would tell no more, for what is compared is counted. */
const PAIRS = 12;

interface Answer {
  status: number;
  body: object;
  headers: string[];
}

/** What somebody without a log-in can ask about an address. */
const DOORS: [name: string, path: string, body: (email: string) => object][] = [
  ['a log-in', '/v1/logins', (email) => ({ email, password: 'not the password at all' })],
  ['a reset', '/v1/password-resets', (email) => ({ email })],
  ['a confirmation mail', '/v1/accounts/confirmation', (email) => ({ email })],
  [
    'a sign-up',
    '/v1/accounts',
    (email) => ({
      email,
      password: 'copper lantern on the quay',
      name: 'Noor',
      zone: 'Asia/Tokyo',
      termsAccepted: true,
    }),
  ],
];

const WITHOUT_PASSWORD = ['a reset', 'a confirmation mail'];

describe('whether an address has an account', () => {
  const app = useTestApp();
  let known: string[];
  beforeAll(async () => {
    known = Array.from({ length: PAIRS }, (_, index) => `somebody-${index}@example.test`);
    const { accountId } = await app.signUp();
    await app.database.query(
      `INSERT INTO accounts (id, email, password_hash, name, zone, roles, email_verified_at, terms_accepted_at, created_at)
       SELECT given.id, given.email, a.password_hash, a.name, a.zone, a.roles, a.email_verified_at, a.terms_accepted_at,
         a.created_at FROM accounts a, unnest($1::uuid[], $2::text[]) AS given (id, email) WHERE a.id = $3`,
      [known.map(() => newId()), known, accountId],
    );
  });

  const unknown = (index: number): string => `nobody-${index}@example.test`;

  const ask = async (path: string, body: object): Promise<Answer> => {
    const answer = await fetch(`${app.url}${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    const text = await answer.text();
    return {
      status: answer.status,
      body: { ...(JSON.parse(text) as object), requestId: '' },
      headers: [...answer.headers.keys()].sort(),
    };
  };

  it.each(DOORS)('attack 21: %s does not tell it in words', async (_, path, body) => {
    for (const [index, email] of known.entries())
      expect(await ask(path, body(email))).toEqual(await ask(path, body(unknown(index))));
  });

  it.each(DOORS)('attack 21: %s makes the same statements either way, in the same order', async (...door) => {
    const [, path, body] = door;
    for (const [index, email] of known.entries()) {
      const { statements } = await workOf(() => ask(path, body(email)));
      expect(statements.length).toBeGreaterThan(2);
      expect((await workOf(() => ask(path, body(unknown(index))))).statements).toEqual(statements);
    }
  });

  it.each(DOORS)('attack 21: %s hashes as often and as dearly either way', async (door, path, body) => {
    for (const [index, email] of known.entries()) {
      const { hashes } = await workOf(() => ask(path, body(email)));
      expect(hashes).toHaveLength(WITHOUT_PASSWORD.includes(door) ? 0 : 1);
      expect((await workOf(() => ask(path, body(unknown(index))))).hashes).toEqual(hashes);
    }
  });
});

/** What costs time: the statements that reach the database, and each use of the password hash with its parameters. */
interface Work {
  statements: string[];
  hashes: string[];
}

const workOf = async (act: () => Promise<unknown>): Promise<Work> => {
  const queries = jest.spyOn(Client.prototype, 'query');
  const [hashing, verifying] = [jest.spyOn(argon2, 'hash'), jest.spyOn(argon2, 'verify')];
  try {
    await act();
    return {
      statements: queries.mock.calls.map(([query]: unknown[]) =>
        typeof query === 'string' ? query : String((query as { text?: string }).text),
      ),
      hashes: [
        ...hashing.mock.calls.map(([, parameters]) => `hash ${JSON.stringify(parameters)}`),
        ...verifying.mock.calls.map(([stored]) => `verify ${costOf(String(stored))}`),
      ],
    };
  } finally {
    for (const spy of [queries, hashing, verifying]) spy.mockRestore();
  }
};

/** The part of a stored hash that says how dear it is: `$argon2id$v=19$m=...,t=...,p=...`. */
const costOf = (stored: string): string => stored.split('$').slice(0, 4).join('$');
