import { newId } from '../../src/shared/ids';
import { recordSql } from '../../bench/recorded-sql';
import { type CoachWishes, makeCoach, OFFERING, type TestCoach } from '../support/coaches';
import { firstSlots, holdSlot } from '../support/scenario';
import { useTestApp } from '../support/use-test-app';

const EVENINGS = [{ days: [0, 1, 2, 3, 4, 5, 6], start: '18:00', end: '21:00' }];
const euros = (amount: number) => ({ ...OFFERING, price: { amount, currency: 'EUR' } });
const dollars = (amount: number) => ({ ...OFFERING, price: { amount, currency: 'USD' } });

interface Page {
  zone: string;
  items: {
    name: string;
    reasons: { kind: string }[];
    offerings: { nextSlots: { startsAtLocal: string }[] }[];
  }[];
  total: number | null;
  otherCurrencies: { currency: string; count: number }[];
  nextCursor: string | null;
  moreMayExist: boolean;
  loosen: object[];
}

/** It is Monday 1 February 2027, 09:00 in UTC. */
describe('the directory, searched and sorted', () => {
  const app = useTestApp();
  let ada: TestCoach;
  let bogus: TestCoach;

  const coach = (name: string, wishes: CoachWishes) =>
    makeCoach(app, { name, zone: 'Europe/Paris', ...wishes });

  beforeAll(async () => {
    app.clock.set(new Date('2027-02-01T09:00:00Z'));
    ada = await coach('Ada Peña', {
      weekly: EVENINGS,
      profile: { interviewsConducted: 100, bio: 'Moved two data centres of a Warsaw operator.' },
      offerings: [euros(15_000)],
    });
    bogus = await coach('Bogusław', {
      weekly: [{ days: [2], start: '08:00', end: '10:00' }],
      profile: { interviewsConducted: 300, company: 'Amazon' },
      offerings: [euros(9_000), dollars(30_000)],
    });
    await coach('Cleo', { profile: { interviewsConducted: 900 }, offerings: [dollars(12_000)] });
    await coach('Dan', {
      weekly: [{ days: [6], start: '00:00', end: '24:00' }],
      profile: { interviewsConducted: 10, roleTitle: 'Data Scientist' },
      offerings: [euros(20_000)],
    });
  });

  const get = (query: string) => app.http().get(`/v1/coaches?${query}`);
  const find = async (query: string) => (await get(query).expect(200)).body as Page;
  const names = async (query: string): Promise<string> =>
    (await find(query)).items.map(({ name }) => name.split(' ')[0]).join(' ');
  const allPages = async (query: string): Promise<string> => {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Page = await find(`${query}&limit=1${cursor ? `&cursor=${cursor}` : ''}`);
      seen.push(...page.items.map(({ name }) => name.split(' ')[0] ?? ''));
      cursor = page.nextCursor;
    } while (cursor);
    return seen.join(' ');
  };

  it.each([
    ['DATA', 'Ada Dan'],
    ['data scientist', 'Dan'],
    ['pena warsaw', 'Ada'],
    ['Pen\u0303a', 'Ada'],
    ['boguslaw', 'Bogusław'],
    ['l7 amazon', 'Cleo Bogusław Ada Dan'],
    ['100%', ''],
    ['nobody data', ''],
  ])('finds words in what they say: %s', async (words, expected) => {
    expect(await names(`q=${encodeURIComponent(words)}`)).toBe(expected);
  });

  it.each([
    ['experience', 'Cleo Bogusław Ada Dan'],
    ['price&currency=EUR', 'Bogusław Ada Dan'],
    ['price&currency=USD', 'Cleo Bogusław'],
    ['soonest', 'Bogusław Ada Dan Cleo'],
    ['match', 'Cleo Bogusław Ada Dan'],
  ])('sorts by %s, and pages through it', async (sort, expected) => {
    expect(await names(`sort=${sort}`)).toBe(expected);
    expect(await allPages(`sort=${sort}`)).toBe(expected);
  });

  it('follows first times as they are taken, and a remembered page too', async () => {
    expect((await find('sort=soonest&limit=1')).items[0]?.name).toBe('Bogusław');
    const again = await recordSql(() => find('sort=soonest&limit=1'));
    expect(again.flat()).toHaveLength(1);
    for (const startsAt of await firstSlots(app, bogus, 2)) await holdSlot(app, { coach: bogus, startsAt });
    expect(await names('sort=soonest&limit=1')).toBe('Ada');
    app.clock.advance({ minutes: 40 });
    expect(await names('sort=soonest&limit=1')).toBe('Bogusław');
    app.clock.advance({ minutes: -40 });
  });

  it.each([
    ['weekdays=2&zone=Europe/Paris', 'Bogusław Ada'],
    ['weekdays=6', 'Ada Dan'],
    ['weekdays=2,4&timeFrom=18:00&timeTo=22:00&zone=Europe/Paris', 'Ada'],
    ['timeFrom=18:00&timeTo=18:30&zone=Europe/Paris', ''],
    ['timeTo=10:00&zone=Europe/Paris', 'Bogusław Dan'],
    ['timeFrom=12:00&timeTo=15:00&zone=America/New_York', 'Ada Dan'],
    ['weekdays=1&timeFrom=02:00&zone=Asia/Tokyo&timeTo=05:00', 'Ada'],
    ['weekdays=2&freeFrom=2027-02-08T00:00:00Z&freeTo=2027-02-09T12:00:00Z', 'Bogusław'],
    ['sort=soonest&weekdays=6&zone=Europe/Paris', 'Dan Ada'],
  ])('finds who is free by %s', async (query, expected) => {
    const page = await find(query);
    expect(page.items.map(({ name }) => name.split(' ')[0]).join(' ')).toBe(expected);
    expect(page.items.every(({ reasons }) => reasons.some(({ kind }) => kind === 'free'))).toBe(true);
    expect(page.total).toBe(page.items.length);
    expect(await allPages(query)).toBe(expected);
  });

  it('shows only times that suit, on the wall of the answer', async () => {
    const { items, zone } = await find('weekdays=4&timeFrom=19:00&timeTo=21:00&zone=Europe/Paris');
    expect(zone).toBe('Europe/Paris');
    expect(items[0]?.offerings[0]?.nextSlots.map(({ startsAtLocal }) => startsAtLocal)).toEqual([
      '2027-02-04T19:00:00.000+01:00',
      '2027-02-04T20:00:00.000+01:00',
      '2027-02-11T19:00:00.000+01:00',
    ]);
  });

  it('says which wish of time to loosen when nobody is free', async () => {
    expect((await find('weekdays=1&timeTo=09:00&zone=Europe/Paris')).loosen).toEqual([
      { filter: 'weekdays', coaches: 2 },
      { filter: 'timeFrom', coaches: 1 },
    ]);
    expect((await find('timeFrom=03:00&timeTo=03:30')).loosen).toEqual([{ filter: 'timeFrom', coaches: 4 }]);
    expect((await find('q=nobody&sort=soonest')).loosen).toEqual([{ filter: 'q', coaches: 4 }]);
  });

  it('counts all who match, and whom a price hides in other currencies', async () => {
    expect(await find('limit=1')).toMatchObject({ total: 4, otherCurrencies: [] });
    expect(await find('currency=USD&priceMax=20000')).toMatchObject({
      total: 1,
      otherCurrencies: [{ currency: 'EUR', count: 3 }],
    });
    expect(await find('currency=EUR&q=amazon&sort=price&limit=1')).toMatchObject({
      total: 3,
      otherCurrencies: [{ currency: 'USD', count: 1 }],
    });
    const timed = await find('currency=USD&priceMax=20000&weekdays=2');
    expect(timed).toMatchObject({ total: 0, otherCurrencies: [{ currency: 'EUR', count: 3 }] });
  });

  it('names what keys stand for', async () => {
    const [found] = (await find('q=pena')).items;
    expect(found).toMatchObject({
      packTitle: 'Amazon Technical Program Manager (TPM)',
      principleTitles: ['Ownership', 'Dive Deep'],
      competencyTitles: ['Communication'],
      languageNames: ['English'],
    });
  });

  it('asks for a mean of ratings that may be seen already', async () => {
    const rate = (stars: number, from: string) =>
      app.database.tx(async (tx) => {
        await tx.query('SET LOCAL session_replication_role = replica');
        await tx.query(
          `INSERT INTO ratings (id, booking_id, coach_id, candidate_id, stars, rated_at, hidden_until, public_from)
           VALUES ($1, $1, $2, $1, $3, $4, $4, $4::timestamptz + interval '1 day')`,
          [newId(), ada.coachId, stars, new Date(from)],
        );
        await tx.query('SET LOCAL session_replication_role = origin');
        await tx.query('UPDATE catalogue_revisions SET revision = revision + 1');
      });
    await rate(5, '2027-01-10T00:00:00Z');
    await rate(4, '2027-01-11T00:00:00Z');
    expect(await find('minRating=4')).toMatchObject({
      items: [],
      total: 0,
      loosen: [{ filter: 'minRating' }],
    });
    await rate(4, '2027-01-12T00:00:00Z');
    expect(await names('minRating=4.3')).toBe('Ada');
    expect(await names('minRating=4.4')).toBe('');
    expect(await allPages('sort=rating')).toBe('Ada Cleo Bogusław Dan');
    await app.database.query('DELETE FROM ratings');
  });

  it('counts once for a state of the catalogue, not again because somebody was booked', async () => {
    await find('limit=4');
    await holdSlot(app, { coach: ada });
    const asked = await recordSql(() => find('limit=4'));
    const texts = asked.flat().map(({ text }) => text);
    expect(texts.some((text) => text.includes('WITH found'))).toBe(true);
    expect(texts.some((text) => text.includes('AS total'))).toBe(false);
  });

  it.each([
    ['sort=price', 422, 'sort.currency_missing', 'currency'],
    ['sort=luck', 400, 'request.malformed', 'sort'],
    ['minRating=6', 422, 'request.refused', 'minRating'],
    ['minRating=good', 400, 'request.malformed', 'minRating'],
    ['weekdays=7', 422, 'request.refused', 'weekdays.0'],
    ['weekdays=2,2', 422, 'list.duplicate', 'weekdays'],
    ['timeFrom=25:00', 422, 'request.refused', 'timeFrom'],
    ['timeFrom=20:00&timeTo=18:00', 422, 'time.empty', 'timeTo'],
    ['timeFrom=24:00', 422, 'time.empty', 'timeTo'],
    ['q=%00', 422, 'text.control_characters', 'q'],
  ])('refuses %s', async (query, status, code, field) => {
    const { body } = await get(query);
    expect([body.status, body.code, body.field]).toEqual([status, code, field]);
  });

  it('takes back only the cursors of the same order', async () => {
    const orders = ['match', 'experience', 'soonest', 'rating'];
    for (const order of orders) {
      const { nextCursor } = await find(`sort=${order}&limit=1`);
      for (const other of orders.filter((name) => name !== order))
        expect((await get(`sort=${other}&cursor=${nextCursor}`)).body).toMatchObject({
          status: 400,
          code: 'cursor.invalid',
        });
    }
  });
});
