import { Injectable } from '@nestjs/common';
import { Bookings } from '../bookings';
import type { Tx } from '../platform/database/database';
import type { Principal } from '../platform/http/access';
import { assertSubmittable } from './domain/session.rules';

/** Whether a session is over, so that its form can be submitted. */
@Injectable()
export class SessionEnds {
  constructor(private readonly bookings: Bookings) {}

  /**
   * Locks the booking of a form that is submitted. Errors: 409 `form.no_session`, `form.submission_too_early`, in words
   * of the caller's zone.
   */
  async lockToSubmit(tx: Tx, { zone }: Principal, bookingId: string): Promise<void> {
    assertSubmittable(await this.bookings.lock(tx, bookingId), tx.now, zone);
  }
}
