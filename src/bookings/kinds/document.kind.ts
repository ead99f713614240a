import { conflict } from '../../shared/errors';
import { addHours, DAY_MS, MINUTE_MS } from '../../shared/time';
import type { Side } from '../domain/booking.rules';
import { beginWithinHours, dueBy } from '../domain/feedback-deadlines';
import type { FeedbackState, FeedbackStep, Told } from '../domain/feedback-steps';
import { NOTHING_PROMISED } from '../domain/promised-times';
import type { BookingKind } from './booking-kind';

/** A paid order waits so long for its document; then it is cancelled and paid back, so that no money lies for ever. */
export const UPLOAD_WITHIN_DAYS = 30;

/** The last moment to upload the document of an order that was paid at `confirmedAt`. */
export const uploadBy = (confirmedAt: Date): Date => addHours(confirmedAt, UPLOAD_WITHIN_DAYS * 24);

const inDays = (days: number): string => (days === 1 ? '1 day' : `${days} days`);

/** In how many days the feedback on a document is promised. */
export const daysOf = ({ minutes }: { minutes: number }): number => minutes / (DAY_MS / MINUTE_MS);

/**
 * Everything comes back. Its candidate may cancel until the coach has begun, and again when the feedback is overdue; nobody
 * once it is filed, also while it waits for a self-grade: its candidate, who is not to learn that, is told that the work
 * has begun. Errors: 409 `booking.review_begun`, and to all but the candidate `booking.review_filed`.
 */
const cancellation: BookingKind['cancellation'] = ({ begunAt, formFiledAt, endsAt }, by, now) => {
  if (by === 'candidate' && begunAt && now <= endsAt)
    throw conflict(
      'booking.review_begun',
      'Your coach has begun to work on it. You can cancel if the feedback is not there in time.',
      { from: endsAt.toISOString() },
    );
  if (formFiledAt && by === 'candidate')
    throw conflict(
      'booking.review_begun',
      'Your coach has begun to work on it; it can no longer be cancelled.',
    );
  if (formFiledAt)
    throw conflict(
      'booking.review_filed',
      'The feedback is filed. Its candidate reads it once they have graded themselves, or skipped that.',
    );
  return { percentBack: 100, clause: clauseOf(by, begunAt !== null), changesAt: null };
};

const clauseOf = (by: Side | 'admin', begun: boolean): string => {
  if (by !== 'candidate') return 'Not cancelled by the candidate: the full price is refunded.';
  return begun
    ? 'The feedback is overdue: the full price is refunded.'
    : 'Cancelled before the coach has begun: the full price is refunded. That changes when they begin.';
};

/** Nobody can say until when without telling that the feedback is filed. */
const stepToGrade = (
  { formDueAt, selfGrade }: FeedbackState,
  { zone, otherName, withinHours, now }: Told,
): FeedbackStep | null => {
  if (selfGrade?.closedAt) return null;
  return {
    step: 'grade_yourself',
    until: null,
    text:
      `Grade yourself before you read what ${otherName} thinks. ${dueBy(formDueAt, now, zone)} Once filed, it waits ` +
      `${beginWithinHours(withinHours)} hours for you to begin and ${withinHours} for you to finish, and opens when you ` +
      'finish or skip.',
  };
};

/** The review of a document, which the coach reads when they can, within the days that were sold. */
export const DOCUMENT: BookingKind = {
  noun: 'review',
  called: () => 'review of a document',
  keepsTime: false,
  needsDocument: true,
  titledBy: 'stageTitle',
  request: 'order review',
  sold: ({ minutes, coachName }) => `a document read by ${coachName} within ${daysOf({ minutes })} days`,
  details: () => null,
  included: ({ minutes, coachName }) => [
    `Your document, read by ${coachName} within ${inDays(daysOf({ minutes }))} of the upload`,
    'Written feedback on the form that a real interviewer fills, with a grade for each skill',
    'The feedback as a page and as a PDF, to keep and to share by a link',
    'A second version afterwards, beside the first, with what you changed',
  ],
  cancelTerms: () => [
    'Free to cancel until your coach has begun to read: all of the price comes back.',
    'From then on only when the feedback is not there in time, or your coach cancels: all of the price comes back.',
    `Without a document within ${UPLOAD_WITHIN_DAYS} days of the payment the order ends, and all of the price comes back.`,
  ],
  promised: () => NOTHING_PROMISED,

  completedBy: 'feedback',
  cancellation,
  isAhead: ({ status, formFiledAt }) => status === 'confirmed' && formFiledAt === null,

  /** The end that was sold. */
  formDueAt: ({ endsAt }) => endsAt,
  writtenFrom: 'receivedAt',
  feedbackFrom: ({ receivedAt }) => receivedAt,
  gradedFrom: 'formFiledAt',
  stepAhead: () => null,
  stepToGrade,
};
