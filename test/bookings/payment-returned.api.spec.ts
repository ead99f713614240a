import { newId } from '../../src/shared/ids';
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
import { as, balancesOf, bookingCalls, LONG_TOKENS, mailKindsTo, moneyOf, statusOf } from './booking-fixture';

// Before the invariants are checked.
afterEach(() => app.stripe.behave());
const app = useTestApp({ accessTokenMinutes: LONG_TOKENS }, { check: 'after each test' });
let admin: TestAccount;
let coach: TestCoach;
beforeAll(async () => {
  admin = await app.signUp({ roles: ['admin'] });
});
beforeEach(async () => {
  coach = await publishedCoach(app);
});

const calls = bookingCalls(() => app);
/** The payment intent behind a booking, as somebody at the provider's dashboard finds it. */
const paymentOf = async ({ id }: { id: string }): Promise<string> => {
  const [row] = await app.database.query<{ intent: string }>(
    `SELECT c.payment_intent_id AS intent FROM charges c JOIN orders o ON o.id = c.order_id WHERE o.id IN (SELECT order_id FROM order_lines WHERE subject_id = $1)`,
    [id],
  );
  return row?.intent ?? '';
};
const refundAtProvider = async (booking: { id: string }, amount?: number) => {
  await app.stripe.refundAtDashboard(await paymentOf(booking), amount);
  await app.settle();
};
const end = async (booking: PaidBooking) => {
  app.clock.set(new Date(booking.endsAt.getTime() + 60_000));
  await app.settle();
};
const textTo = async (who: TestAccount, kind: string): Promise<string> => {
  const [mail] = await app.database.query<{ text: string }>(
    `SELECT text_body AS text FROM mails WHERE recipient_id = $1 AND kind = $2 ORDER BY id DESC LIMIT 1`,
    [who.accountId, kind],
  );
  return mail?.text ?? '';
};
const adminOrder = async ({ id }: { id: string }) => {
  const { body } = await app.http().get('/v1/admin/orders').query({ limit: 100 }).set(as(admin)).expect(200);
  return body.items.find(({ lines }: { lines: { bookingId: string }[] }) =>
    lines.some(({ bookingId }) => bookingId === id),
  );
};
const PRICE = 12_000;

