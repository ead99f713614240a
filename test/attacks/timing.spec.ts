import { Client } from 'pg';
import { newId } from '../../src/shared/ids';
import { startTestApp, type TestApp } from '../support/app';

const PAIRS = 200;
/** Low quantiles see through noise, which only ever adds; the median is what the row of the table asks for. */
const QUANTILES = [0.1, 0.25, 0.5];
const SHUFFLES = 400;
/** So many standard deviations from what chance does when it gives the names "known" and "unknown" to each pair. */
const BEYOND_CHANCE = 5;
/** A difference below this, in milliseconds, is lost in any network. */
const RELEVANT_MS = 0.2;

interface Answer {
  status: number;
  body: object;
  headers: string[];
  ms: number;
}

/** What somebody without a log-in can ask about an address. */
const DOORS: [name: string, path: string, body: (email: string) => object][] = [
  ['a log-in', '/v1/sessions', (email) => ({ email, password: 'not the password at all' })],
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

describe('whether an address has an account', () => {
  let app: TestApp;
  let known: string[];
  beforeAll(async () => {
    app = await startTestApp();
    known = Array.from({ length: PAIRS }, (_, index) => `somebody-${index}@example.test`);
    const { accountId } = await app.signUp();
    await app.database.query(
      `INSERT INTO accounts (id, email, password_hash, name, zone, roles, email_verified_at, terms_accepted_at, created_at)
       SELECT given.id, given.email, a.password_hash, a.name, a.zone, a.roles, a.email_verified_at, a.terms_accepted_at,
         a.created_at FROM accounts a, unnest($1::uuid[], $2::text[]) AS given (id, email) WHERE a.id = $3`,
      [known.map(() => newId()), known, accountId],
    );
  });
  afterAll(() => app.stop());

  const unknown = (index: number): string => `nobody-${index}@example.test`;

  const ask = async (path: string, body: object): Promise<Answer> => {
    const begun = process.hrtime.bigint();
    const answer = await fetch(`${app.url}${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    const text = await answer.text();
    return {
      ms: Number(process.hrtime.bigint() - begun) / 1e6,
      status: answer.status,
      body: { ...(JSON.parse(text) as object), requestId: '' },
      headers: [...answer.headers.keys()].sort(),
    };
  };

  it.each(DOORS)(
    'attack 21: %s tells it neither in words nor in time, over 200 tries each',
    async (_, path, body) => {
      const pairs: [Answer, Answer][] = [];
      for (let warmUp = 0; warmUp < 10; warmUp += 1) await ask(path, body(unknown(1_000_000 + warmUp)));
      for (const [index, email] of known.entries()) pairs.push(await pair(path, body, email, index));
      for (const [one, other] of pairs) expect({ ...one, ms: 0 }).toEqual({ ...other, ms: 0 });

      const times = pairs.map(([one, other]): [number, number] => [one.ms, other.ms]);
      const findings = QUANTILES.map((quantile) => compared(times, quantile));
      expect(findings.filter(({ telling }) => telling)).toEqual([]);
    },
    120_000,
  );

  it.each(DOORS)(
    'attack 21: %s makes the same statements either way, in the same order',
    async (_, path, body) => {
      const statements = await spied(() => ask(path, body(known[0] ?? '')));
      expect(statements.length).toBeGreaterThan(2);
      expect(await spied(() => ask(path, body(unknown(0))))).toEqual(statements);
    },
  );

  /** A known and an unknown address, in turns the one and the other first. */
  const pair = async (
    path: string,
    body: (email: string) => object,
    email: string,
    index: number,
  ): Promise<[Answer, Answer]> => {
    const asks = [() => ask(path, body(email)), () => ask(path, body(unknown(index)))] as const;
    if (index % 2 === 0) return [await asks[0](), await asks[1]()];
    const second = await asks[1]();
    return [await asks[0](), second];
  };
});

/** The texts of all statements that reach the database while something is done. */
const spied = async (work: () => Promise<unknown>): Promise<string[]> => {
  const spy = jest.spyOn(Client.prototype, 'query');
  try {
    await work();
    return spy.mock.calls.map(([query]: unknown[]) =>
      typeof query === 'string' ? query : String((query as { text?: string }).text),
    );
  } finally {
    spy.mockRestore();
  }
};

/** How far a quantile of the first times lies from that of the second, against what chance makes of the same pairs. */
const compared = (times: [number, number][], quantile: number) => {
  const difference = apart(times, quantile);
  const byChance = Array.from({ length: SHUFFLES }, () =>
    apart(
      times.map(([one, other]) => (Math.random() < 0.5 ? [one, other] : [other, one])),
      quantile,
    ),
  );
  const deviation = Math.sqrt(byChance.reduce((sum, value) => sum + value ** 2, 0) / SHUFFLES);
  const telling = Math.abs(difference) > Math.max(RELEVANT_MS, BEYOND_CHANCE * deviation);
  return { quantile, difference, deviation, telling };
};

const apart = (times: [number, number][], quantile: number): number =>
  at(
    quantile,
    times.map(([one]) => one),
  ) -
  at(
    quantile,
    times.map(([, other]) => other),
  );

const at = (quantile: number, values: number[]): number =>
  values.sort((a, b) => a - b)[Math.floor(values.length * quantile)] ?? 0;
