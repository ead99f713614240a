import { conflict } from '../../shared/errors';
import { addHours } from '../../shared/time';
import type { BookingStatus } from './booking.states';

/** A paid order waits so long for its document; then it is cancelled and paid back, so that no money lies for ever. */
export const UPLOAD_WITHIN_DAYS = 30;

/** The last moment to upload the document of an order that was paid at `confirmedAt`. */
export const uploadBy = (confirmedAt: Date): Date => addHours(confirmedAt, UPLOAD_WITHIN_DAYS * 24);

/** Throws 409 `review.not_open` unless it is paid and neither done nor cancelled. */
export const assertReviewOpen = ({ status }: { status: BookingStatus }): void => {
  if (status !== 'confirmed')
    throw conflict('review.not_open', 'This review is not paid, or is over.', { bookingStatus: status });
};
