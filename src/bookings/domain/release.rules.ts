import { addHours } from '../../shared/time';
import { type KindKey, kindOf } from '../kinds/kinds';
import type { BookingStatus } from './booking.states';
import { beginWithinHours } from './feedback-deadlines';

/** When a candidate began to grade themselves, and when that ended; null where they have not begun. */
export interface OwnGrading {
  startedAt: Date;
  closedAt: Date | null;
}

export interface Graded {
  kind: KindKey;
  /** The scheduled end. Deadlines keep it, also where the coach stated an early one. */
  endsAt: Date;
  /** When the form that counts was submitted; null while there is none. */
  formFiledAt: Date | null;
  selfGrade: OwnGrading | null;
}

/** What the candidate's time to grade themselves is counted from, as far as the candidate may know; null otherwise. */
export const gradingStart = (booking: { kind: KindKey; endsAt: Date }): Date | null =>
  countedFrom({ ...booking, formFiledAt: null });

const countedFrom = (graded: Omit<Graded, 'selfGrade'>): Date | null => graded[kindOf(graded).gradedFrom];

/**
 * Until when the candidate may grade themselves: until they finish or skip, otherwise 12 hours after the scheduled end,
 * or `withinHours` after it once begun. Whether the coach has filed changes nothing. Of a document it is counted from
 * the coach's submission; null before that.
 */
export const selfGradeUntil = (graded: Graded, withinHours: number): Date | null => {
  const { selfGrade } = graded;
  if (selfGrade?.closedAt) return selfGrade.closedAt;
  const from = countedFrom(graded);
  return from && addHours(from, selfGrade ? withinHours : beginWithinHours(withinHours));
};

/**
 * When the candidate may read the form: at the latest of its submission, the scheduled end, and the end of the
 * self-grade window. Null while no form is submitted.
 */
export const formReleaseAt = (graded: Graded, withinHours: number): Date | null => {
  const { formFiledAt } = graded;
  const [from, until] = [countedFrom(graded), selfGradeUntil(graded, withinHours)];
  return formFiledAt && from && until && latest([formFiledAt, from, until]);
};

/** The last moment at which a filed form may come to its candidate, whether or not they have begun to grade themselves. */
export const formReleasedBy = (graded: Graded & { formFiledAt: Date }, withinHours: number): Date => {
  const { formFiledAt } = graded;
  return latest([formFiledAt, addHours(countedFrom(graded) ?? formFiledAt, withinHours)]);
};

/**
 * Whether a form can come to its candidate: not where somebody did not come, and not while that is disputed. It waits
 * for the decision then.
 */
export const RELEASING_STATUSES: readonly BookingStatus[] = ['confirmed', 'completed'];

const latest = (instants: Date[]): Date =>
  new Date(Math.max(...instants.map((instant) => instant.getTime())));
