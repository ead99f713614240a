import { Injectable } from '@nestjs/common';
import { Coaches } from '../coaches';
import { Accounts } from '../identity';
import { Orders } from '../payments';
import type { Tx } from '../platform/database/database';
import { Claims } from '../scheduling';
import { type Booking, lineOf } from './booking.store';
import { kindOf } from './kinds/kinds';

/**
 * `returned`: nothing is left of the payment. `closed`: one of the two was shut out, or the coach has no profile any more.
 * `late`: the time is somebody else's, or has begun.
 */
export type Obstacle = 'returned' | 'closed' | 'late';

/** Whether something that was paid for can still be booked. */
@Injectable()
export class PaidBookings {
  constructor(
    private readonly claims: Claims,
    private readonly orders: Orders,
    private readonly accounts: Accounts,
    private readonly coaches: Coaches,
  ) {}

  /** The money may have gone back already, by the provider's doing, before we heard that it came. */
  private async isStillPaid(tx: Tx, booking: Booking): Promise<boolean> {
    return (await this.orders.standing(tx, lineOf(booking))).leftMinor > 0;
  }

  /** Why it cannot be confirmed, so that the payment goes back in full; null when it can. */
  async obstacle(tx: Tx, booking: Booking): Promise<Obstacle | null> {
    if (!(await this.isStillPaid(tx, booking))) return 'returned';
    if (!(await this.mayMeet(tx, booking))) return 'closed';
    return (await this.canStillHappen(tx, booking)) ? null : 'late';
  }

  /** Neither of the two was shut out, nor the coach's profile taken down, while the payment was under way. */
  private async mayMeet(tx: Tx, { candidateId, coachAccountId, coachId }: Booking): Promise<boolean> {
    return (
      (await this.accounts.areActive(tx, [candidateId, coachAccountId])) &&
      (await this.coaches.isPublished(tx, coachId))
    );
  }

  /**
   * A hold becomes a booking; a late payment takes the time again when nobody else has it. Neither once it began.
   * What keeps no time can always happen.
   */
  private async canStillHappen(tx: Tx, booking: Booking): Promise<boolean> {
    if (!UNPAID.has(booking.status)) return false;
    if (!kindOf(booking).keepsTime) return true;
    if (booking.startsAt <= tx.now) return false;
    const { id, coachId, candidateId, minutes, startsAt } = booking;
    return this.claims.claimLate(tx, { bookingId: id, coachId, candidateId, minutes, startsAt });
  }
}

/** Nothing was paid for these yet. */
const UNPAID = new Set<Booking['status']>(['held', 'expired', 'given_up']);
