import { Injectable } from '@nestjs/common';
import { OrderQueries, Orders, Refunds, refuseDisputed, type Standing } from '../payments';
import { Claims } from '../scheduling';
import { Clock } from '../platform/clock/clock';
import { Database, type Tx } from '../platform/database/database';
import { faultPoint } from '../platform/fault-points';
import type { Principal } from '../platform/http/access';
import { DomainError, notFound } from '../shared/errors';
import { type Booking, BookingStore, lineOf } from './booking.store';
import { announce } from './announce';
import { sideOf } from './sides';
import type { Side } from './domain/booking.rules';
import { type CancellationQuote, quoteCancellation } from './domain/cancellation.rules';
import { UPLOAD_WITHIN_DAYS } from './kinds/document.kind';
import { kindOf } from './kinds/kinds';

/** The coach keeps time for these, or has given it. */
const STANDS = new Set<Booking['status']>(['confirmed', 'completed', 'candidate_no_show', 'under_review']);

/** Why and by whom a booking ends. `provider`: its payment went back without us. */
interface Ending {
  by: Side | 'admin' | 'provider';
  actorId: string | null;
  cause: string | null;
}

/** What a booking says when its payment went back without us. */
const RETURNED_BECAUSE = {
  provider: 'The payment was sent back by the payment provider.',
  dispute: 'The payment was taken back by the bank of the card.',
} as const;

/** The same once the bank has given the payment back to us. */
const GIVEN_BACK =
  'The payment was taken back by the bank of the card. The bank has changed its decision, so we pay it back.';

/** The same once the payment did not arrive where it was sent. */
const REFUND_FAILED =
  'The payment was sent back by the payment provider, but did not arrive. We are looking into it.';

