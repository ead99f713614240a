import { gridOf, isOffered, takenBy, fitsBetween, type Hours } from './hours';
import { ageSession, endHold, learn } from './clockwork';
import { expectedView, seenOf } from './expected-view';
import {
  CHECKOUT_MS,
  DAY,
  HOLD_MS,
  isBlocking,
  isCandidateDuring,
  isFree,
  isStale,
  MAX_HOLDS,
  MINUTE,
  type Model,
  type ModelBooking,
  openHoldsOf,
  overlaps,
  refundAll,
  sideOf,
  takenOf,
} from './model';
import {
  ask,
  type Command,
  conflict,
  type Expected,
  expectAnswer,
  expectSame,
  iso,
  NOT_FOUND,
  person,
  pick,
  pickBooking,
  type Scene,
  someoneOf,
} from './scene';
import type { CoachSupply } from './world';

interface Wish {
  who: number;
  coach: number;
  startMs: number;
}

type Outcome = { refused: Expected } | { resumes: ModelBooking } | { replaces: ModelBooking[] };

/** What a request for a time must lead to. */
const outcomeOf = (model: Model, { who, coach, startMs }: Wish): Outcome => {
  if (who === coach) return { refused: { status: 422, code: 'booking.own_offering' } };
  const { minutes } = model.supply[coach] as CoachSupply;
  const session = { startMs, endMs: startMs + minutes * MINUTE };
  const holds = openHoldsOf(model, who);
  const same = holds.find(
    (hold) =>
      hold.coach === coach && hold.startMs === startMs && !hold.givingUp && hold.payableUntil > model.now,
  );
  if (same) return { resumes: same };
  const replaces = holds.filter((hold) => overlaps(hold, session));
  if (holds.length - replaces.length >= MAX_HOLDS)
    return { refused: { status: 409, code: 'booking.too_many_holds' } };
  const hours = model.hours[coach] as Hours;
  if (!isOffered(hours, minutes, startMs, model.now))
    return { refused: { status: 422, code: 'slot.not_available' } };
  const meets = model.bookings.filter(
    (one) => isBlocking(model, one) && !replaces.includes(one) && overlaps(one, session),
  );
  if (meets.some(({ candidate }) => candidate === who)) return { refused: conflict('candidate.busy') };
  const fits =
    fitsBetween(hours, startMs, minutes, takenOf(model, coach, replaces)) &&
    !isCandidateDuring(model, coach, takenBy(hours, startMs, minutes));
  if (!fits) return { refused: conflict('slot.taken') };
  const coachesThen = meets.some((one) => one.coach === who);
  return coachesThen ? { refused: conflict('candidate.busy') } : { replaces };
};

/** Holds of this coach or this candidate that ran out are released before anything is claimed. */
const expireStale = (model: Model, { who, coach }: Wish): void => {
  for (const one of model.bookings)
    if (isStale(model, one) && (one.coach === coach || one.candidate === who)) endHold(one, 'expired');
};

const request = async (scene: Scene, wish: Wish, key: string) => {
  const offeringId = scene.model.supply[wish.coach]?.offeringId;
  return ask(scene, person(scene, wish.who), {
    method: 'POST',
    path: '/v1/bookings',
    headers: { 'idempotency-key': key },
    body: { offeringId, startsAt: iso(wish.startMs) },
  });
};

const bookAs = async (scene: Scene, wish: Wish): Promise<true> => {
  const { model } = scene;
  const outcome = outcomeOf(model, wish);
  const key = `history-${(model.nextKey += 1)}`;
  const answer = await request(scene, wish, key);
  const refused = 'refused' in outcome ? outcome.refused : { status: 201 };
  if (!expectAnswer(`booking ${iso(wish.startMs)} of coach ${wish.coach}`, answer, refused)) return true;
  expireStale(model, wish);
  const booking =
    'resumes' in outcome
      ? outcome.resumes
      : newHold(model, wish, (outcome as { replaces: ModelBooking[] }).replaces);
  if (!('resumes' in outcome)) booking.id = String(answer.body.id);
  model.keys.push({ key, at: model.now, person: wish.who, booking });
  expectSame('the booking', seenOf(answer.body), expectedView(model, booking, wish.who));
  if (!('resumes' in outcome)) booking.session.id = sessionIdOf(answer.body);
  return true;
};

const sessionIdOf = ({ checkout }: Record<string, unknown>): string =>
  new URL((checkout as { url: string }).url).pathname.split('/').at(-1) ?? '';

const newHold = (model: Model, { who, coach, startMs }: Wish, replaces: ModelBooking[]): ModelBooking => {
  for (const hold of replaces) {
    endHold(hold, 'given_up');
    hold.closing = hold.order === 'open';
  }
  const { minutes } = model.supply[coach] as CoachSupply;
  const booking: ModelBooking = {
    number: model.bookings.length,
    id: '',
    candidate: who,
    coach,
    startMs,
    endMs: startMs + minutes * MINUTE,
    status: 'held',
    madeAt: model.now,
    holdUntil: model.now + HOLD_MS,
    payableUntil: model.now + CHECKOUT_MS,
    givingUp: false,
    claim: takenBy(model.hours[coach] as Hours, startMs, minutes),
    session: { id: '', state: 'open' },
    closing: false,
    newsLost: false,
    order: 'open',
    news: null,
    refund: 'none',
    cancelledBy: null,
    reporters: new Map(),
    settlesAt: null,
    settled: false,
    earned: false,
    form: null,
    endedEarlyMs: null,
    skippedMs: null,
    rating: null,
  };
  model.bookings.push(booking);
  return booking;
};

