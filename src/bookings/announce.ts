import type { Tx } from '../platform/database/database';
import type { BookingEvents, Events } from '../shared/events';
import type { Booking } from './booking.store';

/** Tells of a change of a booking, and notes it, with the same facts, as done by this account (null: nobody). */
export const announce = async <Type extends keyof BookingEvents>(
  tx: Tx,
  type: Type,
  data: Events[Type],
  actorId: string | null,
): Promise<void> => {
  const { bookingId, ...facts } = data;
  await tx.publish({ type, aggregateId: bookingId, data });
  await tx.note({ actorId, action: type, subjectType: 'booking', subjectId: bookingId, data: facts });
};

/** That a session was decided to take place, once it is over: nobody hears of its end before. */
export const announceEnd = (tx: Tx, { id, endsAt }: Booking): Promise<void> =>
  tx.publish({
    type: 'booking.completed',
    aggregateId: id,
    data: { bookingId: id, decided: true },
    at: endsAt > tx.now ? endsAt : tx.now,
  });
