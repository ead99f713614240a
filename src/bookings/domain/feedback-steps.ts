import { addHours } from '../../shared/time';
import { inWords } from '../../shared/zones/in-words';
import { type KindKey, kindOf } from '../kinds/kinds';
import type { BookingStatus } from './booking.states';
import type { Side } from './booking.rules';
import { dueBy } from './feedback-deadlines';
import {
  formReleasedBy,
  gradingStart,
  type OwnGrading,
  RELEASING_STATUSES,
  selfGradeUntil,
} from './release.rules';

/** What the feedback on a booking has come to. */
export interface FeedbackState {
  kind: KindKey;
  status: BookingStatus;
  startsAt: Date;
  endsAt: Date;
  endedEarlyAt: Date | null;
  receivedAt: Date | null;
  formFiledAt: Date | null;
  formReleasedAt: Date | null;
  selfGrade: OwnGrading | null;
  /** Until when its form is owed. */
  formDueAt: Date;
}

export const FEEDBACK_STEPS = ['session', 'grade_yourself', 'awaited', 'write', 'filed', 'released'] as const;

/** What comes next, until when, and the same in words. */
export interface FeedbackStep {
  step: (typeof FEEDBACK_STEPS)[number];
  until: Date | null;
  text: string;
}

/** Whom it is told to, and what the words need. */
export interface Told {
  side: Side;
  zone: string;
  /** Of the other side. */
  otherName: string;
  now: Date;
  /** Hours in which a self-grade that was begun must be finished. */
  withinHours: number;
}

/**
 * What comes next of the feedback on a booking; null where there is none to come: not paid, cancelled, missed, disputed,
 * a document that is not there. A candidate reads the same whether or not the form is filed, until it is released; a
 * coach reads the same whatever their candidate does with their own grades.
 */
export const feedbackStep = (state: FeedbackState, told: Told): FeedbackStep | null => {
  if (!RELEASING_STATUSES.includes(state.status)) return null;
  const kind = kindOf(state);
  const from = kind.feedbackFrom(state);
  if (!from) return null;
  if (told.now < from) return kind.stepAhead(state, told);
  return told.side === 'coach' ? coachAfter(state, told) : candidateAfter(state, told);
};

/**
 * The same for a page that whoever has its address can read: it says what candidates may do and until when, and not what
 * this one did.
 */
export const feedbackOnPage = (state: FeedbackState, told: Told): FeedbackStep | null => {
  const step = feedbackStep({ ...state, selfGrade: null }, told);
  const from = gradingStart(state);
  if (told.side === 'coach' || step?.step !== 'awaited' || !from) return step;
  const finishBy = addHours(from, told.withinHours);
  if (told.now >= finishBy) return step;
  const begun = `If you have begun to grade yourself, you have until ${inWords(finishBy, told.zone)}.`;
  return { ...step, text: `${step.text} ${begun}` };
};

const candidateAfter = (state: FeedbackState, told: Told): FeedbackStep => {
  if (state.formReleasedAt) return { step: 'released', until: null, text: 'Your feedback is there to read.' };
  const until = selfGradeUntil(state, told.withinHours);
  return kindOf(state).stepToGrade(state, told, until) ?? awaited(state, told);
};

const awaited = (state: FeedbackState, { zone, otherName, now }: Told): FeedbackStep => {
  const { formDueAt } = state;
  const opensAfter = gradingStart(state);
  return {
    step: 'awaited',
    until: formDueAt,
    text:
      now > formDueAt
        ? `${dueBy(formDueAt, now, zone)} ${otherName} was reminded; you need not do anything.`
        : `${dueBy(formDueAt, now, zone)} You get a mail once you can read it` +
          (opensAfter && now < opensAfter ? `, which is not before ${inWords(opensAfter, zone)}.` : '.'),
  };
};

const coachAfter = (state: FeedbackState, { zone, otherName, now, withinHours }: Told): FeedbackStep => {
  const { formFiledAt, formDueAt } = state;
  if (state.formReleasedAt)
    return { step: 'released', until: null, text: `${otherName} can read your feedback.` };
  if (formFiledAt) {
    const until = formReleasedBy({ ...state, formFiledAt }, withinHours);
    const text = `Filed. ${otherName} grades themselves first, and reads it at the latest on ${inWords(until, zone)}.`;
    return { step: 'filed', until, text };
  }
  const text =
    now > formDueAt
      ? `Your feedback was due by ${inWords(formDueAt, zone)}, and ${otherName} is waiting for it.`
      : `Write the feedback and submit it by ${inWords(formDueAt, zone)}.`;
  return { step: 'write', until: formDueAt, text };
};
