import { newId } from '../../src/shared/ids';
import type { TestAccount } from '../support/app';
import { type CoachWishes, makeCoach, OFFERING, type TestCoach } from '../support/coaches';
import { useTestApp } from '../support/use-test-app';

const DAILY = [0, 1, 2, 3, 4, 5, 6];
const EVENINGS = [{ days: DAILY, start: '18:00', end: '21:00' }];

interface Found {
  id: string;
  name: string;
  rating: unknown;
  reasons: { kind: string; text: string }[];
  pricesFrom: { amount: number; currency: string }[];
  offerings: {
    stageKey: string;
    minutes: number;
    nextSlots: { startsAt: string; startsAtLocal: string }[];
  }[];
}

describe('the directory of coaches', () => {
  const app = useTestApp();
  let ada: TestCoach;

  beforeAll(async () => {
    ada = await coach('Ada', {
      weekly: EVENINGS,
      profile: {
        principles: ['ownership', 'dive-deep', 'think-big'],
        qualifications: ['bar_raiser'],
        interviewsConducted: 100,
        languages: ['en-GB', 'fr'],
      },
      offerings: [
        { ...OFFERING, price: { amount: 15000, currency: 'EUR' } },
        { ...OFFERING, stageKey: 'onsite', minutes: 45, price: { amount: 9000, currency: 'EUR' } },
        { ...OFFERING, minutes: 45, price: { amount: 20000, currency: 'USD' } },
      ],
    });
    await coach('Ben', { weekly: [{ days: [2], start: '08:00', end: '10:00' }] });
    await coach('Cleo', {
      profile: {
        levelKey: 'l6',
        levelTitle: 'L6',
        roleTitle: 'TPM',
        principles: ['frugality'],
        interviewsConducted: 900,
      },
    });
    await coach('Dan', {
      profile: {
        company: 'Northwind',
        packKey: 'northwind-pm',
        levelKey: 'lead-pm',
        principles: ['one-rope'],
        competencies: ['analysis'],
        roleTitle: '100% Product_Manager',
        interviewsConducted: 10,
      },
      offerings: [{ ...OFFERING, stageKey: 'product-case', minutes: 90 }],
    });
    await coach('Eve', { until: 'applied' });
    const fay = await coach('Fay', {});
    await app
      .http()
      .patch(`/v1/me/coach/offerings/${fay.offeringIds[0]}`)
      .set({ Authorization: `Bearer ${fay.token}` })
      .send({ active: false })
      .expect(200);
  });

  const coach = (name: string, wishes: CoachWishes) => makeCoach(app, { name, ...wishes });
  const get = (query: string, who?: TestAccount) =>
    app
      .http()
      .get(`/v1/coaches${query}`)
      .set(who ? { Authorization: `Bearer ${who.token}` } : {});
  const find = async (query: string, who?: TestAccount) => {
    const { body } = await get(query, who).expect(200);
    return body as {
      zone: string;
      items: Found[];
      nextCursor: string | null;
      moreMayExist: boolean;
      loosen: object[];
    };
  };
  const names = async (query: string): Promise<string> =>
    (await find(query)).items.map(({ name }) => name).join(' ');

  it('lists who is published and has something to sell, most experienced first', async () => {
    expect(await names('')).toBe('Cleo Ben Ada Dan');
  });

  it.each([
    ['packKey=northwind-pm', 'Dan'],
    ['company=amazon', 'Cleo Ben Ada'],
    ['role=product', 'Dan'],
    ['role=%25', 'Dan'],
    ['role=t_m', 'Dan'],
    ['levelKey=l6', 'Cleo'],
    ['stageKey=onsite', 'Ada'],
    ['principle=dive-deep', 'Ben Ada'],
    ['principle=think-big,frugality', 'Cleo Ada'],
    ['principle=think-big&principle=ownership', 'Ada Ben'],
    ['competency=analysis', 'Dan'],
    ['language=en', 'Cleo Ben Ada Dan'],
    ['language=en-GB', 'Ada'],
    ['qualification=bar_raiser', 'Ada'],
    ['minutes=90', 'Dan'],
    ['currency=USD', 'Ada'],
    ['priceMax=12000&currency=EUR', 'Cleo Ben Ada Dan'],
    ['priceMax=11999&currency=EUR', 'Ada'],
    ['priceMax=11999&currency=EUR&stageKey=tpm-phone-screen', ''],
    ['priceMax=12000&currency=EUR&minutes=60&qualification=bar_raiser', ''],
    ['packKey=amazon-tpm&stageKey=tpm-phone-screen&minutes=45&qualification=bar_raiser', 'Ada'],
  ])('filters by %s', async (query, expected) => {
    expect(await names(`?${query}`)).toBe(expected);
  });

  it('says why, what it costs and when, in the zone asked for', async () => {
    const { zone, items } = await find(
      '?principle=dive-deep,ownership&qualification=bar_raiser&zone=America/New_York&stageKey=tpm-phone-screen',
    );
    expect(zone).toBe('America/New_York');
    expect(items[0]).toMatchObject({
      id: ada.coachId,
      rating: null,
      pricesFrom: [
        { amount: 15000, currency: 'EUR' },
        { amount: 20000, currency: 'USD' },
      ],
      reasons: [
        { kind: 'principles', text: 'Interviews on Ownership and Dive Deep' },
        { kind: 'bar_raiser', text: 'Was a Bar Raiser' },
        { kind: 'experience', text: 'Conducted 100 real interviews' },
      ],
    });
    const hour = items[0]?.offerings.find(({ minutes }) => minutes === 60);
    expect(hour?.nextSlots).toHaveLength(3);
    expect(hour?.nextSlots[0]?.startsAtLocal).toMatch(/-05:00$/);
    expect(Date.parse(hour?.nextSlots[0]?.startsAtLocal ?? '')).toBe(
      Date.parse(hour?.nextSlots[0]?.startsAt ?? ''),
    );
  });

  it("shows times in the caller's own zone, or in UTC to people we do not know", async () => {
    const maya = await app.signUp({ zone: 'Asia/Tokyo' });
    expect((await find('', maya)).zone).toBe('Asia/Tokyo');
    expect((await find('')).zone).toBe('UTC');
  });

  it('lists the same next slots as the coach’s own list of slots', async () => {
    const { items } = await find('?qualification=bar_raiser&stageKey=onsite');
    const listed = items[0]?.offerings[0]?.nextSlots.map(({ startsAt }) => startsAt);
    const { body } = await app
      .http()
      .get(`/v1/coaches/${ada.coachId}/slots`)
      .query({ offeringId: ada.offeringIds[1], from: '2027-02-01T00:00:00Z', to: '2027-02-20T00:00:00Z' })
      .expect(200);
    expect(listed).toEqual(body.slots.slice(0, 3).map(({ startsAt }: { startsAt: string }) => startsAt));
  });

  it('finds who is free between two instants, when a whole session fits', async () => {
    const free = (from: string, to: string) => names(`?freeFrom=2027-02-${from}Z&freeTo=2027-02-${to}Z`);
    expect(await free('02T07:00:00', '02T09:00:00')).toBe('Ben');
    expect(await free('02T07:00:00', '02T08:00:00')).toBe('Ben');
    expect(await free('02T07:00:00', '02T07:59:00')).toBe('');
    expect(await free('02T07:00:00', '02T21:00:00')).toBe('Ben Ada');
    expect(await free('03T17:00:00', '03T17:45:00')).toBe('Ada');
    const { items } = await find('?freeFrom=2027-02-03T17:00:00Z&freeTo=2027-02-03T17:45:00Z');
    expect(items[0]?.offerings.map(({ minutes }) => minutes)).toEqual([45, 45]);
    expect(items[0]?.offerings[0]?.nextSlots).toHaveLength(1);
    expect(items[0]?.reasons).toContainEqual({ kind: 'free', text: 'Is free when you are' });
  });

  it('pages in a stable order', async () => {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof find>> = await find(
        `?limit=1&principle=ownership,frugality,one-rope${cursor ? `&cursor=${cursor}` : ''}`,
      );
      seen.push(...page.items.map(({ name }) => name));
      expect(page.moreMayExist).toBe(page.nextCursor !== null);
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toEqual(['Cleo', 'Ben', 'Ada', 'Dan']);
  });

  it('pages through those who are free', async () => {
    const window = '?limit=1&freeFrom=2027-02-02T07:00:00Z&freeTo=2027-02-02T21:00:00Z';
    const first = await find(window);
    expect(first.items.map(({ name }) => name)).toEqual(['Ben']);
    const second = await find(`${window}&cursor=${first.nextCursor}`);
    expect(second.items.map(({ name }) => name)).toEqual(['Ada']);
  });

  it('says which filter to loosen when nobody is found', async () => {
    expect((await find('?packKey=northwind-pm&qualification=bar_raiser&minutes=90')).loosen).toEqual([
      { filter: 'qualification', coaches: 1 },
    ]);
    expect((await find('?levelKey=l6&qualification=bar_raiser')).loosen).toEqual([
      { filter: 'levelKey', coaches: 1 },
      { filter: 'qualification', coaches: 1 },
    ]);
    expect((await find('?freeFrom=2027-02-02T02:00:00Z&freeTo=2027-02-02T03:00:00Z')).loosen).toEqual([
      { filter: 'freeTo', coaches: 4 },
    ]);
    expect((await find('?qualification=bar_raiser')).loosen).toEqual([]);
  });

  it('says which two filters to loosen when one is not enough, in one more statement', async () => {
    const asked = jest.spyOn(app.database, 'query');
    expect((await find('?levelKey=l6&qualification=bar_raiser&minutes=90')).loosen).toEqual([
      { filter: 'levelKey', and: 'minutes', coaches: 1 },
      { filter: 'levelKey', and: 'qualification', coaches: 1 },
      { filter: 'qualification', and: 'minutes', coaches: 1 },
    ]);
    const hints = asked.mock.calls.filter(([sql]) => sql.includes('AS coaches'));
    asked.mockRestore();
    expect(hints).toHaveLength(2);
    expect((await find('?levelKey=l6&qualification=bar_raiser&minutes=90&language=de')).loosen).toEqual([]);
    const dear = await find('?levelKey=l6&stageKey=onsite&currency=EUR&priceMax=8000');
    expect(dear.loosen).toEqual([
      { filter: 'levelKey', and: 'priceMax', coaches: 1 },
      { filter: 'stageKey', and: 'priceMax', coaches: 1 },
    ]);
  });

  it.each([
    ['priceMax=100', 422, 'price.currency_missing', 'currency'],
    ['freeFrom=2027-02-02T02:00:00Z', 422, 'window.incomplete', 'freeTo'],
    ['freeTo=2027-02-02T02:00:00Z', 422, 'window.incomplete', 'freeFrom'],
    ['freeFrom=2027-02-02T02:00:00Z&freeTo=2027-02-02T02:00:00Z', 422, 'window.empty', 'freeTo'],
    ['freeFrom=2027-02-02T02:00:00Z&freeTo=2027-04-06T02:00:00Z', 422, 'window.too_long', 'freeTo'],
    ['freeFrom=2027-01-01T02:00:00Z&freeTo=2027-01-02T02:00:00Z', 422, 'window.past', 'freeTo'],
    ['freeFrom=yesterday&freeTo=2027-01-02T02:00:00Z', 422, 'instant.invalid', 'freeFrom'],
    ['zone=Mars/Olympus', 422, 'zone.unknown', 'zone'],
    ['language=xx', 422, 'language.unknown', 'language'],
    ['packKey=acme', 422, 'pack.unknown', 'packKey'],
    ['levelKey=l9', 422, 'level.unknown', 'levelKey'],
    ['packKey=amazon-tpm&levelKey=lead-pm', 422, 'level.unknown', 'levelKey'],
    ['stageKey=lunch', 422, 'stage.unknown', 'stageKey'],
    ['competency=charm', 422, 'competency.unknown', 'competency'],
    ['principle=ownership,luck', 422, 'principle.unknown', 'principle.1'],
    ['targetId=0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f10', 404, 'target.not_found', 'targetId'],
    ['targetId=mine', 422, 'request.refused', 'targetId'],
    ['colour=blue', 400, 'request.malformed', 'colour'],
    ['qualification=maybe', 400, 'request.malformed', 'qualification'],
    ['cursor=rubbish', 400, 'cursor.invalid', 'cursor'],
    ['cursor=WyIxIiwiMiIsIjMiLCI0Il0', 400, 'cursor.invalid', 'cursor'],
    ['limit=0', 422, 'request.refused', 'limit'],
  ])('attack 43, 72: refuses %s', async (query, status, code, field) => {
    const { body } = await get(`?${query}`);
    expect([body.status, body.code, body.field]).toEqual([status, code, field]);
  });

  it('ranks by the ratings that may already be seen, after the matched principles', async () => {
    const rate = (stars: number, hiddenUntil: string) =>
      app.database.tx(async (tx) => {
        await tx.query('SET LOCAL session_replication_role = replica');
        await tx.query(
          `INSERT INTO ratings (id, booking_id, coach_id, candidate_id, stars, rated_at, hidden_until, public_from)
           VALUES ($1, $1, $2, $1, $3, $4, $4, $4::timestamptz + interval '1 day')`,
          [newId(), ada.coachId, stars, new Date(hiddenUntil)],
        );
      });
    await rate(1, '2027-02-10T00:00:00Z');
    expect(await names('')).toBe('Cleo Ben Ada Dan');
    await rate(5, '2027-01-10T00:00:00Z');
    await rate(4, '2027-01-11T00:00:00Z');
    // Two tell of each of their people: neither shown, nor in the order.
    expect(await names('')).toBe('Cleo Ben Ada Dan');
    expect((await find('')).items.map(({ rating }: { rating: unknown }) => rating)).toEqual([
      null,
      null,
      null,
      null,
    ]);
    await rate(5, '2027-01-12T00:00:00Z');
    const { items, nextCursor } = await find('?limit=1');
    expect(items[0]).toMatchObject({ name: 'Ada', rating: { mean: 4.7, count: 3 } });
    expect(await names(`?cursor=${nextCursor}`)).toBe('Cleo Ben Dan');
    expect(await names('?principle=frugality,ownership,one-rope')).toBe('Ada Cleo Ben Dan');
    await app.database.query('DELETE FROM ratings');
  });

  it('attack 73: shows the public nothing private', async () => {
    const { text } = await get('').expect(200);
    for (const secret of [ada.email, ada.accountId, 'secret-room', 'accountId', 'email'])
      expect(text).not.toContain(secret);
  });
});
