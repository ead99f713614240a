import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Subscriptions } from '../platform/events/outbox';
import { PaymentMails } from './payment-mails.service';

const NAME = 'notifications';

/** Turns what happens to the money of sessions into mails. It only listens. */
@Injectable()
export class PaymentMailsListener implements OnModuleInit {
  constructor(
    private readonly subscriptions: Subscriptions,
    private readonly mails: PaymentMails,
  ) {}

  onModuleInit(): void {
    const { subscriptions, mails } = this;
    subscriptions.on('booking.payment_returned', NAME, ({ data }, tx) =>
      mails.returned(tx, data.bookingId, data.amountMinor, data.because),
    );
    subscriptions.on('booking.payment_gone', NAME, ({ data }, tx) => mails.nothingLeft(tx, data.bookingId));
    subscriptions.on('order.refunded', NAME, ({ data }, tx) => mails.refunded(tx, data));
    subscriptions.on('order.charged_back', NAME, ({ data }, tx) => mails.chargedBack(tx, data));
    subscriptions.on('order.refund_failed', NAME, ({ data }, tx) => mails.refundFailed(tx, data));
    subscriptions.on('order.reinstated', NAME, ({ data }, tx) => mails.reinstated(tx, data));
  }
}
