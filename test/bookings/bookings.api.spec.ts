import { Attendance } from '../../src/bookings';
import { startTestApp, type TestAccount, type TestApp } from '../support/app';
import type { TestCoach } from '../support/coaches';
import { bookAndPay, firstSlot, holdSlot, type PaidBooking, publishedCoach } from '../support/scenario';

let app: TestApp;
let coach: TestCoach;
let keys = 0;

beforeEach(async () => {
  app = await startTestApp({ accessTokenMinutes: 60 * 24 * 365 });
  coach = await publishedCoach(app);
});
afterEach(async () => {
  await app.checkInvariants();
  await app.stop();
});

const as = (who: TestAccount) => ({ Authorization: `Bearer ${who.token}` });
const get = (who: TestAccount, path: string) => app.http().get(`/v1/bookings${path}`).set(as(who));
const post = (who: TestAccount, path: string, body: object = {}) =>
  app.http().post(`/v1/bookings${path}`).set(as(who)).send(body);
const book = (who: TestAccount, body: object, key = `bookings-key-${(keys += 1)}`) =>
  post(who, '', body).set('Idempotency-Key', key);
const wish = async (more: object = {}) => ({
  offeringId: coach.offeringIds[0],
  startsAt: await firstSlot(app, coach),
  ...more,
});
const countBookings = async (): Promise<number> => {
  const [row] = await app.database.query<{ n: string }>(
    `SELECT (SELECT count(*) FROM bookings) + (SELECT count(*) FROM coach_claims) + (SELECT count(*) FROM orders) AS n`,
  );
  return Number(row?.n);
};
const moneyBack = async ({ id }: { id: string }): Promise<[number, number]> => {
  const [row] = await app.database.query<{ paid: string; refunded: string }>(
    `SELECT sum(c.amount_minor) AS paid, sum(c.refunded_minor) AS refunded FROM bookings b
     JOIN charges c ON c.order_id = b.order_id WHERE b.id = $1`,
    [id],
  );
  return [Number(row?.paid), Number(row?.refunded)];
};
const minutesAfterStart = ({ startsAt }: PaidBooking, minutes: number): void =>
  app.clock.set(new Date(startsAt.getTime() + minutes * 60_000));

