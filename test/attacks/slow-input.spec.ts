import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { startTestApp, type TestAccount, type TestApp } from '../support/app';
import { makeCoach } from '../support/coaches';
import { everyPlace, type Place } from './every-field';
import { rawRequest, sendRaw } from './raw-http';

/** Source: attack 56 of the table; the longest that other callers may wait for one request of somebody else. */
const MOST_LAG_MS = 50;
/** A busy machine stops everybody now and then: what is slow by itself is slow every time. */
const TRIES = 6;

let app: TestApp;
let coach: TestAccount;
let places: Place[];
beforeAll(async () => {
  app = await startTestApp();
  coach = await makeCoach(app);
  const admin = await app.signUp({ roles: ['admin'] });
  places = everyPlace(app, { candidate: await app.signUp(), coach, admin });
});
afterAll(() => app.stop());

/** How long this process, application and all, did nothing else while it did this: the least of several tries. */
const lagOf = async (work: () => Promise<unknown>): Promise<number> => {
  let least = Infinity;
  for (let tries = 0; tries < TRIES && least >= MOST_LAG_MS; tries += 1) {
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    await sleep(3);
    await work();
    await sleep(3);
    delay.disable();
    least = Math.min(least, delay.max / 1e6);
  }
  return least;
};

const put = (path: string, body: string): Promise<{ status: number; body: string }> =>
  sendRaw(
    app.url,
    rawRequest(
      `PUT ${path} HTTP/1.1`,
      [
        `Authorization: Bearer ${coach.token}`,
        'Content-Type: application/json',
        'If-Match: "1"',
        `Content-Length: ${Buffer.byteLength(body)}`,
      ],
      body,
    ),
    10_000,
  );

const HOURS = '/v1/me/coach/availability';
const FORM = '/v1/forms/0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f10';
const list = (item: string, count: number): string => `[${Array(count).fill(item).join(',')}]`;
const members = (count: number, value: string): string =>
  `{${Array.from({ length: count }, (_, i) => `"k${i}":${value}`).join(',')}}`;
const form = (notes: string, principles = '{}'): string =>
  `{"notes":${notes},"competencies":{},"principles":${principles},"recommendation":{}}`;

const BODIES: [string, string, string, number, string][] = [
  ['10 MB of text', HOURS, JSON.stringify('x'.repeat(10_000_000)), 413, 'request.too_large'],
  ['a million elements', HOURS, list('1', 1_000_000), 413, 'request.too_large'],
  ['100,000 levels of lists', HOURS, '['.repeat(100_000) + ']'.repeat(100_000), 400, 'request.too_deep'],
  [
    '40,000 levels of objects',
    HOURS,
    '{"a":'.repeat(40_000) + '1' + '}'.repeat(40_000),
    400,
    'request.too_deep',
  ],
  [
    'as many elements as fit',
    HOURS,
    `{"zone":"UTC","weekly":${list('1', 120_000)}}`,
    400,
    'request.too_many_values',
  ],
  ['as many members as fit', HOURS, members(20_000, '1'), 400, 'request.too_many_values'],
  ['just few enough elements', HOURS, `{"zone":"UTC","weekly":${list('1', 2_900)}}`, 422, 'request.refused'],
  ['just few enough members', HOURS, members(2_900, '1'), 400, 'request.malformed'],
  ['just few enough entries of a form', FORM, form('[]', members(2_900, '1')), 400, 'request.malformed'],
  [
    'just few enough notes of a form',
    FORM,
    form(list('{"id":"n","fields":{"a":1}}', 700)),
    422,
    'request.refused',
  ],
  ['one long name', HOURS, `{"${'a'.repeat(250_000)}":1}`, 400, 'request.malformed'],
  [
    'one long text of backslashes',
    HOURS,
    `{"zone":"${'\\\\'.repeat(120_000)}","weekly":[]}`,
    422,
    'request.refused',
  ],
  [
    'one long text of quotes',
    HOURS,
    `{"zone":"${'\\"'.repeat(120_000)}","weekly":[]}`,
    422,
    'request.refused',
  ],
  ['half a text of quotes', HOURS, `{"zone":"${'\\"'.repeat(120_000)}`, 400, 'request.malformed'],
];

describe('attack 56: large and deep bodies', () => {
  it('attack 56: an idle process does not lag by itself', async () => {
    expect(await lagOf(() => sleep(20))).toBeLessThan(MOST_LAG_MS);
  });

  it.each(BODIES)('attack 56: %s is refused at once', async (...[, path, body, status, code]) => {
    const answer = await put(path, body);
    expect([answer.status, (JSON.parse(answer.body) as { code: string }).code]).toEqual([status, code]);
    expect(answer.body.length).toBeLessThan(5_000);
    expect(await lagOf(() => put(path, body))).toBeLessThan(MOST_LAG_MS);
  });
});

/** Texts that make patterns with two ways to match try them all. */
const SLOW = [
  'a',
  'a-',
  'a_',
  'a.',
  'a@',
  ' ',
  '\t ',
  '0',
  '2027-',
  ':',
  '/',
  'A/',
  'https://a.',
  '%',
  '\n',
  'aA1!',
  '-',
  '𝒜',
];
const slowTexts = (length: number): string[] =>
  SLOW.map((part) => `${part.repeat(length / part.length)}!\u0001`);

describe('attack 56: texts that make patterns slow', () => {
  it('attack 56: in no text of any body', async () => {
    const slow: string[] = [];
    for (const place of uniqueTexts())
      for (const text of slowTexts(20_000)) {
        const began = performance.now();
        await place.send(text);
        // An answer within that time cannot have lagged longer.
        if (performance.now() - began < MOST_LAG_MS) continue;
        const lag = await lagOf(() => place.send(text));
        if (lag >= MOST_LAG_MS)
          slow.push(`${place.label} ${place.name} ${text.slice(0, 8)}: ${Math.round(lag)} ms`);
      }
    expect(slow).toEqual([]);
  });

  it.each([
    'authorization',
    'idempotency-key',
    'if-match',
    'content-type',
    'stripe-signature',
    'cookie',
    'accept',
    'x-forwarded-for',
  ])('attack 56: not in the header %s', async (name) => {
    const prefix = name === 'authorization' ? 'Bearer ' : name === 'content-type' ? 'application/json;' : '';
    const slow: string[] = [];
    for (const text of [
      ...slowTexts(14_000),
      '='.repeat(14_000),
      '"'.repeat(14_000),
      't=1,v1=0,'.repeat(1_500),
    ]) {
      const value = `${prefix}${text}`.replaceAll(/[^\x20-\x7e\t]/g, 'x');
      const bytes = rawRequest('POST /v1/stripe/webhook HTTP/1.1', [
        `${name}: ${value}`,
        'Content-Length: 0',
      ]);
      const lag = await lagOf(() => sendRaw(app.url, bytes));
      if (lag >= MOST_LAG_MS) slow.push(`${text.slice(0, 8)}: ${Math.round(lag)} ms`);
    }
    expect(slow).toEqual([]);
  });
});

/** One place for each name: the same name has the same pattern everywhere. */
const uniqueTexts = (): Place[] => [
  ...new Map(
    places
      .filter(({ in: where, example }) => where === 'body' && typeof example === 'string')
      .map((place) => [place.name.replaceAll(/\d+/g, '0'), place] as const),
  ).values(),
];
