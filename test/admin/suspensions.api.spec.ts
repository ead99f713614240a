import { Coaches } from '../../src/coaches';
import { Accounts } from '../../src/identity';
import type { TestAccount } from '../support/app';
import type { TestCoach } from '../support/coaches';
import {
  bookAndPay,
  firstSlots,
  holdSlot,
  type PaidBooking,
  publishedCoach,
  sessionOf,
} from '../support/scenario';
import { useTestApp } from '../support/use-test-app';
import {
  as,
  balancesOf,
  LONG_TOKENS,
  mailKindsTo,
  moneyOf,
  NOBODYS_ID,
  statusOf,
} from '../bookings/booking-fixture';

const app = useTestApp({ accessTokenMinutes: LONG_TOKENS }, { check: 'after each test' });
let admin: TestAccount;
let coach: TestCoach;
beforeAll(async () => {
  admin = await app.signUp({ roles: ['admin'] });
});
beforeEach(async () => {
  coach = await publishedCoach(app);
});

const REASON = 'Repeated complaints.';
const PRICE = 12_000;
const get = (path: string) => app.http().get(`/v1/admin${path}`).set(as(admin));
const suspend = (accountId: string, choices: object = {}) =>
  app
    .http()
    .post(`/v1/admin/accounts/${accountId}/suspension`)
    .set(as(admin))
    .send({ reason: REASON, ...choices });
const unpublish = (choices: object = {}) =>
  app
    .http()
    .post(`/v1/admin/coaches/${coach.coachId}/decision`)
    .set(as(admin))
    .send({ decision: 'suspend', reason: REASON, ...choices });
const reinstate = (accountId: string) =>
  app.http().delete(`/v1/admin/accounts/${accountId}/suspension`).set(as(admin));
const textTo = async (who: TestAccount, kind: string): Promise<string> => {
  const [mail] = await app.database.query<{ text: string }>(
    `SELECT text_body AS text FROM mails WHERE recipient_id = $1 AND kind = $2 ORDER BY id DESC LIMIT 1`,
    [who.accountId, kind],
  );
  return mail?.text ?? '';
};
const kindsTo = async (who: TestAccount): Promise<string[]> => {
  const rows = await app.database.query<{ kind: string }>(
    `SELECT kind FROM mails WHERE recipient_id = $1 ORDER BY id`,
    [who.accountId],
  );
  return rows.map(({ kind }) => kind);
};
const passBy = async (booking: PaidBooking) => {
  app.clock.set(new Date(booking.startsAt.getTime() - 30 * 60_000));
  await app.settle();
  app.clock.set(new Date(booking.endsAt.getTime() + 60_000));
  await app.settle();
};

/** Both ways in which somebody stops being a coach. */
const WAYS: [string, (choices?: object) => ReturnType<typeof suspend>, number][] = [
  ['suspending the account', (choices) => suspend(coach.accountId, choices), 204],
  ['suspending the coach profile', (choices) => unpublish(choices), 200],
];

/** `Promise.withResolvers`, which Node 20 lacks. */
const deferred = () => {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((done) => (resolve = done));
  return { promise, resolve: () => resolve() };
};

/** Stops a decision after its look at what hangs on the person, and before the person is marked as shut out. */
const stopInBetween = () => {
  const [accounts, coaches] = [app.get(Accounts), app.get(Coaches)];
  const [suspendAccount, decide] = [accounts.suspend.bind(accounts), coaches.decide.bind(coaches)];
  const [stopped, goingOn] = [deferred(), deferred()];
  const wait = () => {
    stopped.resolve();
    return goingOn.promise;
  };
  const spies = [
    jest.spyOn(accounts, 'suspend').mockImplementation((...of) => wait().then(() => suspendAccount(...of))),
    jest.spyOn(coaches, 'decide').mockImplementation((...of) => wait().then(() => decide(...of))),
  ];
  const goOn = () => {
    spies.forEach((spy) => spy.mockRestore());
    goingOn.resolve();
  };
  return { stopped: stopped.promise, goOn };
};

