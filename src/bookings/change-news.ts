import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/database';
import { Outbox } from '../platform/events/outbox';
import type { Booking } from './booking-store';
import type { Side } from './domain/booking-rules';

/** Writes the event and the audit entry that go with a change. */
@Injectable()
export class ChangeNews {
  constructor(private readonly outbox: Outbox) {}

  async tell(tx: Tx, type: string, booking: Booking, facts: object, actorId: string | null): Promise<void> {
    await this.publish(tx, type, booking, facts);
    await tx.note({
      actorId,
      action: type,
      subjectType: 'booking',
      subjectId: booking.id,
      data: facts,
    });
  }

  /** That a session was decided to take place, once it is over: nobody hears of its end before. */
  async tellOfEnd(tx: Tx, booking: Booking, now: Date): Promise<void> {
    const { endsAt } = booking;
    await this.publish(tx, 'booking.completed', booking, { decided: true }, endsAt > now ? endsAt : now);
  }

  private publish(tx: Tx, type: string, { id }: Booking, facts: object, at?: Date): Promise<void> {
    return this.outbox.publish(tx, { type, aggregateId: id, data: { bookingId: id, ...facts }, at });
  }
}

/** Which side of the booking an account is on; null for everybody else. */
export const sideOf = (booking: Booking, accountId: string): Side | null => {
  if (booking.candidateId === accountId) return 'candidate';
  return booking.coachAccountId === accountId ? 'coach' : null;
};
