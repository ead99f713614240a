import { isReleased } from './feedback-model';
import type { Model, ModelBooking } from './model';
import { iso } from './scene';

/** The members of a booking that a history compares, whoever looks at it. */
export const seenOf = (body: Record<string, unknown>) => {
  const { id, status, startsAt, hold, payment, cancelledBy, noShowSettlesAt } = body;
  const money = payment as Record<string, { amount: number }> | null;
  return {
    id,
    status,
    startsAt,
    hold,
    checkout: body.checkout !== null,
    payment: money && {
      status: money.status as unknown,
      paid: money.paid?.amount,
      refunded: money.refunded?.amount,
      refundPending: money.refundPending?.amount,
    },
    cancelledBy,
    noShowSettlesAt,
    formFiled: body.formFiledAt !== null,
  };
};

/** The same as the model has it, for one viewer; -1 is the admin. */
export const expectedView = (
  model: Model,
  booking: ModelBooking,
  viewer: number,
): ReturnType<typeof seenOf> => {
  const { status, order, refund } = booking;
  const price = model.supply[booking.coach]?.priceMinor ?? 0;
  const isPayable = status === 'held' && order === 'open' && !booking.givingUp && !booking.closing;
  return {
    id: booking.id,
    status,
    startsAt: iso(booking.startMs),
    hold: status === 'held' ? { expiresAt: iso(booking.holdUntil), givingUp: booking.givingUp } : null,
    checkout: viewer === booking.candidate && isPayable,
    payment: {
      status: order,
      paid: order === 'paid' ? price : 0,
      refunded: refund === 'done' ? price : 0,
      refundPending: refund === 'pending' ? price : 0,
    },
    cancelledBy: booking.cancelledBy,
    noShowSettlesAt: booking.settlesAt === null ? null : iso(booking.settlesAt),
    formFiled: viewer === booking.candidate ? isReleased(booking) : (booking.form?.submitted ?? false),
  };
};
