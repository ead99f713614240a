import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { OrderChargedBack, OrderRefunded, OrderRefundFailed, OrderReinstated } from '../payments';
import { Subscriptions } from '../platform/events/outbox';
import { PaymentMails } from './payment-mails.service';

const NAME = 'notifications';

/** Turns what happens to the money of sessions into mails. It only listens. */
@Injectable()
export class PaymentNews implements OnModuleInit {
  constructor(
    private readonly subscriptions: Subscriptions,
    private readonly mails: PaymentMails,
  ) {}

  onModuleInit(): void {
    const { subscriptions, mails } = this;
    subscriptions.on<{ bookingId: string; amountMinor: number; because?: 'late' | 'closed' }>(
      'booking.payment_returned',
      NAME,
      ({ data }, tx) => mails.returned(tx, data.bookingId, data.amountMinor, data.because),
    );
    subscriptions.on<{ bookingId: string }>('booking.payment_gone', NAME, ({ data }, tx) =>
      mails.nothingLeft(tx, data.bookingId),
    );
    subscriptions.on<OrderRefunded>('order.refunded', NAME, ({ data }, tx) => mails.refunded(tx, data));
    subscriptions.on<OrderChargedBack>('order.charged_back', NAME, ({ data }, tx) =>
      mails.chargedBack(tx, data),
    );
    subscriptions.on<OrderRefundFailed>('order.refund_failed', NAME, ({ data }, tx) =>
      mails.refundFailed(tx, data),
    );
    subscriptions.on<OrderReinstated>('order.reinstated', NAME, ({ data }, tx) => mails.reinstated(tx, data));
  }
}
