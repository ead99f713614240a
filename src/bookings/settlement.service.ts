import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Coaches } from '../coaches';
import { Accounts } from '../identity';
import { type OrderReturned, Payments } from '../payments';
import { Scheduling } from '../scheduling';
import { Clock } from '../platform/clock/clock';
import type { Tx } from '../platform/database/database';
import { faultPoint } from '../platform/fault-points';
import { Outbox, type StoredEvent, Subscriptions } from '../platform/events/outbox';
import { type Booking, BookingStore } from './booking-store';
import { Cancellations } from './cancellations.service';
import { HoldKeeper } from './hold-keeper.service';

interface OrderPaid {
  orderId: string;
  subjectId: string;
}

/**
 * What payments settle reaches bookings here: paid holds are confirmed, closed checkouts free their time, and money
 * that came too late confirms if the time is still free, otherwise goes back in full (money rule 10).
 */
@Injectable()
export class Settlement {
  constructor(
    private readonly clock: Clock,
    private readonly store: BookingStore,
    private readonly keeper: HoldKeeper,
    private readonly scheduling: Scheduling,
    private readonly outbox: Outbox,
    private readonly payments: Payments,
    private readonly accounts: Accounts,
    private readonly coaches: Coaches,
  ) {}

  async onPaid(tx: Tx, { data }: StoredEvent<OrderPaid>): Promise<void> {
    const booking = await this.store.lock(tx, data.subjectId);
    if (CONFIRMED.has(booking.status)) return;
    if (await this.canBeConfirmed(tx, booking)) {
      return this.confirm(tx, booking, booking.status === 'held' ? 'pay' : 'pay_late');
    }
    await this.payBack(tx, booking);
  }

  async onClosed(tx: Tx, { data }: StoredEvent<OrderPaid>): Promise<void> {
    const booking = await this.store.lock(tx, data.subjectId);
    if (booking.status !== 'held') return;
    if (booking.giveUpAskedAt) await this.keeper.giveUp(tx, booking);
    else await this.keeper.expire(tx, booking);
  }

  /** The money may have gone back already, by the provider's doing, before we heard that it came. */
  private async isStillPaid(tx: Tx, { orderId }: Booking): Promise<boolean> {
    return (await this.payments.standing(tx, orderId)).leftMinor > 0;
  }

  private async canBeConfirmed(tx: Tx, booking: Booking): Promise<boolean> {
    return (
      (await this.isStillPaid(tx, booking)) &&
      (await this.mayMeet(tx, booking)) &&
      (await this.canStillHappen(tx, booking))
    );
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
   * A review needs no time.
   */
  private async canStillHappen(tx: Tx, booking: Booking): Promise<boolean> {
    if (!UNPAID.has(booking.status)) return false;
    if (booking.kind === 'review') return true;
    if (booking.startsAt <= this.clock.now()) return false;
    const { id, coachId, candidateId, minutes, startsAt } = booking;
    return this.scheduling.reclaim(tx, { bookingId: id, coachId, candidateId, minutes, startsAt });
  }

  private async confirm(tx: Tx, booking: Booking, event: 'pay' | 'pay_late'): Promise<void> {
    await this.store.move(tx, booking, event, { confirmed_at: this.clock.now() });
    await faultPoint('bookings.between_confirmation_and_event');
    await this.outbox.publish(tx, {
      type: 'booking.confirmed',
      aggregateId: booking.id,
      data: { bookingId: booking.id, late: event === 'pay_late' },
    });
  }

  private async payBack(tx: Tx, booking: Booking): Promise<void> {
    if (booking.status === 'held') await this.keeper.expire(tx, booking);
    const reason = 'The payment arrived when it could not be booked any more.';
    const { amountMinor } = await this.payments.refund(tx, {
      orderId: booking.orderId,
      amountMinor: 'all',
      reason,
    });
    if (amountMinor === 0) return;
    await faultPoint('bookings.between_refund_and_event');
    await this.outbox.publish(tx, {
      type: 'booking.payment_returned',
      aggregateId: booking.id,
      data: { bookingId: booking.id, amountMinor },
    });
  }
}

/** Nothing was paid for these yet. */
const UNPAID = new Set<Booking['status']>(['held', 'expired', 'given_up']);

/** A paid order may stand behind these already; the same payment again changes nothing. */
const CONFIRMED = new Set<Booking['status']>([
  'confirmed',
  'completed',
  'candidate_no_show',
  'coach_no_show',
  'under_review',
]);

/** Brings the news of payments to settlement. */
@Injectable()
export class PaymentListener implements OnModuleInit {
  constructor(
    private readonly subscriptions: Subscriptions,
    private readonly settlement: Settlement,
    private readonly cancellations: Cancellations,
  ) {}

  onModuleInit(): void {
    this.subscriptions.on<OrderPaid>('order.paid', 'bookings.confirm', (event, tx) =>
      this.settlement.onPaid(tx, event),
    );
    this.subscriptions.on<OrderPaid>('order.checkout_closed', 'bookings.free_time', (event, tx) =>
      this.settlement.onClosed(tx, event),
    );
    this.subscriptions.on<OrderReturned>('order.returned', 'bookings.cancel', ({ data }, tx) =>
      this.cancellations.paymentReturned(tx, data.subjectId, data.by),
    );
  }
}
