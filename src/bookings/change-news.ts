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
    await this.outbox.publish(tx, {
      type,
      aggregateId: booking.id,
      data: { bookingId: booking.id, ...facts },
    });
    await tx.note({
      actorId,
      action: type,
      subjectType: 'booking',
      subjectId: booking.id,
      data: facts,
    });
  }
}

/** Which side of the booking an account is on; null for everybody else. */
export const sideOf = (booking: Booking, accountId: string): Side | null => {
  if (booking.candidateId === accountId) return 'candidate';
  return booking.coachAccountId === accountId ? 'coach' : null;
};
