import { addHours } from '../../shared/time';
import type { FormDutyEvent, FormDutyState } from './form-duty.states';

/** What the clock does to a duty, and how many hours after its deadline (before it, when negative). */
interface Step {
  event: FormDutyEvent;
  hours: number;
}

/**
 * The coach is reminded four hours before the deadline, and told when it has passed; a day later our admins are told;
 * 14 days later, when the candidate's rating shows in any case, the form counts as never filed.
 */
const STEPS: Record<FormDutyState, readonly Step[]> = {
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

/** What is to be done about a duty now: the last step that time has come for, or null. A missed reminder is left out. */
export const dutyEvent = (state: FormDutyState, dueAt: Date, now: Date): FormDutyEvent | null =>
  STEPS[state].filter(({ hours }) => addHours(dueAt, hours) <= now).at(-1)?.event ?? null;

/** When to look at a duty next; null when time does nothing to it any more. */
export const nextLookAt = (state: FormDutyState, dueAt: Date): Date | null => {
  const [first] = STEPS[state];
  return first ? addHours(dueAt, first.hours) : null;
};

/** A form that is filed at its deadline is on time. */
export type Timeliness = 'on_time' | 'late';
export const timeliness = (dueAt: Date, filedAt: Date): Timeliness => (filedAt <= dueAt ? 'on_time' : 'late');
