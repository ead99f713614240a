import { OFFERING, type TestCoach } from '../support/coaches';
import { bookAndPay, publishedCoach } from '../support/scenario';
import { useTestApp } from '../support/use-test-app';

const EUROS = OFFERING;
const DOLLARS = { ...OFFERING, price: { amount: 25_000, currency: 'USD' } };
const SHORT = { ...OFFERING, minutes: 45, price: { amount: 20_000, currency: 'EUR' } };
const START = '2027-02-03T09:00:00.000Z';

describe('a session that is sold in two currencies', () => {
  const app = useTestApp();
  let coach: TestCoach;

  beforeAll(async () => {
    coach = await publishedCoach(app, { offerings: [EUROS, SHORT, DOLLARS] });
  });

  const get = async (path: string) => (await app.http().get(path).expect(200)).body;
  const starts = async (offeringId: string | undefined): Promise<string[]> => {
    const range = 'from=2027-02-03T00:00:00Z&to=2027-02-04T00:00:00Z';
    const { slots } = await get(`/v1/coaches/${coach.coachId}/slots?offeringId=${offeringId}&${range}`);
    return (slots as { startsAt: string }[]).map(({ startsAt }) => startsAt);
  };

  it('shows with both prices, the cheapest in each currency first', async () => {
    const [found] = (await get('/v1/coaches')).items;
    expect(found.pricesFrom).toEqual([EUROS.price, DOLLARS.price]);
    const shown = found.offerings.map(({ price, minutes }: typeof OFFERING) => [minutes, price.currency]);
    expect(shown).toEqual([
      [60, 'EUR'],
      [60, 'USD'],
      [45, 'EUR'],
    ]);
    expect(found.offerings[0].nextSlots).toEqual(found.offerings[1].nextSlots);
  });

  it.each([
    ['currency=USD', [25_000]],
    ['currency=EUR&minutes=60', [12_000]],
    ['currency=USD&priceMax=12500', []],
    ['currency=EUR&priceMax=12500', [12_000]],
  ])('is found by %s', async (query, expected) => {
    const { items } = await get(`/v1/coaches?${query}`);
    const prices = items.flatMap(({ offerings }: { offerings: (typeof OFFERING)[] }) =>
      offerings.map(({ price }) => price.amount),
    );
    expect(prices).toEqual(expected);
  });

  it('has one calendar: what is booked in one currency is gone in the other', async () => {
    const [euros, , dollars] = coach.offeringIds;
    expect(await starts(euros)).toEqual(await starts(dollars));
    const inDollars = { ...coach, offeringIds: [dollars ?? ''] };
    const booking = await bookAndPay(app, { coach: inDollars, startsAt: START });
    const { body } = await app
      .http()
      .get(`/v1/bookings/${booking.id}`)
      .set('Authorization', `Bearer ${booking.candidate.token}`)
      .expect(200);
    expect(body).toMatchObject({ price: DOLLARS.price, payment: { paid: DOLLARS.price } });
    expect(await starts(euros)).not.toContain(START);
    expect(await starts(euros)).toEqual(await starts(dollars));
  });

  it('so is a review', async () => {
    const sell = (currency: string) =>
      app
        .http()
        .post('/v1/me/coach/document-offerings')
        .set('Authorization', `Bearer ${coach.token}`)
        .send({ stageKey: 'writing-exercise', days: 3, price: { amount: 6_000, currency } });
    await sell('EUR').expect(201);
    await sell('USD').expect(201);
    expect((await sell('USD')).body).toMatchObject({ status: 409, code: 'offering.duplicate' });
  });
});
