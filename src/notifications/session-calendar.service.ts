import { Inject, Injectable } from '@nestjs/common';
import type { Side } from '../bookings';
import { CONFIG, type Config } from '../platform/config/config';
import { Clock } from '../platform/clock/clock';
import { calendarFile, type CalendarFacts, invitation, mailboxOf } from './calendar-file';
import { unlinked } from '../platform/mail/unlinked';
import { otherSide, type SessionFacts, SessionReader } from './session-facts.service';

/** A session as an entry in one side's calendar. */
@Injectable()
export class SessionCalendar {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
    private readonly reader: SessionReader,
  ) {}

  /** The invitation of this side, or its withdrawal once the session is cancelled. */
  invitation(session: SessionFacts, side: Side): { method: 'REQUEST' | 'CANCEL'; content: string } {
    return invitation(this.facts(session, side));
  }

  /** A file with the same entry, to add by hand. */
  file(session: SessionFacts, side: Side): string {
    return calendarFile(this.facts(session, side));
  }

  private facts(session: SessionFacts, side: Side): CalendarFacts {
    const { booking, stage } = session;
    const other = unlinked(session[otherSide(side)].name);
    const page = this.reader.page(session, side);
    return {
      bookingId: booking.id,
      side,
      startsAt: booking.startsAt,
      endsAt: booking.endsAt,
      sequence: booking.calendarSequence,
      cancelled: booking.status === 'cancelled',
      title: `${stage} with ${other}`,
      description: [
        `Practice interview: ${stage}, ${booking.minutes} minutes, with ${other}.`,
        `The meeting link is on your page of the session from 15 minutes before the start: ${page}`,
      ].join('\n'),
      page,
      door: this.reader.door(session),
      writtenAt: this.clock.now(),
      organizer: mailboxOf(this.config.mail.from),
      recipient: { ...session[side], name: unlinked(session[side].name) },
    };
  }
}
