import ical, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalCalendarMethod,
  type ICalEventData,
  ICalEventStatus,
} from 'ical-generator';
import type { Side } from '../bookings';

export interface CalendarFacts {
  bookingId: string;
  side: Side;
  startsAt: Date;
  endsAt: Date;
  /** Rises with every change of the session. */
  sequence: number;
  cancelled: boolean;
  title: string;
  description: string;
  page: string;
  /** Where it takes place. */
  door: string;
  /** When this version was written. */
  writtenAt: Date;
  organizer: Mailbox;
  recipient: Mailbox;
}

export interface Mailbox {
  name: string;
  email: string;
}

/**
 * One side's own calendar entry (RFC 5545, RFC 5546). Each side has a UID of its own that never changes, the platform
 * is the organizer and the recipient the only attendee, so neither side learns the other's address.
 */
export const invitation = (facts: CalendarFacts): { method: 'REQUEST' | 'CANCEL'; content: string } => {
  const method = facts.cancelled ? 'CANCEL' : 'REQUEST';
  const calendar = ical({ method: ICalCalendarMethod[method], prodId: PRODUCT });
  calendar.createEvent(entryOf(facts)).createAttendee({
    name: parameter(facts.recipient.name),
    email: facts.recipient.email,
    role: ICalAttendeeRole.REQ,
    status: ICalAttendeeStatus.NEEDSACTION,
    rsvp: false,
  });
  return { method, content: calendar.toString() };
};

/** The same entry to add by hand: METHOD:PUBLISH, which has no attendees. */
export const calendarFile = (facts: CalendarFacts): string => {
  const calendar = ical({ method: ICalCalendarMethod.PUBLISH, prodId: PRODUCT });
  calendar.createEvent(entryOf(facts));
  return calendar.toString();
};

/** Splits a sender setting, `Name <address>` or a bare address. */
export const mailboxOf = (sender: string): Mailbox => {
  const match = /^\s*"?([^"<]*?)"?\s*<([^<>\s]+)>\s*$/.exec(sender);
  return match
    ? { name: match[1] || 'Greenroom', email: match[2] ?? '' }
    : { name: 'Greenroom', email: sender.trim() };
};

const PRODUCT = { company: 'Greenroom', product: 'Sessions', language: 'EN' };

const entryOf = (facts: CalendarFacts): ICalEventData => ({
  id: `${facts.bookingId}-${facts.side}@calendar.greenroom.example`,
  sequence: facts.sequence,
  stamp: facts.writtenAt,
  start: facts.startsAt,
  end: facts.endsAt,
  summary: lines(facts.title).replaceAll('\n', ' '),
  description: lines(facts.description),
  url: facts.page,
  location: facts.door,
  status: facts.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  organizer: { name: parameter(facts.organizer.name), email: facts.organizer.email },
});

/** Every kind of line break becomes a plain one (which the writer escapes); other control characters go. */
const lines = (text: string): string =>
  text.replace(/\r\n|[\r\u0085\u2028\u2029\v\f]/g, '\n').replace(/[^\P{Cc}\n\t]/gu, '');

/** Text for a quoted parameter, which has no way to hold a double quote or a control character. */
const parameter = (text: string): string =>
  text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/["\\]/g, "'")
    .trim();
