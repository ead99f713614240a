import type { TestAccount } from '../support/app';
import type { TestCoach } from '../support/coaches';
import { databasePrint } from '../support/database-print';
import { bookAndPay, firstSlots, holdSlot, type PaidBooking, publishedCoach } from '../support/scenario';
import { useTestApp } from '../support/use-test-app';
import {
  as,
  balancesOf,
  bookingCalls,
  ledgerTotals,
  LONG_TOKENS,
  mailKindsTo,
  moneyOf,
  statusOf,
} from './booking-fixture';

const app = useTestApp({ accessTokenMinutes: LONG_TOKENS }, { check: 'after each test' });
let coach: TestCoach;
let admin: TestAccount;
const { get, cancel, report } = bookingCalls(() => app);

beforeAll(async () => {
  admin = await app.signUp({ roles: ['admin'] });
});
beforeEach(async () => {
  coach = await publishedCoach(app);
});

/** To so many minutes after the start of a session, with everything that is due then done. */
const goTo = async ({ startsAt }: PaidBooking, minutes: number): Promise<void> => {
  app.clock.set(new Date(startsAt.getTime() + minutes * 60_000));
  await app.settle();
};
const REPORTS_CLOSED = 60 + 24 * 60;
/** What stays of a sale that was refunded in full: Stripe keeps its fee. */
const ONLY_FEES = ['stripe_clearing', 'stripe_fees'];
const NOTHING_BACK = { captured: 12_000, refunded: 0 };
const ALL_BACK = { captured: 12_000, refunded: 12_000 };

const adminCancels = (booking: PaidBooking) =>
  app
    .http()
    .post(`/v1/admin/bookings/${booking.id}/cancellation`)
    .set(as(admin))
    .send({ reason: 'The coach is ill.' });
const resolve = (booking: PaidBooking, outcome: string) =>
  app
    .http()
    .post(`/v1/admin/bookings/${booking.id}/resolution`)
    .set(as(admin))
    .send({ outcome, reason: 'Seen in the log.' });

describe('a cancellation', () => {
  it.each(['candidate', 'coach'] as const)(
    'by the %s gives back what was quoted, and the time',
    async (side) => {
      const booking = await bookAndPay(app, { coach });
      const who = booking[side];
      const quote = (await get(who, booking.id, '/cancellation-quote').expect(200)).body;
      expect(quote).toMatchObject({
        refund: { amount: 12_000, currency: 'EUR' },
        changesAt: booking.startsAt.toISOString(),
      });
      const { body } = await cancel(who, booking.id, { reason: 'Moved.' }).expect(200);
      expect(body).toMatchObject({
        status: 'cancelled',
        cancelledBy: side,
        cancelReason: 'Moved.',
        payment: { refundPending: quote.refund },
      });
      expect(await firstSlots(app, coach, 1)).toEqual([booking.startsAt.toISOString()]);
      await app.settle();
      expect(await moneyOf(app, booking.id)).toEqual(ALL_BACK);
      expect(Object.keys(await balancesOf(app, booking.id))).toEqual(ONLY_FEES);
      expect(await ledgerTotals(app)).toEqual([{ currency: 'EUR', sum: 0 }]);
      expect(await mailKindsTo(app, booking.candidate)).toEqual([
        'booking.confirmed',
        'booking.cancelled',
        'order.refunded',
      ]);
      expect(await mailKindsTo(app, coach)).toEqual(['booking.confirmed', 'booking.cancelled']);
    },
  );

  it('by the admin gives everything back', async () => {
    const booking = await bookAndPay(app, { coach });
    expect((await adminCancels(booking)).body).toMatchObject({ status: 'cancelled', cancelledBy: 'admin' });
    await app.settle();
    expect(await moneyOf(app, booking.id)).toEqual(ALL_BACK);
  });

  it('attack 40: by everybody at once refunds once', async () => {
    const booking = await bookAndPay(app, { coach });
    const answers = await Promise.all([
      cancel(booking.candidate, booking.id),
      cancel(coach, booking.id),
      adminCancels(booking),
      cancel(booking.candidate, booking.id),
    ]);
    for (const { status } of answers) expect([200, 409]).toContain(status);
    await app.settle();
    expect(await moneyOf(app, booking.id)).toEqual(ALL_BACK);
    expect(
      await app.database.query(
        `SELECT 1 FROM refunds WHERE order_id = (SELECT order_id FROM bookings WHERE id = $1)`,
        [booking.id],
      ),
    ).toHaveLength(1);
  });

  it('a second time is the same answer and no second refund', async () => {
    const booking = await bookAndPay(app, { coach });
    await cancel(booking.candidate, booking.id).expect(200);
    await app.settle();
    const before = await databasePrint(app.database);
    await cancel(booking.candidate, booking.id).expect(200);
    expect((await cancel(coach, booking.id)).body.code).toBe('booking.not_cancellable');
    expect(await databasePrint(app.database)).toEqual(before);
  });

  it('is possible until the last millisecond before the start, and not from then on', async () => {
    const booking = await bookAndPay(app, { coach });
    const other = await bookAndPay(app, { coach });
    app.clock.set(new Date(booking.startsAt.getTime() - 1));
    await cancel(booking.candidate, booking.id).expect(200);
    app.clock.set(other.startsAt);
    for (const answer of [
      await cancel(other.candidate, other.id),
      await cancel(coach, other.id),
      await get(coach, other.id, '/cancellation-quote'),
      await adminCancels(other),
    ]) {
      expect([answer.status, answer.body.code]).toEqual([409, 'booking.cancel_after_start']);
    }
    await app.settle();
    expect(await moneyOf(app, other.id)).toEqual(NOTHING_BACK);
  });

  it('attack 39: of an unpaid hold is 409: that is given up', async () => {
    const { payer, booking } = await holdSlot(app, { coach });
    const { status, body } = await cancel(payer, booking.id);
    expect([status, body.code]).toEqual([409, 'booking.not_cancellable']);
  });

  it.each([
    ['an unknown member', { refund: 1 }, 'refund'],
    ['a number', { reason: 5 }, 'reason'],
    ['too much', { reason: 'x'.repeat(501) }, 'reason'],
  ])('refuses %s and changes nothing', async (_, body, field) => {
    const booking = await bookAndPay(app, { coach });
    const before = await databasePrint(app.database);
    const answer = await cancel(booking.candidate, booking.id, body);
    expect([400, 422]).toContain(answer.status);
    expect(answer.body.field).toBe(field);
    expect(await databasePrint(app.database)).toEqual(before);
  });
});