/** A start of the coach's grid, free or not; one in eight is off the grid. */
export const book: Command = async (scene, a, b, c) => {
  const { model } = scene;
  const coach = a % model.supply.length;
  const { minutes } = model.supply[coach] as CoachSupply;
  const grid = gridOf(model.hours[coach] as Hours, minutes, model.now, model.now + 4 * DAY);
  const who = b % scene.world.people.length;
  const wanted = c % 3 === 0 ? grid : grid.filter((start) => isFree(model, coach, start, who));
  const start = pick(wanted.slice(0, 12), Math.floor(c / 3));
  if (start === undefined) return false;
  return bookAs(scene, { who, coach, startMs: c % 8 === 7 ? start + 7 * MINUTE : start });
};

/** The very time of a booking that exists, or one that overlaps it: by its candidate again, or by somebody else. */
export const bookAgain: Command = async (scene, a, b, c) => {
  const known = pickBooking(scene, a);
  if (!known) return false;
  const who = b % 2 === 0 ? known.candidate : b % scene.world.people.length;
  return bookAs(scene, {
    who,
    coach: known.coach,
    startMs: known.startMs + ([0, 0, 30, -30][c % 4] as number) * MINUTE,
  });
};

/** A key that was used before, with the same request, or with another one. Keys are kept for seven days. */
export const repeatKey: Command = async (scene, a, b) => {
  const { model } = scene;
  const used = pick(model.keys.slice(-5), a);
  if (!used || model.now - used.at >= 7 * DAY) return false;
  const { coach, startMs } = used.booking;
  const isSame = b % 3 !== 0;
  const wish = { who: used.person, coach, startMs: isSame ? startMs : startMs + DAY };
  const answer = await request(scene, wish, used.key);
  const expected = isSame ? { status: 201 } : { status: 422, code: 'idempotency_key.reused' };
  if (expectAnswer('the same key', answer, expected))
    expectSame('the repeat', seenOf(answer.body), expectedView(model, used.booking, used.person));
  return true;
};

/** Walking away from a hold, mostly by its candidate; twice is once. */
export const giveUp: Command = async (scene, a, b) => {
  const { model } = scene;
  const booking = pickBooking(scene, a);
  if (!booking) return false;
  const who = b % 4 === 0 ? b % scene.world.people.length : booking.candidate;
  const answer = await ask(scene, person(scene, who), {
    method: 'DELETE',
    path: `/v1/bookings/${booking.id}/hold`,
  });
  const isOver = booking.status === 'given_up';
  const mayGiveUp = isOver || booking.status === 'held';
  const refused = who === booking.candidate ? conflict('booking.not_held') : NOT_FOUND;
  const expected = who === booking.candidate && mayGiveUp ? { status: 200 } : refused;
  if (!expectAnswer('giving up', answer, expected)) return true;
  if (!isOver) walkAway(model, booking);
  expectSame('the hold given up', seenOf(answer.body), expectedView(model, booking, who));
  return true;
};

/** The checkout is closed at once, unless its payment was faster; the booking hears of it with the next sweeps. */
const walkAway = (model: Model, booking: ModelBooking): void => {
  booking.givingUp = true;
  ageSession(model, booking);
  if (booking.order !== 'open') return;
  if (booking.session.state === 'open') booking.session.state = 'expired';
  learn(booking);
};

/** Cancelling as one of the two people, as an admin, or as somebody who has no part in it. */
export const cancel: Command = async (scene, a, b) => {
  const { model, world } = scene;
  const booking = pickBooking(scene, a);
  if (!booking) return false;
  const asAdmin = b % 4 === 0;
  const who = someoneOf(scene, booking, b);
  const by = asAdmin ? 'admin' : sideOf(booking, who);
  const answer = await ask(scene, asAdmin ? world.admin : person(scene, who), {
    method: 'POST',
    path: `/v1/${asAdmin ? 'admin/' : ''}bookings/${booking.id}/cancellation`,
    body: { reason: 'A history wants it.' },
  });
  const isAgain = booking.status === 'cancelled' && booking.cancelledBy === by;
  const expected = by === null ? NOT_FOUND : isAgain ? { status: 200 } : refusedCancellation(model, booking);
  if (!expectAnswer('cancelling', answer, expected ?? { status: 200 })) return true;
  if (!isAgain) {
    booking.status = 'cancelled';
    booking.cancelledBy = by;
    booking.claim = null;
    refundAll(booking);
  }
  expectSame('the cancelled booking', seenOf(answer.body), expectedView(model, booking, asAdmin ? -1 : who));
  return true;
};

/** Only before the start, only what is confirmed; null when it is both. */
export const refusedCancellation = (model: Model, booking: ModelBooking): Expected | null => {
  if (booking.status !== 'confirmed') return conflict('booking.not_cancellable');
  return model.now >= booking.startMs ? conflict('booking.cancel_after_start') : null;
};
