import { conflict, refused } from '../../shared/errors';

/** What an admin decides about a booking of somebody who is shut out. */
export type UpcomingChoice = 'cancel' | 'keep';

export interface UpcomingChoices {
  /** For every booking that is not named. */
  upcoming: UpcomingChoice;
  bookings: { id: string; choice: UpcomingChoice }[];
}

/** A booking that stands, as the decision needs it. */
export interface Standing {
  id: string;
  /** It has not begun, so that it can be cancelled with all money back. */
  cancellable: boolean;
  /** A bank has the money: nothing can be refunded. */
  disputed: boolean;
}

/**
 * The bookings to cancel. What has begun is left to its end, unless it is named: that is refused when it is cancelled.
 * Throws 422 `suspension.unknown_booking` for one that does not hang on the person, and 409
 * `suspension.booking_disputed` with all ids where a bank has the money: they are to be named and kept.
 */
export const bookingsToCancel = (standing: Standing[], { upcoming, bookings }: UpcomingChoices): string[] => {
  const unknown = bookings.findIndex(({ id }) => !standing.some((one) => one.id === id));
  if (unknown >= 0) {
    throw refused(
      'suspension.unknown_booking',
      'This booking does not stand, or is not with this person.',
      `bookings.${unknown}.id`,
    );
  }
  const named = new Map(bookings.map(({ id, choice }) => [id, choice]));
  const chosen = standing.filter(
    ({ id, cancellable }) => (named.get(id) ?? (cancellable ? upcoming : 'keep')) === 'cancel',
  );
  const disputed = chosen.filter((one) => one.disputed).map(({ id }) => id);
  if (disputed.length > 0) {
    throw conflict(
      'suspension.booking_disputed',
      'A bank has the money of some bookings until it decides, so they cannot be refunded. Name them with "keep".',
      { bookingIds: disputed },
    );
  }
  return chosen.map(({ id }) => id);
};
