import { byId } from '../../client';
import { type Booking, calendarOf, chooseSlot, hold, payAndWait, slotsOf } from './booking';
import { price, type Stage } from './stage';
import type { Offer } from './supply';
import { expect, until } from './walk';

/** Chapter 6: a second session is booked, cancelled and paid back. Answers its booking. */
export const cancelAnother = async (stage: Stage, offer: Offer, run: string): Promise<Booking> => {
  const { walk, candidate, coach } = stage;
  walk.chapter('Another booking, cancelled');
  const startsAt = await chooseSlot(stage, offer);
  const booking = await hold(stage, offer, startsAt, `demo-${run}-2`);
  await payAndWait(stage, booking);
  const people = [candidate, coach];
  const sent = await walk.step('Both are invited again', async () => {
    const invited = await Promise.all(people.map((to) => calendarOf(stage, to, booking.id, 'REQUEST')));
    return [invited, invited.map(({ uid, sequence }) => `${uid} SEQUENCE:${sequence}`).join(', ')];
  });
  await cancel(stage, booking);
  await walk.step('The invitations are withdrawn', async () => {
    const gone = await Promise.all(people.map((to) => calendarOf(stage, to, booking.id, 'CANCEL')));
    gone.forEach(({ uid, sequence }, index) => {
      expect(uid === sent[index]?.uid, `the same UID, came ${uid}`);
      expect(sequence === sent[index].sequence + 1, `SEQUENCE + 1, came ${sequence}`);
    });
    return [undefined, `METHOD:CANCEL, the same UIDs, SEQUENCE:${gone[0]?.sequence}, to both`];
  });
  await moneyIsBack(stage, booking);
  await timeIsFree(stage, offer, startsAt);
  return booking;
};

const cancel = ({ walk, candidate }: Stage, booking: Booking): Promise<void> =>
  walk.step('The quote says what comes back; then cancels', async () => {
    const quote = await candidate.api.get('/v1/bookings/{id}/cancellation-quote', byId(booking.id));
    expect(quote.refund.amount === booking.price.amount, 'the whole price comes back');
    const why = { ...byId(booking.id), body: { reason: 'My interview was moved.' } };
    const cancelled = await candidate.api.post('/v1/bookings/{id}/cancellation', why);
    expect(cancelled.status === 'cancelled', `status cancelled, came ${cancelled.status}`);
    return [undefined, `${price(quote.refund)} (${quote.clause}); ${cancelled.status}`];
  });

const moneyIsBack = (stage: Stage, booking: Booking): Promise<void> =>
  stage.walk.step('The refund goes through, and a mail tells so', async () => {
    const refunded = await until('the refund', async () => {
      const { payment } = await stage.candidate.api.get('/v1/bookings/{id}', byId(booking.id));
      return payment?.refunded.amount === booking.price.amount ? payment.refunded : null;
    });
    const mail = await stage.mail(stage.candidate, 'order.refunded');
    return [undefined, `${price(refunded)} refunded; "${mail.subject}"`];
  });

const timeIsFree = (stage: Stage, offer: Offer, startsAt: string): Promise<void> =>
  stage.walk.step('The time is free again', async () => {
    const from = Date.parse(startsAt);
    const { slots } = await slotsOf(stage, offer, from, from + 3_600_000);
    expect(
      slots.some((slot) => slot.startsAt === startsAt),
      'the slot is listed again',
    );
    return [undefined, startsAt];
  });
