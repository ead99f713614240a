import { Injectable } from '@nestjs/common';
import { kindOf, type Side } from '../bookings';
import type { Tx } from '../platform/database/database';
import type { CancelledMoney } from '../shared/events';
import { faultPoint } from '../platform/fault-points';
import type { MailContent } from '../platform/mail/layout';
import { CandidateBriefs } from './candidate-briefs.service';
import { confirmedText } from './confirmed-texts';
import type { ReminderKind } from './domain/reminder.rules';
import { MailsToPeople } from './mails-to-people.service';
import { SessionCalendar } from './session-calendar.service';
import { otherSide, type SessionFacts, SessionReader } from './session-facts.service';
import {
  cancelledText,
  holdEndedText,
  noShowText,
  type Reading,
  documentReminderText,
  reminderText,
  reviewResolvedText,
  revisedText,
} from './session-texts';

const BOTH: Side[] = ['candidate', 'coach'];

/** The mails about one session, each to one of its two people. */
@Injectable()
export class SessionMails {
  constructor(
    private readonly reader: SessionReader,
    private readonly calendar: SessionCalendar,
    private readonly briefs: CandidateBriefs,
    private readonly mails: MailsToPeople,
  ) {}

  /** To the coach: a second version came after the feedback. */
  async revised(tx: Tx, bookingId: string): Promise<void> {
    const session = await this.reader.read(bookingId, tx);
    const content = revisedText(this.reader.reading(session, 'coach'));
    await this.mails.send(tx, { kind: 'review.revised', about: bookingId, to: session.coach, content });
  }

  /** Booked: both sides, with an invitation each; the coach reads who comes, and for what. Not once it was cancelled, which is told on its own. */
  async confirmed(tx: Tx, bookingId: string): Promise<void> {
    const session = await this.reader.read(bookingId, tx);
    if (session.booking.status === 'cancelled') return;
    const brief = await this.briefs.of(session, tx);
    await this.toBoth(tx, 'booking.confirmed', session, (reading) => confirmedText(reading, brief), true);
  }

  /** To the candidate, who may be about to pay: we ended the hold. */
  async holdEnded(tx: Tx, bookingId: string): Promise<void> {
    const session = await this.reader.read(bookingId, tx);
    const content = holdEndedText(this.reader.reading(session, 'candidate'));
    await this.mails.send(tx, {
      kind: 'booking.hold_ended',
      about: bookingId,
      to: session.candidate,
      content,
    });
  }

  /** Cancelled: both sides, with what comes back and the withdrawal of the invitation. */
  async cancelled(tx: Tx, bookingId: string, money: CancelledMoney): Promise<void> {
    const session = await this.reader.read(bookingId, tx);
    await this.toBoth(tx, 'booking.cancelled', session, (r) => cancelledText(r, money), true);
  }

  async reminder(tx: Tx, session: SessionFacts, kind: ReminderKind): Promise<void> {
    if (kind !== 'document')
      return this.toBoth(tx, `booking.reminder_${kind}`, session, (r) => reminderText(r, kind));
    await this.mails.send(tx, {
      kind: 'review.reminder',
      about: session.booking.id,
      to: session.candidate,
      content: documentReminderText(this.reader.reading(session, 'candidate')),
    });
  }

  /** Tells the side that did not report. */
  async noShowReported(
    tx: Tx,
    bookingId: string,
    { reporter, missing }: { reporter: Side; missing: Side },
  ): Promise<void> {
    const session = await this.reader.read(bookingId, tx);
    const side = otherSide(reporter);
    await this.mails.send(tx, {
      kind: 'booking.no_show_reported',
      about: bookingId,
      to: session[side],
      content: noShowText(this.reader.reading(session, side), missing, session.booking.noShowSettlesAt),
    });
  }

  async reviewResolved(tx: Tx, bookingId: string, outcome: string): Promise<void> {
    const session = await this.reader.read(bookingId, tx);
    await this.toBoth(tx, 'booking.review_resolved', session, (r) => reviewResolvedText(r, outcome));
  }

  private async toBoth(
    tx: Tx,
    kind: string,
    session: SessionFacts,
    text: (reading: Reading) => MailContent,
    withCalendar = false,
  ): Promise<void> {
    for (const side of BOTH) {
      await this.mails.send(tx, {
        kind,
        about: session.booking.id,
        sequence: session.booking.calendarSequence,
        to: session[side],
        content: text(this.reader.reading(session, side)),
        ...(withCalendar &&
          kindOf(session.booking).keepsTime && { calendar: this.calendar.invitation(session, side) }),
      });
      await faultPoint('notifications.between_sides');
    }
  }
}
