import type { Booking } from './booking.store';
import type { Side } from './domain/booking.rules';

/** Which side of the booking an account is on; null for everybody else. */
export const sideOf = (booking: Booking, accountId: string): Side | null => {
  if (booking.candidateId === accountId) return 'candidate';
  return booking.coachAccountId === accountId ? 'coach' : null;
};
