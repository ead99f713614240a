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

/** A confirmed booking, made the way candidates make them: hold, checkout, payment, webhook. */
export const bookAndPay = async (app: TestApp, wishes: BookingWishes): Promise<PaidBooking> => {
  const { payer, booking } = await holdSlot(app, wishes);
  const sessionId = new URL(booking.checkout.url).pathname.split('/').at(-1) ?? '';
  await app.stripe.pay(sessionId);
  await app.settle();
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
  const now = app.clock.now().getTime();
  const { body, status, text } = await app
    .http()
    .get(`/v1/coaches/${coach.coachId}/slots`)
    .query({
      offeringId: coach.offeringIds[0],
      from: new Date(now).toISOString(),
      to: new Date(now + 14 * 86_400_000).toISOString(),
    });
  const [slot] = (body.slots ?? body.items ?? []) as { startsAt: string }[];
  if (!slot) throw new Error(`no slot: ${status} ${text}`);
  return slot.startsAt;
};
