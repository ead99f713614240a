import type { TestAccount, TestApp } from './app';
import { type CoachWishes, makeCoach, type TestCoach } from './coaches';

const EVERY_DAY = [{ days: [0, 1, 2, 3, 4, 5, 6], start: '08:00', end: '20:00' }];

/** A published coach of amazon-tpm who works every day from 8 to 20 in Paris, unless wished otherwise. */
export const publishedCoach = (app: TestApp, wishes: CoachWishes = {}): Promise<TestCoach> =>
  makeCoach(app, { zone: 'Europe/Paris', weekly: EVERY_DAY, ...wishes });

export interface PaidBooking {
  id: string;
  startsAt: Date;
  endsAt: Date;
  candidate: TestAccount;
  coach: TestCoach;
}

export interface BookingWishes {
  coach: TestCoach;
  /** Default: a new one. */
  candidate?: TestAccount;
  /** Default: the coach's first free slot. */
  startsAt?: string;
  practice?: Record<string, unknown>;
}

let bookings = 0;

/** Holds a time over HTTP without paying for it; answers the booking as the candidate sees it. */
export const holdSlot = async (app: TestApp, { coach, candidate, startsAt, practice }: BookingWishes) => {
  const payer = candidate ?? (await app.signUp());
  bookings += 1;
  const { status, body, text } = await app
    .http()
    .post('/v1/bookings')
    .set('Authorization', `Bearer ${payer.token}`)
    .set('Idempotency-Key', `scenario-${process.pid}-${bookings}`)
    .send({
      offeringId: coach.offeringIds[0],
      startsAt: startsAt ?? (await firstSlot(app, coach)),
      ...(practice && { practice }),
    });
  if (status !== 201) throw new Error(`booking: ${status} ${text}`);
  return {
    payer,
    booking: body as { id: string; startsAt: string; endsAt: string; checkout: { url: string } },
  };
};

/** Asks for a time over HTTP, whatever comes of it; a new key unless one is given. */
export const book = (
  app: TestApp,
  candidate: TestAccount,
  wish: { offeringId: string | undefined; startsAt: string } & Record<string, unknown>,
  key = `book-${process.pid}-${(bookings += 1)}`,
) =>
  app
    .http()
    .post('/v1/bookings')
    .set('Authorization', `Bearer ${candidate.token}`)
    .set('Idempotency-Key', key)
    .send(wish);

/** Pays an open checkout at the sandbox, as its page does, and lets everything that follows happen. */
export const payFor = async (app: TestApp, booking: { checkout: { url: string } }): Promise<void> => {
  await app.stripe.pay(sessionOf(booking));
  await app.settle();
};

/** Stripe's id of a booking's checkout session. */
export const sessionOf = ({ checkout }: { checkout: { url: string } }): string =>
  new URL(checkout.url).pathname.split('/').at(-1) ?? '';

/** A confirmed booking, made the way candidates make them: hold, checkout, payment, webhook. */
export const bookAndPay = async (app: TestApp, wishes: BookingWishes): Promise<PaidBooking> => {
  const { payer, booking } = await holdSlot(app, wishes);
  await payFor(app, booking);
  return {
    id: booking.id,
    startsAt: new Date(booking.startsAt),
    endsAt: new Date(booking.endsAt),
    candidate: payer,
    coach: wishes.coach,
  };
};

/** The coach's first free start for their first offering within the next two weeks. */
export const firstSlot = async (app: TestApp, coach: TestCoach): Promise<string> => {
  const [start] = await firstSlots(app, coach, 1);
  return start as string;
};

/** The coach's first `count` free starts for their first offering; throws when two weeks have fewer. */
export const firstSlots = async (app: TestApp, coach: TestCoach, count: number): Promise<string[]> => {
  const now = app.clock.now().getTime();
  const { body, status, text } = await app
    .http()
    .get(`/v1/coaches/${coach.coachId}/slots`)
    .query({
      offeringId: coach.offeringIds[0],
      from: new Date(now).toISOString(),
      to: new Date(now + 14 * 86_400_000).toISOString(),
    });
  const slots = ((body.slots ?? body.items ?? []) as { startsAt: string }[]).slice(0, count);
  if (slots.length < count) throw new Error(`only ${slots.length} slots: ${status} ${text}`);
  return slots.map(({ startsAt }) => startsAt);
};
