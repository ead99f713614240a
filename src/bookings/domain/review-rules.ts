import { conflict } from '../../shared/errors';
import { addHours, addMinutes } from '../../shared/time';
import type { BookingStatus } from './booking.states';
import {
  assertConfirmed,
  type CancellationQuote,
  type PaidMoney,
  type Side,
  stillToCome,
} from './booking-rules';

export interface ReviewProgress {
  status: BookingStatus;
  receivedAt: Date | null;
  begunAt: Date | null;
  formFiledAt: Date | null;
  endsAt: Date;
}

/** A paid review waits so long for its document; then it is cancelled and paid back, so that no money lies for ever. */
export const UPLOAD_WITHIN_DAYS = 30;

/** The last moment to upload the document of a review that was paid at `confirmedAt`. */
export const uploadBy = (confirmedAt: Date): Date => addHours(confirmedAt, UPLOAD_WITHIN_DAYS * 24);

/** The work begins with its document: from then on the coach has the days that were sold. */
export const workWindow = (now: Date, minutes: number): { startsAt: Date; endsAt: Date } => ({
  startsAt: now,
  endsAt: addMinutes(now, minutes),
});

/** Throws 409 `review.not_open` unless it is paid and neither done nor cancelled. */
export const assertReviewOpen = ({ status }: { status: BookingStatus }): void => {
  if (status !== 'confirmed')
    throw conflict('review.not_open', 'This review is not paid, or is over.', { bookingStatus: status });
};

/** The feedback on it is not filed, so the work is not done. */
export const isUnderWay = ({ status, formFiledAt }: ReviewProgress): boolean =>
  status === 'confirmed' && formFiledAt === null;

/**
 * What comes back when this side cancels a review now: everything. Its candidate may do so until the coach has begun,
 * and again when the feedback is overdue; nobody once it is filed, also while it waits for a self-grade: its candidate,
 * who is not to learn that, is told that the work has begun. Errors: 409 `booking.not_cancellable`,
 * `booking.review_begun`, and to all but the candidate `booking.review_filed`.
 */
export const quoteReviewCancellation = (
  { status, begunAt, formFiledAt, endsAt, ...money }: ReviewProgress & PaidMoney,
  by: Side | 'admin',
  now: Date,
): CancellationQuote => {
  assertConfirmed(status);
  const overdue = now > endsAt;
  if (by === 'candidate' && begunAt && !overdue)
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
  return {
    ...stillToCome(money.priceMinor, money),
    clause: clauseOf(by, begunAt !== null),
    changesAt: null,
  };
};

const clauseOf = (by: Side | 'admin', begun: boolean): string => {
  if (by !== 'candidate') return 'Not cancelled by the candidate: the full price is refunded.';
  return begun
    ? 'The feedback is overdue: the full price is refunded.'
    : 'Cancelled before the coach has begun: the full price is refunded. That changes when they begin.';
};
