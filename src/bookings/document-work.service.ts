import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/database';
import { Attendance } from './attendance.service';
import { type Booking, BookingStore } from './booking-store';
import { announce } from './announce';
import { assertReviewOpen, workWindow } from './domain/document-work';
import { kindOf } from './kinds/kinds';

/** How the work on a review goes on: its document comes, the coach begins, the feedback is there. */
@Injectable()
export class DocumentWork {
  constructor(
    private readonly store: BookingStore,
    private readonly attendance: Attendance,
  ) {}

  /** A locked review got its document at an instant: the days that the coach has are counted from it. Error: 409 `review.not_open`. */
  async received(tx: Tx, booking: Booking, at: Date): Promise<void> {
    assertReviewOpen(booking);
    const { startsAt, endsAt } = workWindow(at, booking.minutes);
    const columns = { received_at: at, starts_at: startsAt, ends_at: endsAt };
    await this.store.update(tx, booking.id, columns);
    Object.assign(booking, { receivedAt: at, startsAt, endsAt });
    await announce(
      tx,
      'review.received',
      { bookingId: booking.id, dueAt: endsAt.toISOString() },
      booking.candidateId,
    );
  }

  /** After the feedback a second version came; it changes nothing of the order. The booking is locked. */
  async revised(tx: Tx, booking: Booking): Promise<void> {
    await announce(tx, 'review.revised', { bookingId: booking.id }, booking.candidateId);
  }

  /** The coach begins: from now on its candidate cannot cancel. Locks the booking. Errors: 409 `review.not_open`. */
  async begin(tx: Tx, id: string): Promise<void> {
    const booking = await this.store.lock(tx, id);
    if (booking.begunAt || booking.status === 'completed') return;
    assertReviewOpen(booking);
    await this.store.update(tx, id, { begun_at: tx.now });
    await announce(tx, 'review.begun', { bookingId: id }, booking.coachAccountId);
  }

  /**
   * The candidate may read the feedback on a locked review: that is the service, so it is earned. Not when it was filed:
   * until they may read it, its status would tell them that it is there.
   */
  async released(tx: Tx, booking: Booking): Promise<void> {
    if (kindOf(booking).completedBy === 'feedback' && booking.status === 'confirmed')
      await this.attendance.complete(tx, booking);
  }
}
