import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Subscriptions } from '../platform/events/outbox';
import { QuestionMails } from './question-mails.service';

const NAME = 'notifications';

/** Turns what happens to questions of the bank into mails. It only listens. */
@Injectable()
export class QuestionMailsListener implements OnModuleInit {
  constructor(
    private readonly subscriptions: Subscriptions,
    private readonly mails: QuestionMails,
  ) {}

  onModuleInit(): void {
    const { subscriptions, mails } = this;
    subscriptions.on('question.reported', NAME, ({ data }, tx) => mails.reported(tx, data.reportId));
    subscriptions.on('question.report_decided', NAME, ({ data }, tx) =>
      mails.reportDecided(tx, data.reportId, data.decision),
    );
    subscriptions.on('question.decided', NAME, ({ data, sequence }, tx) =>
      mails.decided(tx, data.questionId, data.status, Number(sequence)),
    );
  }
}
