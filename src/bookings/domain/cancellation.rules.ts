import { conflict } from '../../shared/errors';
import type { Progress } from '../kinds/booking-kind';
import { type KindKey, kindOf } from '../kinds/kinds';
import { inSentence, type Side } from './booking.rules';

export interface CancellationQuote {
  /** What comes back now. */
  refundMinor: number;
  /** What had gone back before; it counts towards what the clause promises. */
  returnedMinor: number;
  clause: string;
  /** When the answer next changes; null where that is no instant, but what somebody does. */
  changesAt: Date | null;
}

/**
 * What comes back when this side cancels now: all that is neither back nor on its way back (`leftMinor`), whoever sent
 * the rest. Errors: 409 `booking.not_cancellable` unless it is confirmed, and those of its kind.
 */
export const quoteCancellation = (
  booking: Progress & { kind: KindKey; priceMinor: number },
  leftMinor: number,
  by: Side | 'admin',
  now: Date,
): CancellationQuote => {
  const { status, priceMinor } = booking;
  if (status !== 'confirmed')
    throw conflict(
      'booking.not_cancellable',
      `A booking that is ${inSentence(status)} cannot be cancelled.`,
      {
        bookingStatus: status,
      },
    );
  const terms = kindOf(booking).cancellation(booking, by, now);
  const returnedMinor = priceMinor - leftMinor;
  return { refundMinor: Math.max(0, priceMinor - returnedMinor), returnedMinor, ...terms };
};