describe('holding a time', () => {
  it('answers the deadline and where to pay, and a retry gets the same booking', async () => {
    const candidate = await app.signUp();
    const body = await wish({ practice: { focus: 'Conflict', principles: ['ownership'] } });
    const first = await book(candidate, body, 'the-first-key');
    expect(first.status).toBe(201);
    expect(first.body).toMatchObject({ status: 'held', price: { amount: 12_000, currency: 'EUR' } });
    expect(first.body.checkout.url).toMatch(/^http:/);
    expect(Date.parse(first.body.hold.expiresAt)).toBe(app.clock.now().getTime() + 37 * 60_000);

    const repeat = await book(candidate, body, 'the-first-key');
    const resumed = await book(candidate, body);
    expect([repeat.body.id, resumed.body.id]).toEqual([first.body.id, first.body.id]);
    expect(resumed.body.checkout.url).toBe(first.body.checkout.url);
    const other = await book(candidate, { ...body, practice: { focus: 'Else' } }, 'the-first-key');
    expect([other.status, other.body.code]).toEqual([422, 'idempotency_key.reused']);
  });

  it('needs an idempotency key', async () => {
    const answer = await post(await app.signUp(), '', await wish());
    expect([answer.status, answer.body.code]).toEqual([400, 'idempotency_key.missing']);
  });

  it('is replaced by an overlapping start, and the old checkout can not be paid any more', async () => {
    const quarter = await publishedCoach(app, { rules: { intervalMinutes: 15 } });
    const { payer, booking } = await holdSlot(app, { coach: quarter });
    const later = new Date(Date.parse(booking.startsAt) + 15 * 60_000).toISOString();
    const next = await holdSlot(app, { coach: quarter, candidate: payer, startsAt: later });
    await app.settle();
    expect((await get(payer, `/${booking.id}`)).body.status).toBe('given_up');
    expect((await get(payer, `/${next.booking.id}`)).body.status).toBe('held');
    await app.stripe.pay(booking.checkout.url.split('/').at(-1) ?? '').catch(() => null);
    await app.settle();
    expect((await get(payer, `/${booking.id}`)).body.status).toBe('given_up');
  });

  it('runs out with its deadline, and the time is free again', async () => {
    const { payer, booking } = await holdSlot(app, { coach });
    app.clock.advance({ minutes: 37 });
    await app.settle();
    expect((await get(payer, `/${booking.id}`)).body).toMatchObject({
      status: 'expired',
      hold: null,
      checkout: null,
    });
    expect((await holdSlot(app, { coach, startsAt: booking.startsAt })).booking.startsAt).toBe(
      booking.startsAt,
    );
  });

  it('refuses one’s own offering, and offerings that do not exist', async () => {
    const own = await app.database.tx((tx) =>
      tx.query(`UPDATE accounts SET roles = '{candidate,coach}' WHERE id = $1`, [coach.accountId]),
    );
    expect(own).toBeDefined();
    const mine = await book(coach, await wish());
    expect([mine.status, mine.body.code, mine.body.field]).toEqual([
      422,
      'booking.own_offering',
      'offeringId',
    ]);
    const none = await book(
      await app.signUp(),
      await wish({ offeringId: '0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f10' }),
    );
    expect([none.status, none.body.code]).toEqual([404, 'offering.not_found']);
  });

  it.each([
    ['in the past', '2027-01-01T10:00:00Z', 422],
    ['inside the notice', '2027-02-01T13:00:00Z', 422],
    ['off the grid', '2027-02-03T09:07:00Z', 422],
    ['outside the hours', '2027-02-03T03:00:00Z', 422],
    ['beyond the horizon', '2028-02-03T09:00:00Z', 422],
    ['on a day that does not exist', '2027-02-30T09:00:00Z', 422],
    ['without an offset', '2027-02-03T09:00:00', 422],
    ['that is not a time', 'tomorrow', 422],
    ['in the year 292278994', '+292278994-08-17T07:12:55Z', 422],
    ['that is a number', 1_801_483_200, 400],
  ])('refuses a start %s, naming the field, and writes nothing', async (_, startsAt, status) => {
    const before = await countBookings();
    const answer = await book(await app.signUp(), await wish({ startsAt }));
    expect([answer.status, answer.body.field]).toEqual([status, 'startsAt']);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(await countBookings()).toBe(before);
  });

  it.each([
    ['a price of one’s own', { price: 0 }, 400, 'price'],
    ['a status', { status: 'confirmed' }, 400, 'status'],
    ['an unknown principle', { practice: { principles: ['telepathy'] } }, 422, 'practice.principles.0'],
    [
      'a link that is no https',
      { practice: { resumeUrl: 'javascript:alert(1)' } },
      422,
      'practice.resumeUrl',
    ],
    ['a NUL in the text', { practice: { focus: 'a\u0000b' } }, 422, 'practice.focus'],
    ['an offering that is no id', { offeringId: "x' OR 1=1" }, 422, 'offeringId'],
  ])('refuses %s', async (_, more, status, field) => {
    const before = await countBookings();
    const answer = await book(await app.signUp(), await wish(more));
    expect([answer.status, answer.body.field]).toEqual([status, field]);
    expect(await countBookings()).toBe(before);
  });
});

