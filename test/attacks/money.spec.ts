import type { TestAccount } from '../support/app';
import type { TestCoach } from '../support/coaches';
import { databasePrint } from '../support/database-print';
import { book, bookAndPay, firstSlots, holdSlot, payFor, publishedCoach } from '../support/scenario';
import { useTestApp } from '../support/use-test-app';

const app = useTestApp({ accessTokenMinutes: 60 * 24 * 90 }, { check: 'after each test' });
let coach: TestCoach;
beforeEach(async () => {
  coach = await publishedCoach(app);
});

const as = ({ token }: TestAccount) => ({ Authorization: `Bearer ${token}` });
const post = (who: TestAccount, path: string, body: object = {}) =>
  app.http().post(path).set(as(who)).send(body);

it('attack 36: of 50 holds a candidate gets three; they end by themselves, and the times are free again', async () => {
  const hoarder = await app.signUp();
  const slots = await firstSlots(app, coach, 50);
  const answers = await Promise.all(
    slots.map((startsAt) => book(app, hoarder, { offeringId: coach.offeringIds[0], startsAt })),
  );
  const refused = answers.filter(({ status }) => status === 409);
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(3);
  expect(refused).toHaveLength(47);
  for (const { body, headers } of refused) {
    expect(body.code).toBe('booking.too_many_holds');
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
  }
  app.clock.advance({ minutes: 38 });
  await app.settle();
  expect(await firstSlots(app, coach, 50)).toEqual(slots);
});

describe('attack 33, 41: the server makes the price', () => {
  it.each([
    ['price', { price: { amount: 1, currency: 'EUR' } }],
    ['amount', { amount: 1 }],
    ['currency', { currency: 'XXX' }],
    ['priceMinor', { priceMinor: 0 }],
    ['discount', { discount: 100 }],
    ['items', { items: [{ price: 1 }, { price: -1 }] }],
    ['quantity', { quantity: -1 }],
  ])('attack 33, 41: a %s of the caller is 400', async (field, more) => {
    const candidate = await app.signUp();
    const [startsAt = ''] = await firstSlots(app, coach, 1);
    const before = await databasePrint(app.database);
    const answer = await book(app, candidate, { offeringId: coach.offeringIds[0], startsAt, ...more });
    expect([answer.status, answer.body.code, answer.body.field]).toEqual([400, 'request.malformed', field]);
    expect(await databasePrint(app.database)).toEqual(before);
  });

  it('attack 41: a price that changes between looking and booking is the one of booking, at Stripe too', async () => {
    const [startsAt] = await firstSlots(app, coach, 1);
    const price = { amount: 13_500, currency: 'EUR' };
    await app
      .http()
      .patch(`/v1/me/coach/offerings/${coach.offeringIds[0]}`)
      .set(as(coach))
      .send({ price })
      .expect(200);
    const { booking } = await holdSlot(app, { coach, startsAt });
    const session = (await app.stripe.sessions()).find(({ id }) => booking.checkout.url.includes(id));
    expect([session?.amount_total, session?.currency]).toEqual([13_500, 'eur']);
  });
});

it('attack 35: a coach holds nothing and rates nothing of their own, also with the role of a candidate', async () => {
  await post(coach, '/v1/me/roles', { role: 'candidate' });
  const [startsAt = ''] = await firstSlots(app, coach, 1);
  const before = await databasePrint(app.database);
  const answer = await book(app, coach, { offeringId: coach.offeringIds[0], startsAt });
  expect([answer.status, answer.body.code]).toEqual([422, 'booking.own_offering']);
  expect(await databasePrint(app.database)).toEqual(before);
  const booking = await bookAndPay(app, { coach });
  app.clock.set(new Date(booking.endsAt.getTime() + 60_000));
  await app.settle();
  expect(
    (await post(coach, `/v1/bookings/${booking.id}/rating`, { stars: 5 })).status,
  ).toBeGreaterThanOrEqual(403);
  expect(await app.database.query('SELECT 1 FROM ratings')).toEqual([]);
});

describe('attack 39: no step can be left out', () => {
  /** What may follow payment or the session, tried before it. */
  const tooEarly = async (booking: { id: string }, candidate: TestAccount) => {
    const before = await databasePrint(app.database);
    const answers = await Promise.all([
      app.http().get(`/v1/bookings/${booking.id}/join`).set(as(candidate)),
      post(coach, `/v1/bookings/${booking.id}/form`),
      post(candidate, `/v1/bookings/${booking.id}/rating`, { stars: 5 }),
      post(coach, `/v1/bookings/${booking.id}/no-show-reports`, { missing: 'candidate' }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([409, 409, 409, 409]);
    expect(await databasePrint(app.database)).toEqual(before);
  };

  it('attack 39: not before it is paid', async () => {
    const { payer, booking } = await holdSlot(app, { coach });
    await tooEarly(booking, payer);
  });

  it('attack 39: not before it begins', async () => {
    const booking = await bookAndPay(app, { coach });
    await tooEarly(booking, booking.candidate);
  });

  it('attack 39: the way back from the payment page confirms nothing', async () => {
    const { payer, booking } = await holdSlot(app, { coach });
    const session = (await app.stripe.sessions()).find(({ id }) => booking.checkout.url.includes(id));
    await fetch(String(session?.success_url));
    await app.settle();
    const { body } = await app.http().get(`/v1/bookings/${booking.id}`).set(as(payer));
    expect(body.status).toBe('held');
    await payFor(app, booking);
  });
});

describe('attack 73: the public directory is an allow-list', () => {
  const COACH =
    'bio company competencies id interviewsConducted languages levelKey levelTitle name offerings packKey principles qualifications roleTitle years zone';
  const CARD = `${COACH} competencyTitles languageNames packTitle pricesFrom principleTitles rating reasons`;
  const PAGE = `${CARD} alike cancelledShare documentOfferings ratings sessionsHere takesBookings timesZone usualFeedbackHours`;
  const keysOf = (value: object): string => Object.keys(value).sort().join(' ');
  const sorted = (keys: string): string => keys.split(' ').sort().join(' ');

  it('attack 73: one coach has these members and no others', async () => {
    const { body } = await app.http().get(`/v1/coaches/${coach.coachId}`).expect(200);
    expect(keysOf(body)).toBe(sorted(PAGE));
    expect(keysOf(body.offerings[0])).toBe(
      'id included minutes nextSlots packKey policy price stageKey title',
    );
  });

  it('attack 73: nor has one in the list, a slot, or an offering there', async () => {
    const { body } = await app.http().get('/v1/coaches').expect(200);
    expect(keysOf(body.items[0])).toBe(sorted(CARD));
    expect(keysOf(body.items[0].offerings[0])).toBe('id minutes nextSlots packKey price stageKey title');
    const query = new URLSearchParams({
      offeringId: coach.offeringIds[0] ?? '',
      from: '2027-02-03T00:00:00Z',
      to: '2027-02-04T00:00:00Z',
    });
    const slots = await app.http().get(`/v1/coaches/${coach.coachId}/slots?${query}`).expect(200);
    expect(keysOf(slots.body)).toBe(
      'coachId coachOffsets coachZone from minutes nextAvailable offeringId slots to zone',
    );
    expect(keysOf(slots.body.slots[0])).toBe('startsAt startsAtLocal');
  });
});
