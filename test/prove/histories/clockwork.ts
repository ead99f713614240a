import { release } from './feedback-model';
import { takenBy, type Hours } from './hours';
import {
  HOLD_MS,
  CHECKOUT_MS,
  type Model,
  type ModelBooking,
  isBlocking,
  isStale,
  MINUTE,
  overlaps,
  refundAll,
} from './model';

/** What the application does by itself once webhooks and sweeps have run: the model of `settle()`. */
export const settleModel = (model: Model): void => {
  for (const booking of model.bookings) hearNews(model, booking);
  for (const booking of model.bookings) {
    lookAtCheckout(model, booking);
    hearNews(model, booking);
  }
  for (const booking of model.bookings) {
    if (isStale(model, booking)) endHold(booking, 'expired');
    if (booking.status === 'confirmed' && booking.endMs <= model.now) {
      booking.status = 'completed';
      booking.earned = true;
    }
    settleNoShow(model, booking);
    release(model, booking);
    if (booking.refund === 'pending') booking.refund = 'done';
  }
  model.settledAt = model.now;
};

/** Ends an unpaid hold: its time is free. */
export const endHold = (booking: ModelBooking, status: 'expired' | 'given_up'): void => {
  booking.status = status;
  booking.claim = null;
};

/** Time runs out at the payment provider whether we look or not. */
export const ageSession = (model: Model, booking: ModelBooking): void => {
  if (booking.session.state === 'open' && booking.payableUntil <= model.now)
    booking.session.state = 'expired';
};

/** We learn how the checkout ended: by the answer to its closing, a webhook, or the poller. */
export const learn = (booking: ModelBooking): void => {
  booking.closing = false;
  if (booking.order !== 'open' || booking.session.state === 'open') return;
  booking.order = booking.session.state;
  booking.news = booking.session.state === 'paid' ? 'paid' : 'closed';
};

const lookAtCheckout = (model: Model, booking: ModelBooking): void => {
  ageSession(model, booking);
  if (booking.closing && booking.session.state === 'open') booking.session.state = 'expired';
  if (booking.closing || isHeardOf(model, booking)) learn(booking);
};

/** A paid one by its webhook; without it the poller asks for each at least every five minutes. */
const isHeardOf = (model: Model, { session, newsLost, madeAt }: ModelBooking): boolean => {
  if (session.state === 'open') return false;
  const isPolled = model.settledAt < model.now && madeAt < model.now;
  return session.state === 'expired' || !newsLost || isPolled;
};

const hearNews = (model: Model, booking: ModelBooking): void => {
  const { news } = booking;
  booking.news = null;
  if (news === 'closed' && booking.status === 'held')
    endHold(booking, booking.givingUp ? 'given_up' : 'expired');
  if (news === 'paid') hearOfPayment(model, booking);
};

/** Money rule 10: confirmed if the time is still free, otherwise all of it goes back. */
const hearOfPayment = (model: Model, booking: ModelBooking): void => {
  if (booking.startMs > model.now && retake(model, booking)) {
    booking.status = 'confirmed';
    return;
  }
  if (booking.status === 'held') endHold(booking, 'expired');
  refundAll(booking);
};

const retake = (model: Model, booking: ModelBooking): boolean => {
  if (booking.claim) return true;
  const hours = model.hours[booking.coach] as Hours;
  const wanted = takenBy(hours, booking.startMs, (booking.endMs - booking.startMs) / MINUTE);
  const others = model.bookings.filter((one) => one !== booking && isBlocking(model, one));
  const isTaken = others.some(
    ({ coach, candidate, claim, ...session }) =>
      (coach === booking.coach && claim && claim.fromMs < wanted.toMs && wanted.fromMs < claim.toMs) ||
      ([candidate, coach].includes(booking.candidate) && overlaps(session, booking)) ||
      (candidate === booking.coach && overlaps(session, booking)),
  );
  if (isTaken) return false;
  booking.claim = wanted;
  return true;
};

const settleNoShow = (model: Model, booking: ModelBooking): void => {
  const isNoShow = booking.status === 'candidate_no_show' || booking.status === 'coach_no_show';
  if (!isNoShow || booking.settled || booking.settlesAt === null || booking.settlesAt > model.now) return;
  settleAttendance(booking);
};

/** A missing coach pays everything back; otherwise the coach has earned. */
export const settleAttendance = (booking: ModelBooking): void => {
  booking.settled = true;
  if (booking.status === 'coach_no_show') refundAll(booking);
  else booking.earned = true;
};

/** A payment that we have not heard of, for a time that its booking does not keep. */
const isLate = (model: Model, booking: ModelBooking): boolean =>
  booking.session.state === 'paid' && booking.order === 'open' && !isBlocking(model, booking);

/** Whether they want the time of the same person, who may coach in the one and be the candidate of the other. */
const compete = (a: ModelBooking, b: ModelBooking): boolean =>
  [a.coach, a.candidate].some((person) => person === b.coach || person === b.candidate) &&
  a.startMs < b.endMs + 60 * MINUTE &&
  b.startMs < a.endMs + 60 * MINUTE;

/**
 * Whether what happens at an instant would hang on the order in which the same sweep looks at two checkouts: then
 * both ends are right, and the history does not go there. A late payment competes with another late one, or with a
 * hold whose checkout has ended while the hold has not.
 */
export const isUndecided = (model: Model, at: number): boolean => {
  const then = { ...model, now: at };
  return model.bookings.some(
    (late) =>
      isLate(then, late) &&
      model.bookings.some(
        (other) => other !== late && compete(late, other) && (isLate(then, other) || isEnding(other, at)),
      ),
  );
};

const isEnding = ({ status, madeAt }: ModelBooking, at: number): boolean =>
  status === 'held' && at >= madeAt + CHECKOUT_MS && at < madeAt + HOLD_MS;
