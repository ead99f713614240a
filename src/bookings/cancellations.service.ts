import { Injectable } from '@nestjs/common';
import { Payments } from '../payments';
import { Scheduling } from '../scheduling';
import { Clock } from '../platform/clock/clock';
import { Database, type Tx } from '../platform/database/database';
import { faultPoint } from '../platform/fault-points';
import type { Principal } from '../platform/http/access';
import { notFound } from '../shared/errors';
import { type Booking, BookingStore } from './booking-store';
import { ChangeNews, sideOf } from './change-news';
import { type CancellationQuote, quoteCancellation, type Side } from './domain/booking-rules';
import { quoteReviewCancellation, UPLOAD_WITHIN_DAYS } from './domain/review-rules';

/** Cancelling a confirmed booking, with the quote before it. */
@Injectable()
export class Cancellations {
  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly store: BookingStore,
    private readonly scheduling: Scheduling,
    private readonly payments: Payments,
    private readonly news: ChangeNews,
  ) {}

  /**
   * What this person would get back now. Errors: 404, 409 `booking.not_cancellable`, `booking.cancel_after_start`,
   * `booking.review_begun`, `booking.review_filed`.
   */
  async quote(caller: Principal, id: string): Promise<CancellationQuote & { currency: string }> {
    const booking = await this.store.find(id);
    const side = booking && sideOf(booking, caller.accountId);
    if (!booking || !side) throw notFound('booking');
    return { ...quote(booking, side, this.clock.now()), currency: booking.currency };
  }

  /** Cancels as one of the two people. */
  async cancel(caller: Principal, id: string, cause: string | null): Promise<void> {
    await this.database.tx(async (tx) => {
      const booking = await this.store.lock(tx, id);
      const side = sideOf(booking, caller.accountId);
      if (!side) throw notFound('booking');
      await this.end(tx, booking, side, caller.accountId, cause);
    });
  }

  /** Cancels on behalf of the platform. */
  async cancelAsAdmin(adminId: string, id: string, cause: string): Promise<void> {
    await this.database.tx(async (tx) => {
      const booking = await this.store.lock(tx, id);
      await this.end(tx, booking, 'admin', adminId, cause);
    });
  }

  /** A paid review whose document never came: everything goes back. Does nothing once it came, or it is over. */
  async endUnused(tx: Tx, booking: Booking): Promise<void> {
    if (booking.kind !== 'review' || booking.status !== 'confirmed' || booking.receivedAt) return;
    const cause = `No document came within ${UPLOAD_WITHIN_DAYS} days.`;
    await this.end(tx, booking, 'admin', null, cause);
  }

  private async end(
    tx: Tx,
    booking: Booking,
    by: Side | 'admin',
    actorId: string | null,
    cause: string | null,
  ): Promise<void> {
    const now = this.clock.now();
    if (booking.status === 'cancelled' && booking.cancelledBy === by) return;
    const { refundMinor } = quote(booking, by, now);
    await this.store.move(
      tx,
      booking,
      'cancel',
      {
        cancelled_at: now,
        cancelled_by: by,
        cancel_reason: cause,
        calendar_sequence: booking.calendarSequence + 1,
      },
      actorId,
    );
    await this.scheduling.release(tx, booking.id);
    await faultPoint('bookings.between_cancellation_and_refund');
    await this.payments.refund(tx, {
      orderId: booking.orderId,
      amountMinor: refundMinor,
      reason: `cancelled by ${by}`,
    });
    await this.news.tell(tx, 'booking.cancelled', booking, { by, refundMinor }, actorId);
  }
}

/** Before a session the time decides, before a review whether the coach has begun. */
const quote = (booking: Booking, by: Side | 'admin', now: Date): CancellationQuote =>
  booking.kind === 'review' ? quoteReviewCancellation(booking, by, now) : quoteCancellation(booking, by, now);