describe.each(WAYS)('%s', (_, shutOut, status) => {
  it.each(['cancel', 'keep'] as const)(
    'misses nothing that is booked and confirmed meanwhile: %s',
    async (upcoming) => {
      const { stopped, goOn } = stopInBetween();
      const answer = shutOut({ upcoming }).then((sent) => sent.status);
      await Promise.race([stopped, answer]);
      const confirmed = await bookAndPay(app, { coach });
      const { booking: held } = await holdSlot(app, { coach });
      goOn();
      expect(await answer).toBe(status);
      await app.settle();
      expect(await statusOf(app, confirmed.id)).toBe(upcoming === 'cancel' ? 'cancelled' : 'confirmed');
      expect(await statusOf(app, held.id)).not.toBe('held');
      const refunded = upcoming === 'cancel' ? PRICE : 0;
      expect(await moneyOf(app, confirmed.id)).toEqual({ captured: PRICE, refunded });
    },
  );

  it('cancels what is ahead with all money back, tells both with the reason, and nobody is reminded or paid', async () => {
    const booking = await bookAndPay(app, { coach });
    await shutOut().expect(status);
    await app.settle();
    expect(await statusOf(app, booking.id)).toBe('cancelled');
    expect(await moneyOf(app, booking.id)).toEqual({ captured: PRICE, refunded: PRICE });
    for (const who of [booking.candidate, coach])
      expect(await textTo(who, 'booking.cancelled')).toContain(`The reason given: ${REASON}`);
    const before = [await mailKindsTo(app, booking.candidate), await mailKindsTo(app, coach)];
    await passBy(booking);
    expect([await mailKindsTo(app, booking.candidate), await mailKindsTo(app, coach)]).toEqual(before);
    expect(await balancesOf(app, booking.id)).toEqual({ stripe_clearing: -378, stripe_fees: 378 });
    const detail = await get(`/bookings/${booking.id}`).expect(200);
    expect(detail.body.history.at(-1)).toMatchObject({ event: 'cancel', actorId: admin.accountId });
  });

  it('keeps what the admin keeps: all, or only what is named', async () => {
    const [first, second] = [await bookAndPay(app, { coach }), await bookAndPay(app, { coach })];
    await shutOut({ bookings: [{ id: first.id, choice: 'keep' }] }).expect(status);
    await app.settle();
    expect([await statusOf(app, first.id), await statusOf(app, second.id)]).toEqual([
      'confirmed',
      'cancelled',
    ]);
    await passBy(first);
    expect(await statusOf(app, first.id)).toBe('completed');
    expect(await balancesOf(app, first.id)).toMatchObject({ coach_payable: -9_600 });
  });

  it('ends holds: their candidates are told, the time is gone from nobody, and a payment under way comes back', async () => {
    const { payer, booking } = await holdSlot(app, { coach });
    await app.stripe.misbehave({ webhooks: { lose: 'all' } });
    await app.stripe.pay(sessionOf(booking));
    await shutOut({ upcoming: 'keep' }).expect(status);
    await app.stripe.behave();
    app.clock.advance({ minutes: 6 });
    await app.settle();
    expect(await statusOf(app, booking.id)).toBe('expired');
    expect(await moneyOf(app, booking.id)).toEqual({ captured: PRICE, refunded: PRICE });
    expect(await textTo(payer, 'booking.hold_ended')).toContain(`The reason given: ${REASON}`);
  });

  it('leaves a session that has begun to its end', async () => {
    const booking = await bookAndPay(app, { coach });
    app.clock.set(new Date(booking.startsAt.getTime() + 60_000));
    await app.settle();
    const named = await shutOut({ bookings: [{ id: booking.id, choice: 'cancel' }] });
    expect([named.status, named.body.code]).toEqual([409, 'booking.cancel_after_start']);
    await shutOut().expect(status);
    expect(await statusOf(app, booking.id)).toBe('confirmed');
  });

  it('refuses bookings of others, one named twice, and a word it does not know; nothing happens then', async () => {
    const booking = await bookAndPay(app, { coach });
    const other = await bookAndPay(app, { coach: await publishedCoach(app) });
    const one = { id: booking.id, choice: 'keep' };
    for (const [bookings, code, field] of [
      [[{ id: other.id, choice: 'cancel' }], 'suspension.unknown_booking', 'bookings.0.id'],
      [[one, { id: NOBODYS_ID, choice: 'keep' }], 'suspension.unknown_booking', 'bookings.1.id'],
      [[one, one], 'suspension.booking_named_twice', 'bookings'],
    ] as const) {
      const answer = await shutOut({ bookings });
      expect([answer.status, answer.body.code, answer.body.field]).toEqual([422, code, field]);
    }
    expect((await shutOut({ upcoming: 'sell' })).body.field).toBe('upcoming');
    expect((await shutOut({ reason: '' })).body.field).toBe('reason');
    expect(await statusOf(app, booking.id)).toBe('confirmed');
    await app.http().get('/v1/me').set(as(coach)).expect(200);
  });

  it('asks for a word about a booking whose payment a bank holds', async () => {
    const booking = await bookAndPay(app, { coach });
    const [row] = await app.database.query<{ intent: string }>(
      `SELECT c.payment_intent_id AS intent FROM charges c JOIN orders o ON o.id = c.order_id WHERE o.id IN (SELECT order_id FROM order_lines WHERE subject_id = $1)`,
      [booking.id],
    );
    await app.stripe.dispute(row?.intent ?? '');
    await app.settle();
    const answer = await shutOut();
    expect([answer.status, answer.body.code, answer.body.bookingIds]).toEqual([
      409,
      'suspension.booking_disputed',
      [booking.id],
    ]);
    await shutOut({ bookings: [{ id: booking.id, choice: 'keep' }] }).expect(status);
  });
});