describe('all of the payment goes back at the provider', () => {
  it('before the session: the booking ends, both are told, the time is free, and nobody is reminded or paid', async () => {
    const booking = await bookAndPay(app, { coach });
    await refundAtProvider(booking);
    const seen = (await calls.get(booking.candidate, booking.id)).body;
    expect(seen).toMatchObject({
      status: 'cancelled',
      cancelledBy: 'provider',
      cancelReason: 'The payment was sent back by the payment provider.',
      payment: { refunded: { amount: PRICE }, refundPending: { amount: 0 }, disputed: false },
    });
    const detail = await app.http().get(`/v1/admin/bookings/${booking.id}`).set(as(admin)).expect(200);
    expect(detail.body.history.at(-1)).toMatchObject({
      event: 'payment_returned',
      from: 'confirmed',
      to: 'cancelled',
      actorId: null,
    });
    expect(await firstSlots(app, coach, 1)).toEqual([booking.startsAt.toISOString()]);
    expect(await mailKindsTo(app, booking.candidate)).toEqual([
      'booking.confirmed',
      expect.any(String),
      expect.any(String),
    ]);
    expect((await mailKindsTo(app, booking.candidate)).slice(1).sort()).toEqual([
      'booking.cancelled',
      'order.refunded',
    ]);
    expect(await mailKindsTo(app, coach)).toEqual(['booking.confirmed', 'booking.cancelled']);
    expect(await textTo(booking.candidate, 'booking.cancelled')).toContain('120.00 EUR has gone back');
    expect(await textTo(coach, 'booking.cancelled')).toContain('its payment went back');
    await end(booking);
    expect(await statusOf(app, booking.id)).toBe('cancelled');
    expect(await balancesOf(app, booking.id)).toEqual({ stripe_clearing: -378, stripe_fees: 378 });
    expect(await mailKindsTo(app, coach)).toHaveLength(2);
    expect(await adminOrder(booking)).toMatchObject({ refundedByProvider: { amount: PRICE } });
  });

  it('but is still on its way: the mail says so; when it fails, booking, money and mail do, and an admin sees it', async () => {
    const booking = await bookAndPay(app, { coach });
    await app.stripe.misbehave({ refunds: { pending: true } });
    const { id } = await app.stripe.refundAtDashboard(await paymentOf(booking));
    await app.settle();
    expect(await statusOf(app, booking.id)).toBe('cancelled');
    const mail = await textTo(booking.candidate, 'booking.cancelled');
    expect(mail).toContain('120.00 EUR is on its way back');
    expect(mail).not.toContain('has gone back');
    expect(await textTo(coach, 'booking.cancelled')).toContain('its payment goes back');
    await app.stripe.settleRefund(id, 'failed');
    await app.settle();
    expect((await calls.get(booking.candidate, booking.id)).body).toMatchObject({
      cancelReason:
        'The payment was sent back by the payment provider, but did not arrive. We are looking into it.',
      payment: { refunded: { amount: 0 }, refundPending: { amount: 0 } },
    });
    expect(await textTo(booking.candidate, 'order.refund_failed')).toContain('The money is with us again');
    expect(await mailKindsTo(app, coach)).not.toContain('order.refund_failed');
    expect(await adminOrder(booking)).toMatchObject({ needsReview: true });
    expect(await balancesOf(app, booking.id)).toMatchObject({ escrow: -PRICE });
  });

  it('after completion and comes back: candidate and coach are told what is there', async () => {
    const booking = await bookAndPay(app, { coach });
    await end(booking);
    await app.stripe.misbehave({ refunds: { pending: true } });
    const { id } = await app.stripe.refundAtDashboard(await paymentOf(booking));
    await app.settle();
    expect(await textTo(coach, 'booking.payment_gone')).toContain('goes back to the candidate');
    await app.stripe.settleRefund(id, 'failed');
    await app.settle();
    expect(await textTo(coach, 'order.refund_failed')).toContain('120.00 EUR is there now');
    expect(await balancesOf(app, booking.id)).toMatchObject({ coach_payable: -9_600, fee_revenue: -2_400 });
  });

  it('with webhooks off the poller finds it', async () => {
    const booking = await bookAndPay(app, { coach });
    await app.stripe.misbehave({ webhooks: { lose: 'all' } });
    await refundAtProvider(booking);
    expect(await statusOf(app, booking.id)).toBe('confirmed');
    app.clock.advance({ minutes: 6 });
    await app.settle();
    expect(await statusOf(app, booking.id)).toBe('cancelled');
  });

  it('before we confirmed: it is never confirmed', async () => {
    const { booking } = await holdSlot(app, { coach });
    await app.stripe.pay(sessionOf(booking));
    await app.stripe.refundAtDashboard(sessionOf(booking));
    await app.settle();
    app.clock.advance({ minutes: 2 });
    await app.settle();
    expect(await statusOf(app, booking.id)).toMatch(/cancelled|expired/);
    expect(await moneyOf(app, booking.id)).toEqual({ captured: PRICE, refunded: PRICE });
  });

  it('during the session: it takes place, earns nothing, and the coach is told', async () => {
    const booking = await bookAndPay(app, { coach });
    app.clock.set(new Date(booking.startsAt.getTime() + 60_000));
    await refundAtProvider(booking);
    expect(await mailKindsTo(app, coach)).toContain('booking.payment_gone');
    await end(booking);
    expect(await statusOf(app, booking.id)).toBe('completed');
    expect(await balancesOf(app, booking.id)).toEqual({ stripe_clearing: -378, stripe_fees: 378 });
  });

  it('after completion: coach and platform give back what they had, and the coach is told', async () => {
    const booking = await bookAndPay(app, { coach });
    await end(booking);
    expect(await balancesOf(app, booking.id)).toMatchObject({ coach_payable: -9_600, fee_revenue: -2_400 });
    await refundAtProvider(booking);
    expect(await balancesOf(app, booking.id)).toEqual({ stripe_clearing: -378, stripe_fees: 378 });
    expect(await textTo(coach, 'booking.payment_gone')).toContain('earns you nothing');
    expect((await calls.get(coach, booking.id)).body.payment.refunded.amount).toBe(PRICE);
    const { body } = await app
      .http()
      .get('/v1/admin/ledger')
      .query({ orderId: (await adminOrder(booking)).id })
      .set(as(admin));
    expect(body.items.map(({ kind }: { kind: string }) => kind)).toEqual(
      expect.arrayContaining(['refund_asked', 'refund_done', 'earned']),
    );
  });
});

