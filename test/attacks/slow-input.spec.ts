import type { TestAccount } from '../support/app';
import { makeCoach } from '../support/coaches';
import { cpuOf, growth, leastCpu, MOST_GROWTH } from '../support/growth';
import { useTestApp } from '../support/use-test-app';
import { everyPlace, type Place } from './every-field';
import { rawRequest, sendRaw } from './raw-http';

const app = useTestApp();
let coach: TestAccount;
let places: Place[];
beforeAll(async () => {
  coach = await makeCoach(app);
  const admin = await app.signUp({ roles: ['admin'] });
  places = everyPlace(app, { candidate: await app.signUp(), coach, admin });
});

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
  );

const HOURS = '/v1/me/coach/availability';
const FORM = '/v1/forms/0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f10';
const list = (item: string, count: number): string => `[${Array(count).fill(item).join(',')}]`;
const members = (count: number, value: string): string =>
  `{${Array.from({ length: count }, (_, i) => `"k${i}":${value}`).join(',')}}`;
const zone = (part: string, times: number): string => `{"zone":"${part.repeat(times)}","weekly":[]}`;
const form = (notes: string, principles = '{}'): string =>
  `{"notes":${notes},"competencies":{},"principles":${principles},"recommendation":{}}`;

/** Each with its size, of which a quarter is refused just as well, and what it is refused with. */
const BODIES: [name: string, path: string, of: (size: number) => string, number, number, string][] = [
  ['10 MB of text', HOURS, (n) => JSON.stringify('x'.repeat(n)), 10_000_000, 413, 'request.too_large'],
  ['a million elements', HOURS, (n) => list('1', n), 1_000_000, 413, 'request.too_large'],
  ['100,000 levels of lists', HOURS, (n) => '['.repeat(n) + ']'.repeat(n), 100_000, 400, 'request.too_deep'],
  [
    '40,000 levels of objects',
    HOURS,
    (n) => '{"a":'.repeat(n) + '1' + '}'.repeat(n),
    40_000,
    400,
    'request.too_deep',
  ],
  [
    'as many elements as fit',
    HOURS,
    (n) => `{"zone":"UTC","weekly":${list('1', n)}}`,
    120_000,
    400,
    'request.too_many_values',
  ],
  ['as many members as fit', HOURS, (n) => members(n, '1'), 20_000, 400, 'request.too_many_values'],
  [
    'just few enough elements',
    HOURS,
    (n) => `{"zone":"UTC","weekly":${list('1', n)}}`,
    2_900,
    422,
    'request.refused',
  ],
  ['just few enough members', HOURS, (n) => members(n, '1'), 2_900, 400, 'request.malformed'],
  [
    'just few enough entries of a form',
    FORM,
    (n) => form('[]', members(n, '1')),
    2_900,
    400,
    'request.malformed',
  ],
  [
    'just few enough notes of a form',
    FORM,
    (n) => form(list('{"id":"n","fields":{"a":1}}', n)),
    700,
    422,
    'request.refused',
  ],
  ['one long name', HOURS, (n) => `{"${'a'.repeat(n)}":1}`, 250_000, 400, 'request.malformed'],
  ['one long text of backslashes', HOURS, (n) => zone('\\\\', n), 120_000, 422, 'request.refused'],
  ['one long text of quotes', HOURS, (n) => zone('\\"', n), 120_000, 422, 'request.refused'],
  ['half a text of quotes', HOURS, (n) => `{"zone":"${'\\"'.repeat(n)}`, 120_000, 400, 'request.malformed'],
];

describe('attack 56: large and deep bodies', () => {
  const codeOf = ({ status, body }: { status: number; body: string }): [number, string] => [
    status,
    (JSON.parse(body) as { code: string }).code,
  ];

  it.each(BODIES)('attack 56: %s is refused, at most as dear as it is long', async (...given) => {
    const [, path, of, size, status, code] = given;
    for (const part of [size / 4, size]) {
      const answer = await put(path, of(part));
      expect(codeOf(answer)).toEqual([status, code]);
      // A hundred faults are named at most, however many there are.
      expect(answer.body.length).toBeLessThan(20_000);
    }
    expect(await growth((part) => put(path, of(part)), size)).toBeLessThan(MOST_GROWTH);
  });

  it.each(BODIES.filter(([, , , , , code]) => /too_(large|deep|many)/.test(code)))(
    'attack 56: %s is refused before it is made into values',
    async (...[, path, of, size]) => {
      const parse = jest.spyOn(JSON, 'parse');
      try {
        await put(path, of(size));
        expect(parse.mock.calls.filter(([text]) => text.length > 5_000)).toEqual([]);
      } finally {
        parse.mockRestore();
      }
    },
  );
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

/**
 * Which of these texts cost more than a plain one of a quarter of the length can account for: many times the request
 * that carries it. A pattern that tries every way costs hundreds of times as much.
 */
const dearTexts = async (send: (text: string) => Promise<unknown>, texts: string[]): Promise<string[]> => {
  const plain = (): Promise<unknown> => send('x'.repeat((texts[0] ?? '').length / 4));
  let unit = await leastCpu(plain);
  const dear: string[] = [];
  for (const text of texts) {
    let cost = await cpuOf(() => send(text));
    for (let look = 0; look < 10 && cost > MOST_GROWTH * unit; look += 1) {
      unit = Math.min(unit, await cpuOf(plain));
      cost = Math.min(cost, await cpuOf(() => send(text)));
    }
    if (cost > MOST_GROWTH * unit) dear.push(`${text.slice(0, 8)}: ${Math.round(cost / unit)} times as dear`);
  }
  return dear;
};

describe('attack 56: texts that make patterns slow', () => {
  it('attack 56: in no text of any body', async () => {
    const dear: string[] = [];
    for (const place of uniqueTexts())
      for (const found of await dearTexts((text) => place.send(text), slowTexts(20_000)))
        dear.push(`${place.label} ${place.name} ${found}`);
    expect(dear).toEqual([]);
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
    const texts = [...slowTexts(14_000), '='.repeat(14_000), '"'.repeat(14_000), 't=1,v1=0,'.repeat(1_500)];
    const send = (text: string): Promise<unknown> => {
      const value = `${prefix}${text}`.replaceAll(/[^\x20-\x7e\t]/g, 'x');
      const head = [`${name}: ${value}`, 'Content-Length: 0'];
      return sendRaw(app.url, rawRequest('POST /v1/stripe/webhook HTTP/1.1', head));
    };
    expect(await dearTexts(send, texts)).toEqual([]);
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