describe('before that the admin sees what hangs on somebody', () => {
  it('sessions with what would come back, holds, feedback owed, and orders with their amounts', async () => {
    const past = await bookAndPay(app, { coach });
    app.clock.set(new Date(past.endsAt.getTime() + 60_000));
    await app.settle();
    const ahead = await bookAndPay(app, { coach });
    const { booking: held } = await holdSlot(app, { coach });
    for (const path of [`/accounts/${coach.accountId}`, `/coaches/${coach.coachId}`]) {
      const { body } = await get(`${path}/commitments`).expect(200);
      expect(body.upcoming.map(({ id }: { id: string }) => id)).toEqual([ahead.id]);
      expect(body.upcoming[0]).toMatchObject({
        refund: { amount: PRICE, currency: 'EUR' },
        candidate: { id: ahead.candidate.accountId },
        payment: { paid: { amount: PRICE } },
      });
      expect(body.holds.map(({ id }: { id: string }) => id)).toEqual([held.id]);
      expect(body.forms).toEqual([expect.objectContaining({ bookingId: past.id, coachId: coach.coachId })]);
      const lines = body.orders.flatMap((order: { lines: { bookingId: string }[] }) => order.lines);
      expect(lines.map(({ bookingId }: { bookingId: string }) => bookingId).sort()).toEqual(
        [ahead.id, held.id].sort(),
      );
    }
    const candidates = await get(`/accounts/${ahead.candidate.accountId}/commitments`).expect(200);
    expect(candidates.body.upcoming).toHaveLength(1);
    expect(candidates.body.forms).toEqual([]);
  });

  it('and nothing of others; nobody is a 404', async () => {
    const stranger = await app.signUp();
    await bookAndPay(app, { coach });
    const { body } = await get(`/accounts/${stranger.accountId}/commitments`).expect(200);
    expect(body).toEqual({ upcoming: [], holds: [], forms: [], orders: [] });
    await get(`/accounts/${NOBODYS_ID}/commitments`).expect(404);
    await get(`/coaches/${NOBODYS_ID}/commitments`).expect(404);
  });
});

