import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database';
import type { Principal } from '../platform/http/access';
import { notFound } from '../shared/errors';
import { BookingStore } from './booking.store';
import { announce } from './announce';
import { sideOf } from './sides';
import { assertEndsEarly } from './domain/booking.rules';

/** Where a coach states that a session was over before its scheduled end. */
@Injectable()
export class EarlyEnds {
  constructor(
    private readonly database: Database,
    private readonly store: BookingStore,
  ) {}

  /**
   * The session is over now: its form may be filed, and its candidate, who is told, may grade themselves. Time, money
   * and deadlines keep the scheduled end. Again, it changes nothing. Errors: 404 unless the caller is its coach; 409
   * `booking.early_end_not_possible`, `booking.early_end_too_early`, `booking.early_end_too_late`.
   */
  async state(caller: Principal, id: string): Promise<void> {
    await this.database.tx(async (tx) => {
      const booking = await this.store.lock(tx, id);
      if (sideOf(booking, caller.accountId) !== 'coach') throw notFound('booking');
      if (booking.endedEarlyAt) return;
      const now = tx.now;
      assertEndsEarly(booking, now, caller.zone);
      await this.store.update(tx, id, { ended_early_at: now });
      await announce(
        tx,
        'booking.ended_early',
        { bookingId: booking.id, endedAt: now.toISOString() },
        caller.accountId,
      );
    });
  }
}
