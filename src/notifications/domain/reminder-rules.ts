import { addHours } from '../../shared/time';

export type ReminderKind = 'day' | 'hour';

export interface Reminder {
  kind: ReminderKind;
  dueAt: Date;
}

const HOURS_BEFORE: Record<ReminderKind, number> = { day: 24, hour: 1 };

/** The reminders of a session booked at `now`: a day and an hour before the start, without moments already past. */
export const planReminders = (startsAt: Date, now: Date): Reminder[] =>
  (['day', 'hour'] as const)
    .map((kind) => ({ kind, dueAt: addHours(startsAt, -HOURS_BEFORE[kind]) }))
    .filter(({ dueAt }) => dueAt > now);

/** True when a reminder is still worth sending: not once the next one is due, and never after the start. */
export const isTimely = (kind: ReminderKind, startsAt: Date, now: Date): boolean =>
  now < (kind === 'day' ? addHours(startsAt, -HOURS_BEFORE.hour) : startsAt);
