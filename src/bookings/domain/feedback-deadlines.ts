import { addHours } from '../../shared/time';
import { inWords } from '../../shared/zones/in-words';

/** Feedback is due 24 hours after the session's scheduled end, as in real debriefs. */
export const DUE_HOURS = 24;

/**
 * Who has not begun to grade themselves so long after the scheduled end is waited for no more. Source: our feedback
 * rules, "self-grade window".
 */
const BEGIN_WITHIN_HOURS = 12;

/** Until when a form should be filed that is owed since an instant. */
export const formDueAfter = (instant: Date): Date => addHours(instant, DUE_HOURS);

/** Hours within which a self-grade must be begun; never more than those within which it must be finished. */
export const beginWithinHours = (withinHours: number): number => Math.min(BEGIN_WITHIN_HOURS, withinHours);

/** The deadline of the form in a sentence to its candidate. */
export const dueBy = (formDueAt: Date, now: Date, zone: string): string =>
  now > formDueAt
    ? `Your feedback was due by ${inWords(formDueAt, zone)} and is not here.`
    : `Your feedback is due by ${inWords(formDueAt, zone)}.`;
