import { addHours } from '../../shared/time';
import type { BookingKind, BookingStatus } from './booking.states';

/**
 * Who has not begun to grade themselves so long after the scheduled end is waited for no more. Source: our feedback
 * rules, "self-grade window".
 */
const BEGIN_WITHIN_HOURS = 12;

/** When a candidate began to grade themselves, and when that ended; null where they have not begun. */
export interface OwnGrading {
  startedAt: Date;
  closedAt: Date | null;
}

export interface Graded {
  kind: BookingKind;
  /** The scheduled end. Deadlines keep it, also where the coach stated an early one. */
  endsAt: Date;
  /** When the form that counts was submitted; null while there is none. */
  formFiledAt: Date | null;
  selfGrade: OwnGrading | null;
}

/**
 * From when on the form may be submitted and the candidate may grade themselves: the scheduled end, or the early one
 * that the coach stated.
 */
export const sessionOverAt = ({ endsAt, endedEarlyAt }: { endsAt: Date; endedEarlyAt: Date | null }): Date =>
  endedEarlyAt ?? endsAt;

/**
 * Until when the candidate may grade themselves: until they finish or skip, otherwise 12 hours after the scheduled end,
 * or `withinHours` after it once begun. Whether the coach has filed changes nothing. Of a document it is counted from
 * the coach's submission; null before that.
 */
export const selfGradeUntil = (graded: Graded, withinHours: number): Date | null => {
  const { kind, endsAt, formFiledAt, selfGrade } = graded;
  if (selfGrade?.closedAt) return selfGrade.closedAt;
  const from = kind === 'session' ? endsAt : formFiledAt;
  return from && addHours(from, selfGrade ? withinHours : beginWithinHours(withinHours));
};

/** Hours within which a self-grade must be begun; never more than those within which it must be finished. */
export const beginWithinHours = (withinHours: number): number => Math.min(BEGIN_WITHIN_HOURS, withinHours);

/**
 * When the candidate may read the form: at the latest of its submission, the scheduled end, and the end of the
 * self-grade window. Null while no form is submitted.
 */
export const formReleaseAt = (graded: Graded, withinHours: number): Date | null => {
  const { kind, endsAt, formFiledAt } = graded;
  const windowEnd = selfGradeUntil(graded, withinHours);
  if (!formFiledAt || !windowEnd) return null;
  return latest([formFiledAt, windowEnd, ...(kind === 'session' ? [endsAt] : [])]);
};

/** The last moment at which a filed form may come to its candidate, whether or not they have begun to grade themselves. */
export const formReleasedBy = (graded: Graded & { formFiledAt: Date }, withinHours: number): Date => {
  const { kind, endsAt, formFiledAt } = graded;
  return latest([formFiledAt, addHours(kind === 'session' ? endsAt : formFiledAt, withinHours)]);
};

/**
 * Whether a form can come to its candidate: not where somebody did not come, and not while that is disputed. It waits
 * for the decision then.
 */
export const RELEASING_STATUSES: readonly BookingStatus[] = ['confirmed', 'completed'];

const latest = (instants: Date[]): Date =>
  new Date(Math.max(...instants.map((instant) => instant.getTime())));
