import { addHours } from '../../shared/time';
import { inWords } from '../../shared/zones/in-words';
import type { BookingKind, BookingStatus } from './booking.states';
import type { Side } from './booking-rules';
import {
  beginWithinHours,
  formReleasedBy,
  type OwnGrading,
  RELEASING_STATUSES,
  selfGradeUntil,
  sessionOverAt,
} from './release-rules';

/** What the feedback on a booking has come to. */
export interface FeedbackState {
  kind: BookingKind;
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
  if (state.kind === 'review' && !state.receivedAt) return null;
  const isCoach = told.side === 'coach';
  if (state.kind === 'session' && told.now < sessionOverAt(state))
    return isCoach ? coachAhead(state, told) : candidateAhead(state, told);
  return isCoach ? coachAfter(state, told) : candidateAfter(state, told);
};

/**
 * The same for a page that whoever has its address can read: it says what candidates may do and until when, and not what
 * this one did.
 */
export const feedbackOnPage = (state: FeedbackState, told: Told): FeedbackStep | null => {
  const step = feedbackStep({ ...state, selfGrade: null }, told);
  if (told.side === 'coach' || step?.step !== 'awaited' || state.kind === 'review') return step;
  const finishBy = addHours(state.endsAt, told.withinHours);
  if (told.now >= finishBy) return step;
  const begun = `If you have begun to grade yourself, you have until ${inWords(finishBy, told.zone)}.`;
  return { ...step, text: `${step.text} ${begun}` };
};

const candidateAhead = ({ endsAt, formDueAt }: FeedbackState, { zone, otherName }: Told): FeedbackStep => ({
  step: 'session',
  until: endsAt,
  text:
    `After the session, from ${inWords(endsAt, zone)} on, you can grade yourself. Your feedback opens once you have ` +
    `finished or skipped that and ${otherName} has filed theirs, which is due by ${inWords(formDueAt, zone)}.`,
});

const coachAhead = (
  { startsAt, endsAt, formDueAt }: FeedbackState,
  { zone, otherName, now }: Told,
): FeedbackStep => ({
  step: 'session',
  until: endsAt,
  text:
    `The feedback can be submitted from ${inWords(endsAt, zone)} on, and is due by ${inWords(formDueAt, zone)}.` +
    (now < startsAt
      ? ''
      : ` Drafts are kept at any time. If the session was over earlier, state that; ${otherName} is told of it.`),
});

const candidateAfter = (state: FeedbackState, told: Told): FeedbackStep => {
  if (state.formReleasedAt) return { step: 'released', until: null, text: 'Your feedback is there to read.' };
  const until = selfGradeUntil(state, told.withinHours);
  if (state.kind === 'review')
    return state.selfGrade?.closedAt ? awaited(state, told) : gradeDocument(state, told);
  return until && told.now < until && !state.selfGrade?.closedAt
    ? gradeYourself(state, until, told)
    : awaited(state, told);
};

const gradeYourself = (
  { endsAt, formDueAt, selfGrade }: FeedbackState,
  until: Date,
  { zone, otherName, withinHours }: Told,
): FeedbackStep => ({
  step: 'grade_yourself',
  until,
  text:
    `Grade yourself before you read what ${otherName} thinks, until ${inWords(until, zone)}. ` +
    (selfGrade ? '' : `Once begun, you have until ${inWords(addHours(endsAt, withinHours), zone)}. `) +
    `Your feedback opens when you finish or skip, or else then; it is due by ${inWords(formDueAt, zone)}.`,
});

/** Of a document nobody can say until when without telling that it is filed. */
const gradeDocument = (
  { formDueAt }: FeedbackState,
  { zone, otherName, withinHours, now }: Told,
): FeedbackStep => ({
  step: 'grade_yourself',
  until: null,
  text:
    `Grade yourself before you read what ${otherName} thinks. ${dueBy(formDueAt, now, zone)} Once filed, it waits ` +
    `${beginWithinHours(withinHours)} hours for you to begin and ${withinHours} for you to finish, and opens when you ` +
    'finish or skip.',
});

const awaited = (
  { kind, endsAt, formDueAt }: FeedbackState,
  { zone, otherName, now }: Told,
): FeedbackStep => ({
  step: 'awaited',
  until: formDueAt,
  text:
    now > formDueAt
      ? `${dueBy(formDueAt, now, zone)} ${otherName} was reminded; you need not do anything.`
      : `${dueBy(formDueAt, now, zone)} You get a mail once you can read it` +
        (kind === 'session' && now < endsAt ? `, which is not before ${inWords(endsAt, zone)}.` : '.'),
});

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

const dueBy = (formDueAt: Date, now: Date, zone: string): string =>
  now > formDueAt
    ? `Your feedback was due by ${inWords(formDueAt, zone)} and is not here.`
    : `Your feedback is due by ${inWords(formDueAt, zone)}.`;
