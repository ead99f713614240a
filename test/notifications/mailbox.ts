import ICAL from 'ical.js';
import type { TestApp } from '../support/app';

export interface SeenMail {
  kind: string;
  to_address: string;
  subject: string;
  text_body: string;
  html_body: string;
  calendar: { method: string; content: string } | null;
}

/** Mails about something, in the order in which they were written. */
export const mailsAbout = (app: TestApp, about: string, kind?: string): Promise<SeenMail[]> =>
  app.database.query<SeenMail>(
    `SELECT * FROM mails WHERE about_id = $1 AND ($2::text IS NULL OR kind = $2) ORDER BY id`,
    [about, kind ?? null],
  );

export interface SeenEvent {
  method: string;
  uid: string;
  sequence: number;
  status: string;
  start: Date;
  end: Date;
  summary: string;
  description: string;
  organizer: string;
  attendees: string[];
}

/** Reads a calendar with a parser that is not the one that wrote it; throws unless it holds exactly one event. */
export const parseCalendar = (content: string): SeenEvent => {
  const calendar = new ICAL.Component(ICAL.parse(content) as unknown[] as never);
  const events = calendar.getAllSubcomponents('vevent');
  const [event] = events;
  if (!event || events.length > 1) throw new Error(`${events.length} events`);
  const text = (name: string): string => String(event.getFirstPropertyValue(name) ?? '');
  const { startDate, endDate } = new ICAL.Event(event);
  return {
    method: String(calendar.getFirstPropertyValue('method')),
    uid: text('uid'),
    sequence: Number(text('sequence')),
    status: text('status'),
    start: startDate.toJSDate(),
    end: endDate.toJSDate(),
    summary: text('summary'),
    description: text('description'),
    organizer: text('organizer'),
    attendees: event.getAllProperties('attendee').map((attendee) => String(attendee.getFirstValue())),
  };
};