describe('a part of the payment goes back at the provider', () => {
  it('the booking stays, the coach is told, and completion shares what is left', async () => {
    const booking = await bookAndPay(app, { coach });
    await refundAtProvider(booking, 2_500);
    expect(await statusOf(app, booking.id)).toBe('confirmed');
    expect(await textTo(coach, 'order.payment_reduced')).toContain('95.00 EUR is left');
    await end(booking);
    expect(await balancesOf(app, booking.id)).toMatchObject({ coach_payable: -7_600, fee_revenue: -1_900 });
  });

  it('a quote counts it, and so do the mail and the refund', async () => {
    const booking = await bookAndPay(app, { coach });
    await refundAtProvider(booking, 2_500);
    const quote = await calls.get(booking.candidate, booking.id, '/cancellation-quote');
    expect(quote.body).toMatchObject({ refund: { amount: 9_500 }, alreadyReturned: { amount: 2_500 } });
    await calls.cancel(booking.candidate, booking.id).expect(200);
    await app.settle();
    expect(await moneyOf(app, booking.id)).toEqual({ captured: PRICE, refunded: PRICE });
    const mail = await textTo(booking.candidate, 'booking.cancelled');
    expect(mail).toContain('95.00 EUR goes back');
    expect(mail).toContain('25.00 EUR had gone back before');
  });

  it('that we had not heard of when the candidate cancelled: what is left comes back', async () => {
    const booking = await bookAndPay(app, { coach });
    await app.stripe.misbehave({ webhooks: { lose: 'all' } });
    await refundAtProvider(booking, 2_500);
    await calls.cancel(booking.candidate, booking.id).expect(200);
    await app.settle();
    expect(await moneyOf(app, booking.id)).toEqual({ captured: PRICE, refunded: PRICE });
    expect(await adminOrder(booking)).toMatchObject({
      needsReview: false,
      refundedByProvider: { amount: 2_500 },
    });
  });
});