/** Cancelling a confirmed booking, with the quote before it. */
@Injectable()
export class Cancellations {
  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly store: BookingStore,
    private readonly claims: Claims,
    private readonly orders: Orders,
    private readonly orderQueries: OrderQueries,
    private readonly refunds: Refunds,
  ) {}

  /**
   * What this person would get back now; what went back before counts. Errors: 404, 409 `booking.not_cancellable`,
   * `booking.cancel_after_start`, `booking.review_begun`, `booking.review_filed`, `refund.disputed`.
   */
  async quote(caller: Principal, id: string): Promise<CancellationQuote & { currency: string }> {
    const booking = await this.store.find(id);
    const side = booking && sideOf(booking, caller.accountId);
    if (!booking || !side) throw notFound('booking');
    const standing = (await this.orderQueries.standings([id])).get(id);
    const quoted = quoteCancellation(booking, standing, side, this.clock.now());
    if (standing) refuseDisputed(standing);
    return { ...quoted, currency: booking.currency };
  }

  /** Cancels as one of the two people. Errors as of the quote. */
  async cancel(caller: Principal, id: string, cause: string | null): Promise<void> {
    await this.database.tx(async (tx) => {
      const booking = await this.store.lock(tx, id);
      const side = sideOf(booking, caller.accountId);
      if (!side) throw notFound('booking');
      await this.end(tx, booking, { by: side, actorId: caller.accountId, cause });
    });
  }

  /** Cancels on behalf of the platform. */
  async cancelAsAdmin(adminId: string, id: string, cause: string): Promise<void> {
    await this.database.tx(async (tx) => {
      await this.cancelLocked(tx, await this.store.lock(tx, id), adminId, cause);
    });
  }

  /** The same for a booking that is locked already. */
  async cancelLocked(tx: Tx, booking: Booking, adminId: string, cause: string): Promise<void> {
    await this.end(tx, booking, { by: 'admin', actorId: adminId, cause });
  }

  /**
   * A paid order whose document never came: everything goes back. Answers false, and does nothing, once it came or it
   * is over, and while a bank has the money.
   */
  async endUnused(tx: Tx, booking: Booking): Promise<boolean> {
    if (!kindOf(booking).needsDocument || booking.status !== 'confirmed' || booking.receivedAt) return false;
    if ((await this.orders.standing(tx, lineOf(booking))).disputed) return false;
    const cause = `No document came within ${UPLOAD_WITHIN_DAYS} days.`;
    await this.end(tx, booking, { by: 'admin', actorId: null, cause });
    return true;
  }

  /**
   * All of a payment went back without us. What is still ahead is cancelled: paid means confirmed or refunded. What has
   * begun or is over stays, and is worth to the coach what is left of the payment: nothing.
   */
  async paymentReturned(
    tx: Tx,
    id: string,
    by: keyof typeof RETURNED_BECAUSE,
    underWayMinor: number,
  ): Promise<void> {
    const booking = await this.store.lock(tx, id);
    const { leftMinor } = await this.orders.standing(tx, lineOf(booking));
    if (leftMinor > 0 || !STANDS.has(booking.status)) return;
    if (!kindOf(booking).isAhead(booking, this.clock.now())) {
      return announce(tx, 'booking.payment_gone', { bookingId: id, by }, null);
    }
    const ending = { by: 'provider' as const, actorId: null, cause: RETURNED_BECAUSE[by] };
    await this.free(tx, booking, 'payment_returned', ending);
    const returnedMinor = booking.priceMinor - underWayMinor;
    const money = { bookingId: id, by: 'provider', refundMinor: 0, returnedMinor, underWayMinor };
    await announce(tx, 'booking.cancelled', money, null);
  }

  /** A refund that ended a booking has failed: the booking says so, and an admin sees its order. */
  async refundFailed(tx: Tx, id: string): Promise<void> {
    const booking = await this.store.lock(tx, id);
    if (booking.status !== 'cancelled' || booking.cancelReason !== RETURNED_BECAUSE.provider) return;
    await this.store.update(tx, id, { cancel_reason: REFUND_FAILED });
  }

  /** A bank gave back what it had kept. Where there is no session for it, the candidate gets it. */
  async paymentReinstated(tx: Tx, id: string): Promise<void> {
    const booking = await this.store.lock(tx, id);
    const isOver =
      booking.status === 'cancelled' || booking.status === 'expired' || booking.status === 'given_up';
    if (!isOver && !(booking.status === 'coach_no_show' && booking.noShowSettledAt)) return;
    if (booking.cancelReason === RETURNED_BECAUSE.dispute)
      await this.store.update(tx, id, { cancel_reason: GIVEN_BACK });
    await this.refunds.ask(tx, {
      ...lineOf(booking),
      amountMinor: 'all',
      reason: 'the bank gave the payment back, and the session did not take place',
      whenDisputed: 'wait',
    });
  }

  private async end(tx: Tx, booking: Booking, ending: Ending & { by: Side | 'admin' }): Promise<void> {
    const { by, actorId } = ending;
    if (booking.status === 'cancelled' && booking.cancelledBy === by) return;
    const standing = await this.orders.standing(tx, lineOf(booking));
    const { refundMinor, returnedMinor } = quoteCancellation(booking, standing, by, tx.now);
    refuseDisputed(standing);
    await this.free(tx, booking, 'cancel', ending);
    await faultPoint('bookings.between_cancellation_and_refund');
    await this.refunds.ask(tx, {
      ...lineOf(booking),
      amountMinor: refundMinor,
      reason: `cancelled by ${by}`,
    });
    await announce(
      tx,
      'booking.cancelled',
      { bookingId: booking.id, by, refundMinor, returnedMinor },
      actorId,
    );
  }

  /** The booking is over and its time is free. */
  private async free(
    tx: Tx,
    booking: Booking,
    event: 'cancel' | 'payment_returned',
    { by, actorId, cause }: Ending,
  ): Promise<void> {
    const changes = {
      cancelled_at: tx.now,
      cancelled_by: by,
      cancel_reason: cause,
      calendar_sequence: booking.calendarSequence + 1,
    };
    await this.store.move(tx, booking, event, changes, actorId);
    await this.claims.release(tx, booking.id);
  }
}

/** What an admin's cancellation would give back now; null when it is not possible. */
export const refundByAdmin = (booking: Booking, standing: Standing | undefined, now: Date): number | null => {
  if (standing?.disputed) return null;
  try {
    return quoteCancellation(booking, standing, 'admin', now).refundMinor;
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
};
