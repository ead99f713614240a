import { startTestApp, type TestApp } from '../support/app';

const PAIRS = 200;
/**
 * With equal times each of a pair is the slower one as often as the other. 200 throws of a coin lie further than 35
 * from 100 (five standard deviations) once in a million runs, however noisy the machine is.
 */
const FAR_FROM_HALF = 35;
/** A difference of the medians below this, in milliseconds, is lost in any network. */
const RELEVANT_MS = 0.2;

interface Answer {
  status: number;
  body: object;
  headers: string[];
  ms: number;
}

describe('whether an address has an account', () => {
  let app: TestApp;
  let known: string[];
  beforeAll(async () => {
    app = await startTestApp();
    known = [];
    for (let index = 0; index < PAIRS; index += 1) known.push((await app.signUp()).email);
  }, 60_000);
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

  it.each<[string, string, (email: string) => object]>([
    ['a log-in', '/v1/sessions', (email) => ({ email, password: 'not the password at all' })],
    ['a reset', '/v1/password-resets', (email) => ({ email })],
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
  ])(
    'attack 21: %s tells it neither in words nor in time, over 200 tries each',
    async (_, path, body) => {
      const pairs: [Answer, Answer][] = [];
      for (let warmUp = 0; warmUp < 10; warmUp += 1) await ask(path, body(unknown(1_000_000 + warmUp)));
      for (const [index, email] of known.entries()) pairs.push(await pair(path, body, email, index));
      for (const [one, other] of pairs) expect({ ...one, ms: 0 }).toEqual({ ...other, ms: 0 });

      const slower = pairs.filter(([one, other]) => one.ms > other.ms).length;
      const difference = median(pairs.map(([one]) => one.ms)) - median(pairs.map(([, other]) => other.ms));
      const telling = Math.abs(slower - PAIRS / 2) > FAR_FROM_HALF && Math.abs(difference) > RELEVANT_MS;
      expect({ telling, slower, difference }).toMatchObject({ telling: false });
    },
    120_000,
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

const median = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