describe('a booking', () => {
  it('is nobody else’s: the same 404 as an id that does not exist', async () => {
    const booking = await bookAndPay(app, { coach });
    const stranger = await app.signUp();
    const otherCoach = await publishedCoach(app);
    const missing = '0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f10';
    const comparable = ({ status, body }: { status: number; body: object }) => ({
      status,
      ...body,
      requestId: '',
    });
    for (const who of [stranger, otherCoach]) {
      for (const path of ['', '/join', '/cancellation-quote']) {
        expect(comparable(await get(who, `/${booking.id}${path}`))).toEqual(
          comparable(await get(who, `/${missing}${path}`)),
        );
      }
      expect((await post(who, `/${booking.id}/cancellation`)).status).toBe(404);
      expect((await post(who, `/${booking.id}/no-show-reports`, { missing: 'coach' })).status).toBe(404);
    }
    expect((await get(booking.candidate, `/${booking.id}`)).body.status).toBe('confirmed');
  });

  it('shows in both people’s lists, each in their own zone', async () => {
    const tokyo = await app.signUp({ zone: 'Asia/Tokyo' });
    const booking = await bookAndPay(app, { coach, candidate: tokyo });
    for (const [who, offset] of [
      [tokyo, '+09:00'],
      [coach, '+01:00'],
    ] as const) {
      const { body } = await get(who, '').query({ when: 'upcoming' }).expect(200);
      expect(body.items.map(({ id }: { id: string }) => id)).toEqual([booking.id]);
      expect(body.items[0].startsAtLocal).toContain(offset);
    }
    expect((await get(tokyo, '').query({ as: 'coach' })).body.items).toEqual([]);
    expect((await get(tokyo, '').query({ cursor: 'rubbish' })).status).toBe(400);
  });

  it('gives the meeting link to its two people around the session only', async () => {
    const booking = await bookAndPay(app, { coach });
    expect((await get(booking.candidate, `/${booking.id}/join`)).body.code).toBe('booking.join_closed');
    minutesAfterStart(booking, -15);
    for (const who of [booking.candidate, coach]) {
      expect((await get(who, `/${booking.id}/join`)).body.url).toBe('https://meet.example.com/secret-room');
    }
    minutesAfterStart(booking, 60 + 30);
    expect((await get(coach, `/${booking.id}/join`)).status).toBe(409);
  });

  it('has a status page for who has its link, and for nobody else', async () => {
    const booking = await bookAndPay(app, { coach });
    const { statusPage } = (await get(booking.candidate, `/${booking.id}`)).body;
    const path = statusPage.slice(app.url.length);
    const page = await app.http().get(path).expect(200);
    expect(page.text).toContain('Paid and confirmed');
    expect(page.text).not.toContain('secret-room');
    await app.http().get(path.replace(/.$/, 'x')).expect(404);
    await app.http().get(`/bookings/${booking.id}/status`).expect(404);
    expect((await get(coach, `/${booking.id}`)).body.statusPage).toBeNull();
  });
});

describe('cancelling', () => {
  it.each(['candidate', 'coach'] as const)('by the %s gives everything back, as quoted', async (side) => {
    const booking = await bookAndPay(app, { coach });
    const who = side === 'coach' ? coach : booking.candidate;
    const quote = await get(who, `/${booking.id}/cancellation-quote`).expect(200);
    expect(quote.body).toMatchObject({ refund: { amount: 12_000, currency: 'EUR' } });
    const answer = await post(who, `/${booking.id}/cancellation`, { reason: 'Moved.' }).expect(200);
    expect(answer.body).toMatchObject({ status: 'cancelled', cancelledBy: side });
    await app.settle();
    expect(await moneyBack(booking)).toEqual([12_000, 12_000]);
    const again = await holdSlot(app, { coach, startsAt: booking.startsAt.toISOString() });
    expect(again.booking.startsAt).toBe(booking.startsAt.toISOString());
  });

  it('twice at once refunds once', async () => {
    const booking = await bookAndPay(app, { coach });
    await Promise.all([
      post(booking.candidate, `/${booking.id}/cancellation`),
      post(coach, `/${booking.id}/cancellation`),
      post(booking.candidate, `/${booking.id}/cancellation`),
    ]);
    await app.settle();
    expect(await moneyBack(booking)).toEqual([12_000, 12_000]);
  });

  it('is refused from the start on', async () => {
    const booking = await bookAndPay(app, { coach });
    minutesAfterStart(booking, 0);
    const answer = await post(booking.candidate, `/${booking.id}/cancellation`);
    expect([answer.status, answer.body.code]).toEqual([409, 'booking.cancel_after_start']);
    expect(await moneyBack(booking)).toEqual([12_000, 0]);
  });
});

