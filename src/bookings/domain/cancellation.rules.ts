import { CURRENT_POLICY_VERSION, policyOf, shareBack } from '../../policies/domain/cancellation-policy';
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

/** What is left of the payment, in minor units, and which rules were agreed for it. */
export interface PaidTerms {
  leftMinor: number;
  policyVersion: number;
}

/** Of what nobody has paid nothing comes back, by whatever rules. */
const NOTHING_PAID: PaidTerms = { leftMinor: 0, policyVersion: CURRENT_POLICY_VERSION };

/**
 * What comes back when this side cancels now: the part of the price that the agreed policy gives, less what went back or is
 * on its way back, whoever sent it. Errors: 409 `booking.not_cancellable` unless it is confirmed, and those of its kind.
 */
export const quoteCancellation = (
  booking: Progress & { kind: KindKey; priceMinor: number },
  paid: PaidTerms | undefined,
  by: Side | 'admin',
  now: Date,
): CancellationQuote => {
  const { status, priceMinor } = booking;
  const { leftMinor, policyVersion } = paid ?? NOTHING_PAID;
  if (status !== 'confirmed')
    throw conflict(
      'booking.not_cancellable',
      `A booking that is ${inSentence(status)} cannot be cancelled.`,
      {
        bookingStatus: status,
      },
    );
  const { percentBack, ...terms } = kindOf(booking).cancellation(booking, by, now, policyOf(policyVersion));
  const returnedMinor = priceMinor - leftMinor;
  return {
    refundMinor: Math.max(0, shareBack(priceMinor, percentBack) - returnedMinor),
    returnedMinor,
    ...terms,
  };
};
