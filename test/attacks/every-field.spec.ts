import { databasePrint } from '../support/database-print';
import { makeCoach } from '../support/coaches';
import { useTestApp } from '../support/use-test-app';
import { type Answer, everyPlace, type Place } from './every-field';
import { faultsOfProblem } from './problem-shape';

/** Thousands of requests: minutes on a machine that is busy with others. */

const app = useTestApp();
let places: Place[];
beforeAll(async () => {
  places = everyPlace(app, {
    candidate: await app.signUp(),
    coach: await makeCoach(app),
    admin: await app.signUp({ roles: ['admin'] }),
  });
});

const isText = ({ example, in: where }: Place): boolean => where === 'query' || typeof example === 'string';
/** Any character may stand in a secret: only its hash is ever compared or stored. */
const isFree = ({ name }: Place): boolean => ['password', 'newPassword', 'refreshToken'].includes(name);

/** Parameters that may be given several times. */
const isList = ({ label, name }: Place): boolean =>
  ['principle', 'weekdays'].includes(name) || `${label} ${name}` === 'GET /v1/bookings status';

/** A value made for its place. */
type ValueAt = (place: Place) => unknown;

/** Sends each value to each place; tells of each answer that is not as it should be. */
const complaints = async (
  where: Place[],
  values: unknown[],
  fault: (answer: Answer, place: Place, value: unknown) => string | null,
): Promise<string[]> => {
  const found: string[] = [];
  for (const place of where)
    for (const value of values) {
      const answer = await place.send(typeof value === 'function' ? (value as ValueAt)(place) : value);
      const problem = answer.status >= 400 ? faultsOfProblem(answer).join('; ') : '';
      const all = [fault(answer, place, value), problem].filter(Boolean).join('; ');
      if (all)
        found.push(
          `${place.label} ${place.name}=${JSON.stringify(typeof value === 'function' ? (value as ValueAt)(place) : value).slice(0, 60)}: ${answer.status} ${all}`,
        );
    }
  return found;
};

const isRefusal = ({ status }: Answer): boolean => status === 400 || status === 422;
const refusedHere = (answer: Answer, { name }: Place): string | null =>
  isRefusal(answer) && answer.field?.startsWith(name.split('.')[0] ?? '')
    ? null
    : `${answer.code} ${answer.field}`;
const noServerError = ({ status }: Answer): string | null => (status < 500 ? null : 'our fault');

const unchanged = async (work: () => Promise<string[]>): Promise<void> => {
  const before = await databasePrint(app.database);
  expect(await work()).toEqual([]);
  expect(await databasePrint(app.database)).toEqual(before);
};

it('there are places to try', () => {
  expect(places.filter(({ in: where }) => where === 'body').length).toBeGreaterThan(60);
  expect(places.filter(({ in: where }) => where === 'query').length).toBeGreaterThan(50);
});

it('attack 57: zero bytes, half characters and marks that turn text around are refused in every text', () =>
  unchanged(() =>
    complaints(
      places.filter((place) => place.in === 'body' && isText(place) && !isFree(place)),
      ['\u0000', '\ud800', '\u202egnp.exe', '\u0085b'].map(
        (bad) =>
          ({ example }: Place) =>
            `${String(example)}${bad}`,
      ),
      refusedHere,
    ),
  ));

it('attack 57: in an address they never reach the database', () =>
  unchanged(() =>
    complaints(
      places.filter(({ in: where }) => where === 'query'),
      ['a\u0000b', 'a\ud800', '\u202e', '\u200b'],
      noServerError,
    ),
  ));

it('attack 57: a name that nobody can see is no name', () =>
  unchanged(() =>
    complaints(
      places.filter(
        ({ name, in: where }) => where === 'body' && /^(name|headline|company|roleTitle)$/.test(name),
      ),
      ['\u200b', ' \u200d\u2060 ', '\u3164', 'two\nlines', 'a\tb', '\u2067abc'],
      refusedHere,
    ),
  ));

it('attack 44: a list or an object where one value belongs is 400', () =>
  unchanged(() =>
    complaints(
      places.filter(({ in: where }) => where === 'body'),
      [[], {}, { $ne: null }],
      (answer, place, value) =>
        answer.status === 400 || (Array.isArray(value) ? takesLists(place) : takesObjects(place))
          ? null
          : `${answer.code}`,
    ),
  ));

/** Either one word for all, or a list. */
const takesLists = ({ label, name }: Place): boolean => label.includes('/questions') && name === 'levels';

/** A field of a form may be written as an object. */
const takesObjects = ({ label, name }: Place): boolean =>
  label.includes('/v1/forms/') &&
  /(^|\.)(notes\.0\.fields|fields|competencies|principles|recommendation)\.|^changes\.0\.(was|now)$/.test(
    name,
  );

it('attack 44: a parameter that comes twice or as an object is 400', () =>
  unchanged(() =>
    complaints(
      places.filter((place) => place.in === 'query' && !isList(place)),
      [['a', 'b'], ['1', '2', '3'], { a: 'b' }, { $gt: '' }, { '': 'x' }],
      (answer) => (answer.status === 400 ? null : `${answer.code}`),
    ),
  ));

const SQL = [
  "' OR '1'='1",
  "') UNION SELECT email, id FROM accounts --",
  "\\\\'; DROP TABLE bookings --",
  '%',
];

it('attack 43: SQL in any parameter is a value or a refusal, and reads nothing else', () =>
  unchanged(() =>
    complaints(
      places.filter(({ in: where }) => where === 'query'),
      SQL,
      ({ status, body }, { name }) =>
        (status === 200 && !body.includes('example.test')) ||
        status === 400 ||
        status === 422 ||
        // The tokens of mailed links are compared with the right ones, whatever they are.
        (status === 404 && name === 'token')
          ? null
          : body.slice(0, 200),
    ),
  ));

