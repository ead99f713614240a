import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Subscriptions } from '../platform/events/outbox';
import { CoachMails } from './coach-mails.service';
import { FeedbackMails } from './feedback-mails.service';
import { DeadlineMails } from './deadline-mails.service';
import { Reminders } from './reminders.service';
import { SessionMails } from './session-mails.service';

const NAME = 'notifications';

/** Turns what happened into mails. It only listens. */
@Injectable()
export class BookingMailsListener implements OnModuleInit {
  constructor(
    private readonly subscriptions: Subscriptions,
    private readonly sessions: SessionMails,
    private readonly feedback: FeedbackMails,
    private readonly deadlines: DeadlineMails,
    private readonly coaches: CoachMails,
    private readonly reminders: Reminders,
  ) {}

  onModuleInit(): void {
    this.listenToBookings();
    this.listenToFeedback();
    this.listenToDeadlines();
    this.listenToAmendments();
    this.listenToCoaches();
  }

  private listenToBookings(): void {
    const { subscriptions, sessions, reminders } = this;
    subscriptions.on('booking.confirmed', NAME, async ({ data }, tx) => {
      await sessions.confirmed(tx, data.bookingId);
      await reminders.plan(tx, data.bookingId);
    });
    subscriptions.on('booking.cancelled', NAME, async ({ data }, tx) => {
      await reminders.drop(tx, data.bookingId);
      await sessions.cancelled(tx, data.bookingId, data);
    });
    subscriptions.on('booking.hold_ended', NAME, ({ data }, tx) => sessions.holdEnded(tx, data.bookingId));
    subscriptions.on('review.revised', NAME, ({ data }, tx) => sessions.revised(tx, data.bookingId));
    subscriptions.on('booking.no_show_reported', NAME, ({ data }, tx) =>
      sessions.noShowReported(tx, data.bookingId, data),
    );
    subscriptions.on('booking.review_resolved', NAME, ({ data }, tx) =>
      sessions.reviewResolved(tx, data.bookingId, data.outcome),
    );
  }

  private listenToFeedback(): void {
    const { subscriptions, feedback } = this;
    subscriptions.on('form.released', NAME, ({ data }, tx) =>
      feedback.ready(tx, data.bookingId, data.formId),
    );
    for (const type of ['booking.completed', 'review.received'] as const)
      subscriptions.on(type, NAME, ({ data }, tx) => feedback.gradeYourself(tx, data.bookingId));
    subscriptions.on('booking.ended_early', NAME, ({ data }, tx) => feedback.endedEarly(tx, data.bookingId));
  }

  private listenToDeadlines(): void {
    const { subscriptions, deadlines, feedback } = this;
    subscriptions.on('form.due', NAME, async ({ data }, tx) => {
      await deadlines.due(tx, data);
      // For events of earlier versions that nobody else heard; to whom was written before, this writes nothing.
      if (data.round === 1) await feedback.gradeYourself(tx, data.bookingId);
    });
    subscriptions.on('form.reminder', NAME, ({ data }, tx) => deadlines.reminder(tx, data));
    subscriptions.on('form.overdue', NAME, ({ data }, tx) => deadlines.overdue(tx, data));
    subscriptions.on('form.awaited', NAME, ({ data }, tx) => deadlines.late(tx, data));
    subscriptions.on('form.escalated', NAME, ({ data }, tx) => deadlines.escalated(tx, data));
    subscriptions.on('form.missing', NAME, ({ data }, tx) => deadlines.missing(tx, data));
  }

  private listenToAmendments(): void {
    this.subscriptions.on('form.amended', NAME, async ({ data, sequence }, tx) => {
      // Nobody is told of a change to what they do not know of yet, or of one that they cannot read.
      if (data.released !== false && data.forCandidate !== false)
        await this.feedback.amended(tx, data.bookingId, data.formId, sequence);
    });
    this.subscriptions.on('form.entered_in_error', NAME, async ({ data }, tx) => {
      if (data.released === true) await this.feedback.withdrawn(tx, data.bookingId, data.formId);
    });
  }

  private listenToCoaches(): void {
    const { subscriptions, coaches } = this;
    subscriptions.on('coach.applied', NAME, ({ data, sequence }, tx) =>
      coaches.applied(tx, data.coachId, sequence),
    );
    subscriptions.on('availability.edited_for_coach', NAME, ({ data }, tx) => coaches.hoursEdited(tx, data));
    for (const news of ['published', 'rejected', 'suspended'] as const)
      subscriptions.on(`coach.${news}`, NAME, ({ data, sequence }, tx) =>
        coaches.decided(tx, data.coachId, news, sequence),
      );
  }
}