it('a suspended candidate’s sessions and holds end too, and their coach has the time back', async () => {
  const booking = await bookAndPay(app, { coach });
  const { booking: held } = await holdSlot(app, { coach, candidate: booking.candidate });
  const free = await firstSlots(app, coach, 3);
  await suspend(booking.candidate.accountId).expect(204);
  await app.settle();
  expect([await statusOf(app, booking.id), await statusOf(app, held.id)]).toEqual(['cancelled', 'expired']);
  expect(await moneyOf(app, booking.id)).toEqual({ captured: PRICE, refunded: PRICE });
  expect(await textTo(coach, 'booking.cancelled')).toContain(REASON);
  expect((await firstSlots(app, coach, 1))[0]).toBe(booking.startsAt.toISOString());
  expect(free).not.toContain(booking.startsAt.toISOString());
  expect(await textTo(booking.candidate, 'account.suspended')).toContain(REASON);
});

it('a hold that slips in while its coach is shut out is not confirmed: the payment comes back', async () => {
  const { booking, payer } = await holdSlot(app, { coach });
  await app.database.query(`UPDATE accounts SET suspended_at = $2 WHERE id = $1`, [
    coach.accountId,
    app.clock.now(),
  ]);
  await app.stripe.pay(sessionOf(booking));
  await app.settle();
  expect(await statusOf(app, booking.id)).toBe('expired');
  expect(await moneyOf(app, booking.id)).toEqual({ captured: PRICE, refunded: PRICE });
  const told = await textTo(payer, 'booking.payment_returned');
  expect(told).toContain('was closed before your payment was complete');
  expect(told).not.toContain('another time');
});

it('a late payment for a hold that ended with a suspension, after that was taken back, is a booking like any other', async () => {
  const { booking, payer } = await holdSlot(app, { coach });
  await app.stripe.misbehave({ webhooks: { lose: 'all' } });
  await app.stripe.pay(sessionOf(booking));
  await app.stripe.deliverDue();
  await app.stripe.behave();
  const coachAccount = coach.accountId;
  await suspend(coachAccount).expect(204);
  const seen = () => app.http().get(`/v1/bookings/${booking.id}`).set(as(payer));
  expect((await seen()).body).toMatchObject({
    status: 'expired',
    cancelledBy: 'admin',
    cancelReason: REASON,
  });
  await reinstate(coachAccount).expect(204);
  await app.settle();
  app.clock.advance({ minutes: 5 });
  await app.settle();
  expect((await seen()).body).toMatchObject({ status: 'confirmed', cancelledBy: null, cancelReason: null });
});

describe('doing it again', () => {
  it('suspending twice tells the person once, and does what it says about bookings', async () => {
    const booking = await bookAndPay(app, { coach });
    await suspend(coach.accountId, { upcoming: 'keep' }).expect(204);
    await suspend(coach.accountId).expect(204);
    await app.settle();
    expect((await kindsTo(coach)).filter((kind) => kind === 'account.suspended')).toHaveLength(1);
    expect(await statusOf(app, booking.id)).toBe('cancelled');
  });

  it('reinstating somebody who is not suspended changes nothing and mails nobody', async () => {
    const { accountId } = coach;
    await app.settle();
    const before = await kindsTo(coach);
    await reinstate(accountId).expect(204);
    await app.settle();
    expect(await kindsTo(coach)).toEqual(before);
    const audit = await app.database.query(
      `SELECT 1 FROM audit_log WHERE subject_id = $1 AND action = 'account.reinstated'`,
      [accountId],
    );
    expect(audit).toEqual([]);
    await reinstate(NOBODYS_ID).expect(404);
    await suspend(accountId).expect(204);
    await reinstate(accountId).expect(204);
    expect((await kindsTo(coach)).slice(-2)).toEqual(['account.suspended', 'account.reinstated']);
  });

  it('publishing decides about no bookings', async () => {
    await unpublish().expect(200);
    const answer = await app
      .http()
      .post(`/v1/admin/coaches/${coach.coachId}/decision`)
      .set(as(admin))
      .send({ decision: 'publish', bookings: [{ id: NOBODYS_ID, choice: 'keep' }] });
    expect([answer.status, answer.body.code]).toEqual([422, 'coach.bookings_only_when_suspending']);
  });
});
