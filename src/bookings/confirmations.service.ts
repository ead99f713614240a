import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Refunds } from '../payments';
import type { Tx } from '../platform/database/database';
import { faultPoint } from '../platform/fault-points';
import { Subscriptions } from '../platform/events/outbox';
import type { StoredEvent } from '../platform/events/stored-event';
import { type Booking, BookingStore, lineOf } from './booking.store';
import { Cancellations } from './cancellations.service';
import { Holds } from './holds.service';
import { type Obstacle, PaidBookings } from './paid-bookings.service';

/**
 * What payments settle reaches bookings here: paid holds are confirmed, closed checkouts free their time, and money
 * that came too late confirms if the time is still free, otherwise goes back in full (money rule 10).
 */
@Injectable()
export class Confirmations {
  constructor(
    private readonly store: BookingStore,
    private readonly holds: Holds,
    private readonly paidBookings: PaidBookings,
    private readonly refunds: Refunds,
  ) {}

  async onPaid(tx: Tx, { data }: StoredEvent<'order.paid'>): Promise<void> {
    const booking = await this.store.lock(tx, data.subjectId);
    if (CONFIRMED.has(booking.status)) return;
    const obstacle = await this.paidBookings.obstacle(tx, booking);
    if (!obstacle) return this.confirm(tx, booking, booking.status === 'held' ? 'pay' : 'pay_late');
    await this.payBack(tx, booking, obstacle);
  }

  async onClosed(tx: Tx, { data }: StoredEvent<'order.checkout_closed'>): Promise<void> {
    const booking = await this.store.lock(tx, data.subjectId);
    if (booking.status !== 'held') return;
    if (booking.giveUpAskedAt) await this.holds.giveUp(tx, booking);
    else await this.holds.expire(tx, booking);
  }

  private async confirm(tx: Tx, booking: Booking, event: 'pay' | 'pay_late'): Promise<void> {
    const promised = await this.store.promise(tx, booking);
    const changes = { ...promised, confirmed_at: tx.now, cancelled_by: null, cancel_reason: null };
    await this.store.move(tx, booking, event, changes);
    await faultPoint('bookings.between_confirmation_and_event');
    await tx.publish({
      type: 'booking.confirmed',
      aggregateId: booking.id,
      data: { bookingId: booking.id, late: event === 'pay_late' },
    });
  }

  private async payBack(tx: Tx, booking: Booking, because: Obstacle): Promise<void> {
    if (booking.status === 'held') await this.holds.expire(tx, booking);
    const { amountMinor } = await this.refunds.ask(tx, {
      ...lineOf(booking),
      amountMinor: 'all',
      reason: PAID_BACK_BECAUSE[because],
      whenDisputed: 'wait',
    });
    if (amountMinor === 0) return;
    await faultPoint('bookings.between_refund_and_event');
    await tx.publish({
      type: 'booking.payment_returned',
      aggregateId: booking.id,
      data: { bookingId: booking.id, amountMinor, because },
    });
  }
}

/** For the record of the refund. */
const PAID_BACK_BECAUSE: Record<Obstacle, string> = {
  late: 'The payment arrived when it could not be booked any more.',
  closed: 'The session could not be booked any more: one of the two is shut out, or the coach left.',
  returned: 'The payment had gone back already.',
};

/** A paid order may stand behind these already; the same payment again changes nothing. */
const CONFIRMED = new Set<Booking['status']>([
  'confirmed',
  'completed',
  'candidate_no_show',
  'coach_no_show',
  'under_review',
]);

/** Brings what happens to payments to the bookings. */
@Injectable()
export class PaymentListener implements OnModuleInit {
  constructor(
    private readonly subscriptions: Subscriptions,
    private readonly confirmations: Confirmations,
    private readonly cancellations: Cancellations,
  ) {}

  onModuleInit(): void {
    this.subscriptions.on('order.paid', 'bookings.confirm', (event, tx) =>
      this.confirmations.onPaid(tx, event),
    );
    this.subscriptions.on('order.checkout_closed', 'bookings.free_time', (event, tx) =>
      this.confirmations.onClosed(tx, event),
    );
    this.subscriptions.on('order.returned', 'bookings.cancel', ({ data }, tx) =>
      this.cancellations.paymentReturned(tx, data.subjectId, data.by, data.underWayMinor ?? 0),
    );
    this.subscriptions.on('order.refund_failed', 'bookings.note', ({ data }, tx) =>
      this.cancellations.refundFailed(tx, data.subjectId),
    );
    this.subscriptions.on('order.reinstated', 'bookings.pay_back', ({ data }, tx) =>
      this.cancellations.paymentReinstated(tx, data.subjectId),
    );
  }
}
