import { conflict } from '../../shared/errors';
import type { BookingStatus } from './booking.states';

export interface CancellationQuote {
  /** What comes back now. */
  refundMinor: number;
  /** What had gone back before; it counts towards what the clause promises. */
  returnedMinor: number;
  clause: string;
  /** When the answer next changes; null where that is no instant, but what somebody does. */
  changesAt: Date | null;
}

/** What was paid for a booking, and how much of that is neither back nor on its way back. */
export interface PaidMoney {
  priceMinor: number;
  leftMinor: number;
}

/** Of a promised refund, what is still to come: what went back already counts, whoever sent it. */
export const stillToCome = (
  promisedMinor: number,
  { priceMinor, leftMinor }: PaidMoney,
): Pick<CancellationQuote, 'refundMinor' | 'returnedMinor'> => {
  const returnedMinor = priceMinor - leftMinor;
  return { refundMinor: Math.max(0, promisedMinor - returnedMinor), returnedMinor };
};

/** Throws 409 `booking.not_cancellable` unless the booking is confirmed: nothing else can be cancelled. */
export const assertConfirmed = (status: BookingStatus): void => {
  if (status === 'confirmed') return;
  throw conflict('booking.not_cancellable', `A booking that is ${inSentence(status)} cannot be cancelled.`, {
    bookingStatus: status,
  });
};

/** A status as sentences say it: "candidate no show". */
export const inSentence = (status: BookingStatus): string => status.replaceAll('_', ' ');
