import type { KindKey } from '../../bookings';
import { uploadBy } from '../../bookings/kinds/document.kind';
import { addHours } from '../../shared/time';

export type SessionReminder = 'day' | 'hour';
/** `document` is for an order whose document has not come yet. */
export type ReminderKind = SessionReminder | 'document';

export interface Reminder {
  kind: ReminderKind;
  dueAt: Date;
}

const HOURS_BEFORE: Record<SessionReminder, number> = { day: 24, hour: 1 };

/** The reminders of a session booked at `now`: a day and an hour before the start, without moments already past. */
export const planReminders = (startsAt: Date, now: Date): Reminder[] =>
  (['day', 'hour'] as const)
    .map((kind) => ({ kind, dueAt: addHours(startsAt, -HOURS_BEFORE[kind]) }))
    .filter(({ dueAt }) => dueAt > now);

/** True when a reminder is still worth sending: not once the next one is due, and never after the start. */
export const isTimely = (kind: SessionReminder, startsAt: Date, now: Date): boolean =>
  now < (kind === 'day' ? addHours(startsAt, -HOURS_BEFORE.hour) : startsAt);

const DAYS_BEFORE_LAST = 7;

/** The one reminder of an order that waits for its document: a week before the last moment to upload it. */
const planDocumentReminder = (uploadBy: Date): Reminder => ({
  kind: 'document',
  dueAt: addHours(uploadBy, -DAYS_BEFORE_LAST * 24),
});

/** What the people of a booking that is paid are reminded of, and when. */
export const PLAN_REMINDERS: Record<
  KindKey,
  (booking: { startsAt: Date; confirmedAt: Date }, now: Date) => Reminder[]
> = {
  session: ({ startsAt }, now) => planReminders(startsAt, now),
  document: ({ confirmedAt }) => [planDocumentReminder(uploadBy(confirmedAt))],
};
