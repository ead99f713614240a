import { addHours } from '../../shared/time';
import type { DeadlineEvent, DeadlineState } from './feedback-deadline.states';

/** What the clock does to a deadline, and how many hours after its deadline (before it, when negative). */
interface Step {
  event: DeadlineEvent;
  hours: number;
}

/**
 * The coach is reminded four hours before the deadline, and told when it has passed; a day later our admins are told;
 * 14 days later, when the candidate's rating shows in any case, the form counts as never filed.
 */
const STEPS: Record<DeadlineState, readonly Step[]> = {
  expected: [
    { event: 'remind', hours: -4 },
    { event: 'pass', hours: 0 },
  ],
  reminded: [{ event: 'pass', hours: 0 }],
  overdue: [{ event: 'escalate', hours: 24 }],
  escalated: [{ event: 'give_up', hours: 14 * 24 }],
  missing: [],
  filed: [],
  dropped: [],
};

/** What is to be done about a deadline now: the last step that time has come for, or null. A missed reminder is left out. */
export const deadlineEvent = (state: DeadlineState, dueAt: Date, now: Date): DeadlineEvent | null =>
  STEPS[state].filter(({ hours }) => addHours(dueAt, hours) <= now).at(-1)?.event ?? null;

/** When to look at a deadline next; null when time does nothing to it any more. */
export const nextLookAt = (state: DeadlineState, dueAt: Date): Date | null => {
  const [first] = STEPS[state];
  return first ? addHours(dueAt, first.hours) : null;
};

/** A form that is filed at its deadline is on time. */
export type Timeliness = 'on_time' | 'late';
export const timeliness = (dueAt: Date, filedAt: Date): Timeliness => (filedAt <= dueAt ? 'on_time' : 'late');