it('attack 43: SQL inside a cursor of ours is 400', () => {
  const cursors = SQL.flatMap((sql) => [
    [sql],
    [sql, sql],
    ['2027-01-01T00:00:00.000Z', sql],
    ['1', sql, sql, sql],
  ]);
  const encoded = cursors.map((parts) => Buffer.from(JSON.stringify(parts)).toString('base64url'));
  return unchanged(() =>
    complaints(
      places.filter(({ name, in: where }) => where === 'query' && name === 'cursor'),
      [...encoded, Buffer.from('{"length":1}').toString('base64url'), 'x'.repeat(500)],
      (answer) => (answer.status === 400 && answer.field === 'cursor' ? null : `${answer.code}`),
    ),
  );
});

it('attack 43, 57: a cursor of the right shape with odd values is no fault of ours', () => {
  const id = '0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f10';
  const instants = [
    '0000-01-01T00:00:00.000Z',
    '9999-12-31T24:00:00Z',
    '2027-01-01T23:59:60Z',
    '2027-02-31T00:00:00Z',
  ];
  const cursors = [
    ...instants.map((instant) => [instant, id]),
    ['a\u0000b'],
    ['\ud800'],
    ['999999', '999999', '999999', id],
  ];
  return unchanged(() =>
    complaints(
      places.filter(({ name, in: where }) => where === 'query' && name === 'cursor'),
      cursors.map((parts) => Buffer.from(JSON.stringify(parts)).toString('base64url')),
      noServerError,
    ),
  );
});

it('attack 43: there is no order to choose but those that are named', () =>
  unchanged(async () => {
    const answers = await Promise.all(
      ['sort=name', 'sort=price desc', 'orderBy=1', 'filter[status]=x', 'order=q'].map((query) =>
        fetch(`${app.url}/v1/coaches?${query}`),
      ),
    );
    return answers.filter(({ status }) => status !== 400).map(({ url }) => url);
  }));

it('attack 72: a page is never longer than its most, a window never than 62 days', () =>
  unchanged(() =>
    complaints(
      // The list of one thing needs that thing; its own test asks for too long a page.
      places.filter(
        ({ name, in: where, label }) => where === 'query' && name === 'limit' && !label.includes('/:id/'),
      ),
      ['1e9', '1000000000', '-1', '0', '1.5', 'NaN', 'Infinity', '0x10', '9'.repeat(400)],
      (answer) => {
        if (isRefusal(answer)) return answer.field === 'limit' ? null : `${answer.field}`;
        return answer.status === 200 && (JSON.parse(answer.body) as { items: unknown[] }).items.length <= 100
          ? null
          : 'long';
      },
    ),
  ));

const ZONES = [
  'Mars/Olympus',
  '../../etc/passwd',
  'Etc/GMT+99',
  'Europe/Paris\r\nX: y',
  'europe/../UTC',
  '+25:00',
  '',
  '\0',
  'A'.repeat(10_000),
];

it('attack 46: a zone that is none is 422', () =>
  unchanged(() =>
    complaints(
      places.filter(({ name }) => name === 'zone'),
      ZONES,
      (answer) =>
        answer.status === 422 && answer.field === 'zone' ? null : `${answer.code} ${answer.field}`,
    ),
  ));

const INSTANTS = [
  '2026-02-30T10:00:00Z',
  '292278994-08-17T07:12:55Z',
  '+292278994-08-17T07:12:55Z',
  '-000001-01-01T00:00:00Z',
  '2027-03-01T10:00:00',
  '2027-03-01T24:00:00Z',
  '2027-03-01T10:60:00Z',
  '2027-03-01T10:00:60Z',
  '2027-03-01T10:00:00+99:00',
  '2027-03-01 10:00:00Z',
  '2027-W09-1T10:00:00Z',
  '1800000000000',
  'now',
  '1969-12-31T23:59:59Z',
];

it('attack 47: an instant that does not exist, has no offset, or lies ages away is 422 with a code', () =>
  unchanged(() =>
    complaints(
      places.filter(({ name }) => /^(startsAt|from|to|freeFrom|freeTo)$/.test(name)),
      INSTANTS,
      ({ status, code }, { name }) =>
        status === 422 && /^(instant\.invalid|instant\.out_of_range|window\.incomplete)$/.test(code ?? '')
          ? null
          : `${code} ${name}`,
    ),
  ));

const DATES = [
  '2026-02-30',
  '2027-13-01',
  '2027-00-10',
  '27-01-01',
  '2027-3-1',
  '2027-02-29',
  '292278994-08-17',
  '2027-03-01T00:00Z',
  '',
];

it('attack 47: a date that does not exist is 422 with a code', () =>
  unchanged(() =>
    complaints(
      places.filter(({ name }) => name === 'interviewDate'),
      DATES,
      (answer) => (answer.status === 422 && answer.code === 'date.invalid' ? null : `${answer.code}`),
    ),
  ));

it('attack 47: a time of day that does not exist is 422', () =>
  unchanged(() =>
    complaints(
      places.filter(({ name }) => /(^|\.)(start|end)$/.test(name)),
      ['24:01', '25:00', '9:00', '09:60', '09:00:60', '-1:00', '0900', ''],
      (answer) => (answer.status === 422 ? null : `${answer.code}`),
    ),
  ));

it('attack 34, 44: a number that is negative, broken, endless or no number is refused', () =>
  unchanged(() =>
    complaints(
      places.filter(({ in: where, example }) => where === 'body' && typeof example === 'number'),
      [-1, 0.5, 1e308, -1e308, '5', 'NaN', true, []],
      (answer) => (isRefusal(answer) ? null : `${answer.code}`),
    ),
  ));
