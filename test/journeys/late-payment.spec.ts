import { Sweeps } from '../../src/platform/jobs/sweeps';
import { startTestApp, type TestApp } from '../support/app';
import type { TestCoach } from '../support/coaches';
import { firstSlot, holdSlot, publishedCoach } from '../support/scenario';

let app: TestApp;
let coach: TestCoach;

beforeEach(async () => {
  app = await startTestApp({ accessTokenMinutes: 60 * 24 * 365 });
  coach = await publishedCoach(app);
});
afterEach(async () => {
  await app.checkInvariants();
  await app.stop();
});

const sessionOf = (booking: { checkout: { url: string } }): string =>
  booking.checkout.url.split('/').at(-1) ?? '';

const statusOf = async (id: string): Promise<string> => {
  const [row] = await app.database.query<{ status: string }>(`SELECT status FROM bookings WHERE id = $1`, [
    id,
  ]);
  return row?.status ?? 'missing';
};

const moneyOf = async (bookingId: string): Promise<{ paid: number; refunded: number }> => {
  const [row] = await app.database.query<{ paid: string; refunded: string }>(
    `SELECT coalesce(sum(c.amount_minor), 0) AS paid, coalesce(sum(c.refunded_minor), 0) AS refunded
     FROM bookings b LEFT JOIN charges c ON c.order_id = b.order_id WHERE b.id = $1`,
    [bookingId],
  );
  return { paid: Number(row?.paid), refunded: Number(row?.refunded) };
};

/** Pays at the provider in the last seconds, while every webhook is lost and nobody polls until later. */
const payUnnoticed = async (sessionId: string): Promise<void> => {
  await app.stripe.misbehave({ webhooks: { lose: 'all' } });
  await app.stripe.pay(sessionId);
  await app.stripe.deliverDue();
  await app.stripe.behave();
};

it('attack 31: two candidates, one pays late: one is confirmed, the other gets all of it back', async () => {
  const startsAt = await firstSlot(app, coach);
  const late = await holdSlot(app, { coach, startsAt });
  await payUnnoticed(sessionOf(late.booking));
  app.clock.advance({ minutes: 38 });
  const quick = await holdSlot(app, { coach, startsAt });
  await app.stripe.pay(sessionOf(quick.booking));
  await app.settle();
  app.clock.advance({ minutes: 120 });
  await app.settle();

  expect(await statusOf(quick.booking.id)).toBe('confirmed');
  expect(await statusOf(late.booking.id)).toBe('expired');
  expect(await moneyOf(late.booking.id)).toEqual({ paid: 12_000, refunded: 12_000 });
  expect(await moneyOf(quick.booking.id)).toEqual({ paid: 12_000, refunded: 0 });
  const kinds = await app.database.query<{ kind: string }>(`SELECT kind FROM mails WHERE to_address = $1`, [
    late.payer.email,
  ]);
  expect(kinds.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['booking.payment_returned', 'order.refunded']),
  );
});

it('a late payment that its bank disputes goes back once the bank has decided, and nobody waits for ever', async () => {
  const startsAt = await firstSlot(app, coach);
  const late = await holdSlot(app, { coach, startsAt });
  await payUnnoticed(sessionOf(late.booking));
  const { id } = await app.stripe.dispute(sessionOf(late.booking));
  app.clock.advance({ minutes: 38 });
  const quick = await holdSlot(app, { coach, startsAt });
  await app.stripe.pay(sessionOf(quick.booking));
  const sweeps = app.get(Sweeps);
  await sweeps.run('payments.poll');
  await app.stripe.deliverDue();
  await sweeps.run('payments.inbox');
  await app.settle();
  app.clock.advance({ hours: 2 });
  await app.settle();
  expect(await statusOf(late.booking.id)).toBe('expired');
  expect(await moneyOf(late.booking.id)).toEqual({ paid: 12_000, refunded: 0 });
  const stuck = await app.database.query(
    `SELECT type FROM outbox_events WHERE delivered_at IS NULL AND attempts > 0`,
  );
  expect(stuck).toEqual([]);
  await app.stripe.stepDispute(id, 'win');
  for (let hour = 0; hour < 3; hour += 1) {
    app.clock.advance({ hours: 7 });
    await app.settle();
  }
  expect(await moneyOf(late.booking.id)).toEqual({ paid: 12_000, refunded: 12_000 });
});

it('a late payment for a time that is still free confirms the booking', async () => {
  const { booking } = await holdSlot(app, { coach });
  await payUnnoticed(sessionOf(booking));
  app.clock.advance({ minutes: 60 });
  await app.settle();
  expect(await statusOf(booking.id)).toBe('confirmed');
  expect(await moneyOf(booking.id)).toEqual({ paid: 12_000, refunded: 0 });
});

it('a payment that wins against giving up confirms; the candidate is told what happened', async () => {
  const { payer, booking } = await holdSlot(app, { coach });
  await payUnnoticed(sessionOf(booking));
  const answer = await app
    .http()
    .delete(`/v1/bookings/${booking.id}/hold`)
    .set('Authorization', `Bearer ${payer.token}`);
  expect(answer.status).toBe(200);
  await app.settle();
  expect(await statusOf(booking.id)).toBe('confirmed');
});

it('giving up frees the time at once, and another can book it', async () => {
  const { payer, booking } = await holdSlot(app, { coach });
  const answer = await app
    .http()
    .delete(`/v1/bookings/${booking.id}/hold`)
    .set('Authorization', `Bearer ${payer.token}`)
    .expect(200);
  await app.settle();
  expect(await statusOf(booking.id)).toBe('given_up');
  expect(['given_up', 'held']).toContain(answer.body.status);
  const other = await holdSlot(app, { coach, startsAt: booking.startsAt });
  expect(other.booking.startsAt).toBe(booking.startsAt);
});

it('with all webhooks lost, paying, expiring and refunding still converge by the poller', async () => {
  await app.stripe.misbehave({ webhooks: { lose: 'all' } });
  const paid = await holdSlot(app, { coach });
  await app.stripe.pay(sessionOf(paid.booking));
  const unpaid = await holdSlot(app, { coach });
  app.clock.advance({ minutes: 5 });
  await app.settle();
  expect(await statusOf(paid.booking.id)).toBe('confirmed');

  await app
    .http()
    .post(`/v1/bookings/${paid.booking.id}/cancellation`)
    .set('Authorization', `Bearer ${paid.payer.token}`)
    .send({})
    .expect(200);
  app.clock.advance({ minutes: 60 });
  await app.settle();
  expect(await statusOf(unpaid.booking.id)).toBe('expired');
  expect(await statusOf(paid.booking.id)).toBe('cancelled');
  expect(await moneyOf(paid.booking.id)).toEqual({ paid: 12_000, refunded: 12_000 });
  const [events] = await app.database.query<{ n: string }>(`SELECT count(*) AS n FROM stripe_inbox`);
  expect(Number(events?.n)).toBe(0);
});
