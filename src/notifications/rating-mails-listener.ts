import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Subscriptions } from '../platform/events/outbox';
import { RatingMails } from './rating-mails.service';

const NAME = 'notifications';

/** Turns what happens to ratings into mails. It only listens. */
@Injectable()
export class RatingMailsListener implements OnModuleInit {
  constructor(
    private readonly subscriptions: Subscriptions,
    private readonly mails: RatingMails,
  ) {}

  onModuleInit(): void {
    const { subscriptions, mails } = this;
    subscriptions.on('rating.reported', NAME, ({ data }, tx) => mails.reported(tx, data.reportId));
    subscriptions.on('rating.report_decided', NAME, ({ data, sequence }, tx) =>
      mails.decided(tx, data, sequence),
    );
  }
}