describe('a payment that its bank disputes', () => {
  it('cannot be cancelled with a refund until the bank decides, and says so', async () => {
    const booking = await bookAndPay(app, { coach });
    const { id } = await app.stripe.dispute(await paymentOf(booking));
    await app.settle();
    for (const answer of [
      await calls.get(booking.candidate, booking.id, '/cancellation-quote'),
      await calls.cancel(booking.candidate, booking.id),
      await calls.cancel(coach, booking.id),
      await app
        .http()
        .post(`/v1/admin/bookings/${booking.id}/cancellation`)
        .set(as(admin))
        .send({ reason: 'Asked by phone.' }),
    ])
      expect([answer.status, answer.body.code]).toEqual([409, 'refund.disputed']);
    expect((await calls.get(booking.candidate, booking.id)).body.payment.disputed).toBe(true);
    const order = await adminOrder(booking);
    expect(order).toMatchObject({ disputed: true, needsReview: true });
    expect(order.dispute).toMatchObject({ status: 'open', reason: 'fraudulent', amount: { amount: PRICE } });
    await app.stripe.stepDispute(id, 'win');
    await app.settle();
    await calls.cancel(booking.candidate, booking.id).expect(200);
    await app.settle();
    expect(await moneyOf(app, booking.id)).toEqual({ captured: PRICE, refunded: PRICE });
  });

  it('and is lost before the session: the booking ends like after a full refund', async () => {
    const booking = await bookAndPay(app, { coach });
    const { id } = await app.stripe.dispute(await paymentOf(booking));
    await app.stripe.stepDispute(id, 'lose');
    await app.settle();
    expect((await calls.get(booking.candidate, booking.id)).body).toMatchObject({
      status: 'cancelled',
      cancelledBy: 'provider',
      cancelReason: 'The payment was taken back by the bank of the card.',
    });
  });

  it('and is lost, then won by an appeal: what was cancelled is paid back by us, what stands is the coach’s again', async () => {
    const ended = await bookAndPay(app, { coach });
    const held = await bookAndPay(app, { coach: await publishedCoach(app) });
    const disputes: string[] = [];
    for (const booking of [ended, held]) {
      if (booking === held) await end(held);
      const { id } = await app.stripe.dispute(await paymentOf(booking));
      await app.stripe.stepDispute(id, 'lose');
      await app.settle();
      disputes.push(id);
    }
    for (const id of disputes) {
      await app.database.query(
        `UPDATE stripe_sandbox.objects SET body = body || jsonb_build_object('status', 'won', 'balance_transactions',
           body->'balance_transactions' || $2::jsonb) WHERE id = $1`,
        [id, JSON.stringify([{ id: `txn_back_${id}`, amount: PRICE, fee: -1_500, currency: 'eur' }])],
      );
    }
    for (let day = 0; day < 3; day += 1) {
      app.clock.advance({ hours: 25 });
      await app.settle();
    }
    expect(await moneyOf(app, ended.id)).toEqual({ captured: PRICE, refunded: PRICE });
    const [row] = await app.database.query<{ reason: string }>(
      `SELECT cancel_reason AS reason FROM bookings WHERE id = $1`,
      [ended.id],
    );
    expect(row?.reason).toContain('The bank has changed its decision, so we pay it back.');
    expect(await balancesOf(app, held.id)).toMatchObject({ coach_payable: -9_600, fee_revenue: -2_400 });
    const told = await app.database.query(
      `SELECT 1 FROM mails WHERE about_id IN (SELECT id FROM disputes WHERE stripe_dispute_id = ANY ($1)) AND kind = 'order.reinstated'`,
      [disputes],
    );
    expect(told).toHaveLength(1);
  });

  it('and is lost in part: the coach is told of what is left', async () => {
    const booking = await bookAndPay(app, { coach });
    const { id } = await app.stripe.dispute(await paymentOf(booking), { amount: 2_000 });
    await app.stripe.stepDispute(id, 'lose');
    await app.settle();
    expect(await statusOf(app, booking.id)).toBe('confirmed');
    expect(await textTo(coach, 'order.payment_reduced')).toContain('100.00 EUR is left');
  });

  it('and is lost in part, and then more of it: and gets some back twice: the coach is told of each, once', async () => {
    const startsAt = (await firstSlots(app, coach, 81)).at(-1);
    const booking = await bookAndPay(app, { coach, startsAt });
    const { id } = await app.stripe.dispute(await paymentOf(booking), { amount: 2_000 });
    await app.stripe.stepDispute(id, 'lose');
    await app.settle();
    for (const amount of [-3_000, 1_000, -2_000, 500]) {
      const movement = { id: `txn_${newId()}`, amount, fee: 0, currency: 'eur' };
      await app.database.query(
        `UPDATE stripe_sandbox.objects SET body = body || jsonb_build_object('balance_transactions',
           body->'balance_transactions' || $2::jsonb) WHERE id = $1`,
        [id, JSON.stringify([movement])],
      );
      app.clock.advance({ hours: 25 });
      await app.settle();
    }
    const mails = await app.database.query<{ kind: string; left: string | null }>(
      `SELECT kind, substring(text_body FROM '[0-9.]+ EUR is left') AS left FROM mails
       WHERE recipient_id = $1 AND about_id = (SELECT id FROM disputes WHERE stripe_dispute_id = $2) ORDER BY id`,
      [coach.accountId, id],
    );
    const left = mails.flatMap((mail) => (mail.kind === 'order.payment_reduced' ? [mail.left] : []));
    expect(left).toEqual(['100.00 EUR is left', '70.00 EUR is left', '60.00 EUR is left']);
    expect(mails.filter(({ kind }) => kind === 'order.reinstated')).toHaveLength(2);
  });

  it('while the coach does not come: the refund waits for the bank, and comes once it is won', async () => {
    const booking = await bookAndPay(app, { coach });
    const { id } = await app.stripe.dispute(await paymentOf(booking));
    await app.settle();
    app.clock.set(new Date(booking.startsAt.getTime() + 20 * 60_000));
    await calls.report(coach, booking.id, { missing: 'coach' }).expect(200);
    await app.settle();
    expect(await moneyOf(app, booking.id)).toEqual({ captured: PRICE, refunded: 0 });
    await app.stripe.stepDispute(id, 'win');
    await app.settle();
    expect(await moneyOf(app, booking.id)).toEqual({ captured: PRICE, refunded: PRICE });
  });
});