describe('no-shows', () => {
  const report = (who: TestAccount, { id }: PaidBooking, missing: string) =>
    post(who, `/${id}/no-show-reports`, { missing });
  const settleAll = async (booking: PaidBooking): Promise<void> => {
    minutesAfterStart(booking, 60 + 24 * 60);
    await app.settle();
  };

  it('of the coach: the candidate gets everything back when nobody contradicts', async () => {
    const booking = await bookAndPay(app, { coach });
    minutesAfterStart(booking, 14);
    expect((await report(booking.candidate, booking, 'coach')).body.code).toBe('booking.no_show_too_early');
    minutesAfterStart(booking, 15);
    expect((await report(booking.candidate, booking, 'coach')).body.status).toBe('coach_no_show');
    await app.settle();
    expect(await moneyBack(booking)).toEqual([12_000, 0]);
    await settleAll(booking);
    expect(await moneyBack(booking)).toEqual([12_000, 12_000]);
  });

  it('of the coach, admitted: the money goes back at once', async () => {
    const booking = await bookAndPay(app, { coach });
    minutesAfterStart(booking, 20);
    await report(coach, booking, 'coach').expect(200);
    await app.settle();
    expect(await moneyBack(booking)).toEqual([12_000, 12_000]);
  });

  it('of the candidate: nothing comes back, the coach has earned', async () => {
    const booking = await bookAndPay(app, { coach });
    minutesAfterStart(booking, 30);
    expect((await report(coach, booking, 'candidate')).body.status).toBe('candidate_no_show');
    await settleAll(booking);
    expect(await moneyBack(booking)).toEqual([12_000, 0]);
    const earned = await app.database.query(`SELECT 1 FROM orders WHERE earned_at IS NOT NULL`);
    expect(earned).toHaveLength(1);
  });

  it('contradicted: under review, and an admin decides, before or after the session counted as held', async () => {
    const admin = await app.signUp({ roles: ['admin'] });
    const booking = await bookAndPay(app, { coach });
    minutesAfterStart(booking, 90);
    await app.settle();
    await report(coach, booking, 'candidate').expect(200);
    expect((await report(booking.candidate, booking, 'coach')).body.status).toBe('under_review');
    await settleAll(booking);
    expect(await moneyBack(booking)).toEqual([12_000, 0]);
    await app.get(Attendance).resolve(admin.accountId, booking.id, 'coach_no_show', 'seen in the log');
    await app.settle();
    expect(await moneyBack(booking)).toEqual([12_000, 12_000]);
  });

  it('are reported once a side, by those who were there, until 24 hours after the end', async () => {
    const booking = await bookAndPay(app, { coach });
    minutesAfterStart(booking, 30);
    await report(coach, booking, 'candidate').expect(200);
    expect((await report(coach, booking, 'candidate')).body.code).toBe('booking.no_show_reported');
    const other = await bookAndPay(app, { coach });
    minutesAfterStart(other, 60 + 24 * 60);
    expect((await report(other.candidate, other, 'coach')).body.code).toBe('booking.no_show_too_late');
  });
});

it('a session whose time is over took place: the coach has earned and the form is due', async () => {
  const booking = await bookAndPay(app, { coach });
  minutesAfterStart(booking, 61);
  await app.settle();
  expect((await get(coach, `/${booking.id}`)).body.status).toBe('completed');
  const balances = await app.database.query<{ account: string; balance: string }>(
    `SELECT account, sum(amount_minor) AS balance FROM ledger_lines GROUP BY account`,
  );
  const balance = Object.fromEntries(balances.map((row) => [row.account, Number(row.balance)]));
  expect(balance).toMatchObject({ escrow: 0, coach_payable: -9_600, fee_revenue: -2_400 });
});
