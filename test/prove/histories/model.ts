import { fitsBetween, type Hours, isOffered, takenBy, type Taken } from './hours';
import type { CoachSupply } from './world';

export type Status =
  | 'held'
  | 'expired'
  | 'given_up'
  | 'confirmed'
  | 'cancelled'
  | 'completed'
  | 'candidate_no_show'
  | 'coach_no_show'
  | 'under_review';
export type Side = 'candidate' | 'coach';

/** What the model knows of one booking. Instants are epoch milliseconds; people are indices of the world. */
export interface ModelBooking {
  number: number;
  id: string;
  candidate: number;
  coach: number;
  startMs: number;
  endMs: number;
  status: Status;
  madeAt: number;
  holdUntil: number;
  /** Until when the payment provider takes money for it. */
  payableUntil: number;
  givingUp: boolean;
  /** The coach's time that it takes, or null. */
  claim: Taken | null;
  /** The checkout as it is at the payment provider, known to us or not. */
  session: { id: string; state: 'open' | 'paid' | 'expired' };
  /** Its closing is asked for, but not yet sent. */
  closing: boolean;
  /** The news of the payment was lost on its way. */
  newsLost: boolean;
  /** The order as we know it. */
  order: 'open' | 'paid' | 'expired';
  /** What payments know and the booking does not yet. */
  news: 'paid' | 'closed' | null;
  refund: 'none' | 'pending' | 'done';
  cancelledBy: Side | 'admin' | null;
  /** Whom each side has named. */
  reporters: Map<Side, Side>;
  settlesAt: number | null;
  settled: boolean;
  /** Whether the coach's share has left escrow: at completion, or when a report was settled. */
  earned: boolean;
  form: ModelForm | null;
  /** When the coach said that the session was over before its end. */
  endedEarlyMs: number | null;
  /** When the candidate said that they do not grade themselves. */
  skippedMs: number | null;
  rating: number | null;
}

export interface ModelForm {
  id: string;
  version: number;
  complete: boolean;
  submitted: boolean;
  released: boolean;
  /** What the API said the form is made of; needed to fill it in. */
  template: Record<'competencies' | 'principles', { items: { key: string }[] }>;
}

export interface UsedKey {
  key: string;
  at: number;
  person: number;
  booking: ModelBooking;
}

/** Everything that a history has made, as it must be. */
export interface Model {
  now: number;
  /** When all sweeps and webhooks last came to rest. */
  settledAt: number;
  weather: 'fine' | 'twice' | 'lost';
  supply: CoachSupply[];
  hours: Hours[];
  bookings: ModelBooking[];
  keys: UsedKey[];
  nextKey: number;
}

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
/** Money rule 9: the checkout takes money for 35 minutes, the hold ends two minutes later. */
export const CHECKOUT_MS = 35 * MINUTE;
export const HOLD_MS = 37 * MINUTE;
export const MAX_HOLDS = 3;

export const newModel = (now: number, supply: CoachSupply[]): Model => ({
  now,
  settledAt: now,
  weather: 'fine',
  supply,
  hours: [],
  bookings: [],
  keys: [],
  nextKey: 0,
});

export const isStale = (model: Model, { status, holdUntil }: ModelBooking): boolean =>
  status === 'held' && holdUntil <= model.now;

/** Whether the booking keeps others away: paid for, or an unexpired hold. */
export const isBlocking = (model: Model, booking: ModelBooking): boolean =>
  booking.claim !== null && !isStale(model, booking);

export const overlaps = (
  a: { startMs: number; endMs: number },
  b: { startMs: number; endMs: number },
): boolean => a.startMs < b.endMs && b.startMs < a.endMs;

export const openHoldsOf = (model: Model, person: number): ModelBooking[] =>
  model.bookings.filter((one) => one.candidate === person && one.status === 'held' && !isStale(model, one));

/** What is taken of a coach, but for some bookings. */
export const takenOf = (model: Model, coach: number, without: ModelBooking[] = []): Taken[] =>
  model.bookings
    .filter((one) => one.coach === coach && isBlocking(model, one) && !without.includes(one))
    .map(({ claim }) => claim as Taken);

/** Whether a coach is somebody's candidate during the session or its buffers; that counts for no cap. */
export const isCandidateDuring = (model: Model, coach: number, { fromMs, toMs }: Taken): boolean =>
  model.bookings.some(
    (one) => one.candidate === coach && isBlocking(model, one) && one.startMs < toMs && fromMs < one.endMs,
  );

/**
 * Whether this person (null: nobody in particular) can book the start now, as far as the coach is concerned. Their own
 * holds that overlap it are replaced by it, so they do not block; all others do.
 */
export const isFree = (model: Model, coach: number, start: number, person: number | null): boolean => {
  const { minutes } = model.supply[coach] as CoachSupply;
  const hours = model.hours[coach] as Hours;
  if (!isOffered(hours, minutes, start, model.now)) return false;
  const session = { startMs: start, endMs: start + minutes * MINUTE };
  const replaced =
    person === null ? [] : openHoldsOf(model, person).filter((hold) => overlaps(hold, session));
  return (
    fitsBetween(hours, start, minutes, takenOf(model, coach, replaced)) &&
    !isCandidateDuring(model, coach, takenBy(hours, start, minutes))
  );
};

export const sideOf = ({ candidate, coach }: ModelBooking, person: number): Side | null =>
  person === candidate ? 'candidate' : person === coach ? 'coach' : null;

/** Asks for the whole price back; it leaves with the next sweeps. */
export const refundAll = (booking: ModelBooking): void => {
  if (booking.order === 'paid' && booking.refund === 'none') booking.refund = 'pending';
};

/** Whether the session takes or took place, as far as is known. */
export const hasSession = ({ status }: ModelBooking): boolean =>
  status === 'confirmed' || status === 'completed' || status === 'under_review';