describe('a session that is over', () => {
  it('took place when nobody says otherwise: the coach has earned', async () => {
    const booking = await bookAndPay(app, { coach });
    await goTo(booking, 59);
    expect(await statusOf(app, booking.id)).toBe('confirmed');
    await goTo(booking, 60);
    expect(await statusOf(app, booking.id)).toBe('completed');
    expect(await balancesOf(app, booking.id)).toMatchObject({ coach_payable: -9_600, fee_revenue: -2_400 });
    expect((await cancel(booking.candidate, booking.id)).status).toBe(409);
  });
});

describe('a no-show', () => {
  it('is reported from a quarter of an hour after the start to 24 hours after the end, once a side', async () => {
    const booking = await bookAndPay(app, { coach });
    await goTo(booking, 14.9);
    const early = await report(booking.candidate, booking.id, { missing: 'coach' });
    expect([early.status, early.body.code]).toEqual([409, 'booking.no_show_too_early']);
    expect(early.body.from).toBe(new Date(booking.startsAt.getTime() + 15 * 60_000).toISOString());
    await goTo(booking, REPORTS_CLOSED);
    const late = await report(booking.candidate, booking.id, { missing: 'coach' });
    expect([late.status, late.body.code]).toEqual([409, 'booking.no_show_too_late']);
    await goTo(booking, REPORTS_CLOSED - 1);
    await report(booking.candidate, booking.id, { missing: 'coach', note: 'I waited.' }).expect(200);
    const again = await report(booking.candidate, booking.id, { missing: 'candidate' });
    expect([again.status, again.body.code]).toEqual([409, 'booking.no_show_reported']);
  });

  it('of the coach, during the session, gives everything back when reports close', async () => {
    const booking = await bookAndPay(app, { coach });
    await goTo(booking, 15);
    const { body } = await report(booking.candidate, booking.id, { missing: 'coach' }).expect(200);
    expect(body).toMatchObject({
      status: 'coach_no_show',
      noShowSettlesAt: new Date(booking.endsAt.getTime() + 24 * 3_600_000).toISOString(),
    });
    await goTo(booking, REPORTS_CLOSED - 1);
    expect(await moneyOf(app, booking.id)).toEqual(NOTHING_BACK);
    await goTo(booking, REPORTS_CLOSED);
    expect(await moneyOf(app, booking.id)).toEqual(ALL_BACK);
    expect(Object.keys(await balancesOf(app, booking.id))).toEqual(ONLY_FEES);
  });

  it('attack 40: of the coach, after the session counted as held, takes back what the coach had earned', async () => {
    const booking = await bookAndPay(app, { coach });
    await goTo(booking, 61);
    await report(booking.candidate, booking.id, { missing: 'coach' }).expect(200);
    await goTo(booking, REPORTS_CLOSED);
    expect(await moneyOf(app, booking.id)).toEqual(ALL_BACK);
    expect(Object.keys(await balancesOf(app, booking.id))).toEqual(ONLY_FEES);
  });

  it('that the coach admits is settled at once, and nothing said later changes it', async () => {
    const booking = await bookAndPay(app, { coach });
    await goTo(booking, 20);
    await report(coach, booking.id, { missing: 'coach' }).expect(200);
    await app.settle();
    expect(await moneyOf(app, booking.id)).toEqual(ALL_BACK);
    const other = await report(booking.candidate, booking.id, { missing: 'candidate' });
    expect([other.status, other.body.code]).toEqual([409, 'booking.no_show_settled']);
    await report(booking.candidate, booking.id, { missing: 'coach' }).expect(200);
    await goTo(booking, REPORTS_CLOSED + 1);
    expect(await statusOf(app, booking.id)).toBe('coach_no_show');
    expect(await moneyOf(app, booking.id)).toEqual(ALL_BACK);
  });

  it('that the coach admits after the accusation is settled at once', async () => {
    const booking = await bookAndPay(app, { coach });
    await goTo(booking, 20);
    await report(booking.candidate, booking.id, { missing: 'coach' }).expect(200);
    await report(coach, booking.id, { missing: 'coach' }).expect(200);
    await app.settle();
    expect(await moneyOf(app, booking.id)).toEqual(ALL_BACK);
  });

  it('of the candidate gives nothing back: the coach has earned', async () => {
    const booking = await bookAndPay(app, { coach });
    await goTo(booking, 30);
    await report(coach, booking.id, { missing: 'candidate' }).expect(200);
    expect(await mailKindsTo(app, booking.candidate)).not.toContain('booking.no_show_reported');
    await app.settle();
    expect(await mailKindsTo(app, booking.candidate)).toContain('booking.no_show_reported');
    await goTo(booking, REPORTS_CLOSED);
    expect(await moneyOf(app, booking.id)).toEqual(NOTHING_BACK);
    expect(await balancesOf(app, booking.id)).toMatchObject({ coach_payable: -9_600, fee_revenue: -2_400 });
  });

  it.each([
    ['coach_no_show', ALL_BACK],
    ['candidate_no_show', NOTHING_BACK],
    ['completed', NOTHING_BACK],
  ])('that is contradicted waits for an admin, whose word "%s" moves the money', async (outcome, money) => {
    const booking = await bookAndPay(app, { coach });
    await goTo(booking, 30);
    await report(coach, booking.id, { missing: 'candidate' }).expect(200);
    const { body } = await report(booking.candidate, booking.id, { missing: 'coach' }).expect(200);
    expect(body).toMatchObject({ status: 'under_review', noShowSettlesAt: null });
    await goTo(booking, REPORTS_CLOSED + 60);
    expect(await statusOf(app, booking.id)).toBe('under_review');
    expect(await moneyOf(app, booking.id)).toEqual(NOTHING_BACK);
    expect((await balancesOf(app, booking.id)).escrow).toBe(-12_000);

    expect((await resolve(booking, outcome)).body.status).toBe(outcome);
    expect((await resolve(booking, outcome)).body.code).toBe('booking.not_under_review');
    await app.settle();
    expect(await moneyOf(app, booking.id)).toEqual(money);
    expect((await balancesOf(app, booking.id)).escrow).toBeUndefined();
  });

  it('attack 39: of a session that was cancelled or never paid is 409', async () => {
    const booking = await bookAndPay(app, { coach });
    await cancel(coach, booking.id).expect(200);
    const { payer, booking: held } = await holdSlot(app, { coach });
    await goTo(booking, 30);
    for (const [who, id] of [
      [booking.candidate, booking.id],
      [payer, held.id],
    ] as const) {
      const { status, body } = await report(who, id, { missing: 'coach' });
      expect([status, body.code]).toEqual([409, 'booking.no_show_not_possible']);
    }
  });

  it('one session that cannot be settled does not keep the others waiting', async () => {
    const stuck = await bookAndPay(app, { coach });
    const other = await bookAndPay(app, { coach });
    await app.database.query(
      `UPDATE charges SET verdict = 'duplicate' WHERE order_id =
      (SELECT order_id FROM bookings WHERE id = $1)`,
      [stuck.id],
    );
    await goTo(other, 61);
    expect([await statusOf(app, stuck.id), await statusOf(app, other.id)]).toEqual([
      'confirmed',
      'completed',
    ]);
    await app.database.query(
      `UPDATE charges SET verdict = 'accepted' WHERE order_id =
      (SELECT order_id FROM bookings WHERE id = $1)`,
      [stuck.id],
    );
    await app.settle();
    expect(await statusOf(app, stuck.id)).toBe('completed');
  });
});
