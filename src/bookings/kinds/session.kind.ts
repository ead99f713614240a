import { tierAt } from '../../policies/domain/cancellation-policy';
import { policyInWords } from '../../policies/domain/policy-in-words';
import { conflict } from '../../shared/errors';
import { addHours } from '../../shared/time';
import { inWords } from '../../shared/zones/in-words';
import { DUE_HOURS, formDueAfter } from '../domain/feedback-deadlines';
import type { FeedbackState, FeedbackStep, Told } from '../domain/feedback-steps';
import { promisedTimes } from '../domain/promised-times';
import type { BookingKind } from './booking-kind';

/** What the policy gives back for this notice; all of it when the candidate did not cancel. Error: 409 `booking.cancel_after_start`. */
const cancellation: BookingKind['cancellation'] = ({ startsAt }, by, now, policy) => {
  if (now >= startsAt)
    throw conflict('booking.cancel_after_start', 'The session has started; it cannot be cancelled any more.');
  if (by !== 'candidate')
    return {
      percentBack: 100,
      clause: 'Not cancelled by the candidate: the full price is refunded.',
      changesAt: startsAt,
    };
  const { percentBack, until } = tierAt(policy, startsAt, now);
  return { percentBack, clause: clauseOf(percentBack), changesAt: until };
};

const clauseOf = (percentBack: number): string =>
  percentBack === 100
    ? 'Cancelled by the candidate before the start: the full price is refunded.'
    : `Cancelled by the candidate at this notice: ${percentBack} % of the price is refunded.`;

const candidateAhead = ({ endsAt, formDueAt }: FeedbackState, { zone, otherName }: Told): string =>
  `After the session, from ${inWords(endsAt, zone)} on, you can grade yourself. Your feedback opens once you have ` +
  `finished or skipped that and ${otherName} has filed theirs, which is due by ${inWords(formDueAt, zone)}.`;

const coachAhead = ({ startsAt, endsAt, formDueAt }: FeedbackState, { zone, otherName, now }: Told): string =>
  `The feedback can be submitted from ${inWords(endsAt, zone)} on, and is due by ${inWords(formDueAt, zone)}.` +
  (now < startsAt
    ? ''
    : ` Drafts are kept at any time. If the session was over earlier, state that; ${otherName} is told of it.`);

const stepToGrade = (
  { endsAt, formDueAt, selfGrade }: FeedbackState,
  { zone, otherName, now, withinHours }: Told,
  until: Date | null,
): FeedbackStep | null => {
  if (!until || now >= until || selfGrade?.closedAt) return null;
  return {
    step: 'grade_yourself',
    until,
    text:
      `Grade yourself before you read what ${otherName} thinks, until ${inWords(until, zone)}. ` +
      (selfGrade ? '' : `Once begun, you have until ${inWords(addHours(endsAt, withinHours), zone)}. `) +
      `Your feedback opens when you finish or skip, or else then; it is due by ${inWords(formDueAt, zone)}.`,
  };
};

/** A meeting of both people, at a time that they keep free for it. */
export const SESSION: BookingKind = {
  noun: 'session',
  called: (startsAt, zone) => `session of ${inWords(startsAt, zone)}`,
  keepsTime: true,
  needsDocument: false,
  titledBy: 'sessionTitle',
  request: 'book',
  sold: ({ minutes, coachName }) => `${minutes} minutes with ${coachName}`,
  details: inWords,
  included: ({ minutes, coachName }) => [
    `One session of ${minutes} minutes with ${coachName}, by video`,
    `Written feedback on the form that a real interviewer fills, with a grade for each skill, within ${DUE_HOURS} hours of the end`,
    'The feedback as a page and as a PDF, to keep and to share by a link',
    'Questions picked for the stage, your level and what you want to practise',
  ],
  cancelTerms: policyInWords,
  promised: promisedTimes,

  completedBy: 'time',
  cancellation,
  isAhead: ({ status, startsAt }, now) => status === 'confirmed' && now < startsAt,

  /** A day after the end, or after a later decision that it took place. */
  formDueAt: ({ endsAt, noShowSettledAt }) =>
    formDueAfter(noShowSettledAt && noShowSettledAt > endsAt ? noShowSettledAt : endsAt),
  writtenFrom: 'startsAt',
  /** The scheduled end, or the early one that the coach stated. */
  feedbackFrom: ({ endsAt, endedEarlyAt }) => endedEarlyAt ?? endsAt,
  gradedFrom: 'endsAt',
  stepAhead: (state, told) => ({
    step: 'session',
    until: state.endsAt,
    text: told.side === 'coach' ? coachAhead(state, told) : candidateAhead(state, told),
  }),
  stepToGrade,
};
