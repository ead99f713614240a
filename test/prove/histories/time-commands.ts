import { ageSession, isUndecided, settleModel } from './clockwork';
import { DAY, HOUR, MINUTE, type Model, type ModelBooking } from './model';
import { type Command, expectSame, pick, pickBooking, type Scene } from './scene';

/** Runs webhooks and sweeps until nothing more happens. */
export const settle = async ({ world, model }: Scene): Promise<void> => {
  await world.app.settle();
  settleModel(model);
};

/** Pays at the payment provider's page, whatever the checkout's state; the news of it may be lost. */
export const pay: Command = async (scene, a, b) => {
  const { model, world } = scene;
  const open = model.bookings.filter(({ session }) => session.state === 'open');
  const booking = b % 5 === 0 ? pickBooking(scene, a) : pick(open.slice(-3), a);
  if (!booking) return false;
  ageSession(model, booking);
  const before = booking.session.state;
  if (before === 'open' && wouldBeUndecided(model, booking)) return false;
  const { outcome } = await world.app.stripe.pay(booking.session.id);
  expectSame('paying', outcome, { open: 'paid', paid: 'complete', expired: 'expired' }[before]);
  if (before === 'open') {
    booking.session.state = 'paid';
    booking.newsLost = model.weather === 'lost';
  }
  if (b % 4 !== 3) await settle(scene);
  return true;
};

const wouldBeUndecided = (model: Model, { session }: ModelBooking): boolean => {
  session.state = 'paid';
  const undecided = isUndecided(model, model.now);
  session.state = 'open';
  return undecided;
};

/** The card is declined: nothing changes. */
export const decline: Command = async (scene, a) => {
  const { model, world } = scene;
  const booking = pick(
    model.bookings.filter(({ session }) => session.state === 'open'),
    a,
  );
  if (!booking) return false;
  ageSession(model, booking);
  const { outcome } = await world.app.stripe.decline(booking.session.id);
  expectSame('a declined card', outcome, booking.session.state === 'open' ? 'declined' : 'expired');
  return true;
};

export const rest: Command = async (scene) => {
  await settle(scene);
  return true;
};

/** What becomes of webhooks from now on. */
export const changeWeather: Command = async ({ world, model }, a) => {
  model.weather = (['fine', 'lost', 'twice'] as const)[a % 3] as Model['weather'];
  const faults = {
    fine: { lose: 'none' as const, duplicate: false, reorder: false },
    twice: { lose: 'none' as const, duplicate: true, reorder: true },
    lost: { lose: 'all' as const, duplicate: false, reorder: false },
  };
  await world.app.stripe.misbehave({ webhooks: faults[model.weather] });
  return true;
};

/** Shorter than the poller's pause nothing can be foretold; without sweeps no hold may meet its own session. */
export const SHORTEST = 6 * MINUTE;
const LONGEST_WITHOUT_SWEEPS = 45 * MINUTE;

const moveTo = async (scene: Scene, instant: number, withSweeps: boolean): Promise<boolean> => {
  const { model, world } = scene;
  const isTooLong = !withSweeps && instant - model.settledAt > LONGEST_WITHOUT_SWEEPS;
  if (instant < model.now + SHORTEST || isTooLong || isUndecided(model, instant)) return false;
  world.app.clock.set(new Date(instant));
  model.now = instant;
  if (withSweeps) await settle(scene);
  return true;
};

const STRIDES = [6, 10, 20, 36, 38, 45, 60, 3 * 60, 12 * 60, 24 * 60, 2 * 24 * 60].map((m) => m * MINUTE);

/** Minutes to days pass; sometimes no sweep and no webhook gets through meanwhile. */
export const wait: Command = (scene, a, b) =>
  moveTo(scene, scene.model.now + (pick(STRIDES, a) as number), b % 3 !== 0);

/** The moments around a booking at which something changes. */
export const waitFor: Command = async (scene, a, b) => {
  const booking = pickBooking(scene, a);
  if (!booking) return false;
  const { startMs, endMs, payableUntil, holdUntil, status } = booking;
  const moments =
    status === 'held'
      ? [payableUntil, holdUntil - MINUTE, holdUntil]
      : [
          startMs - 16 * MINUTE,
          startMs - 15 * MINUTE,
          startMs - MINUTE,
          startMs,
          startMs + 14 * MINUTE,
          startMs + 15 * MINUTE,
          endMs - MINUTE,
          endMs,
          endMs + 29 * MINUTE,
          endMs + 30 * MINUTE,
          endMs + 12 * HOUR - MINUTE,
          endMs + 12 * HOUR,
          endMs + DAY - MINUTE,
          endMs + DAY,
          endMs + 15 * DAY - HOUR,
          endMs + 15 * DAY,
        ];
  return moveTo(scene, pick(moments, b) as number, b % 4 !== 0);
};
