import { gridOf, type Hours } from './hours';
import { expectedView, seenOf } from './expected-view';
import { DAY, isFree, type ModelBooking, sideOf } from './model';
import { ask, expectAnswer, expectSame, iso, person, type Scene } from './scene';
import type { CoachSupply } from './world';

/** After each step the admin looks at the latest bookings, at times at all; others look in turn at theirs, or at free times. */
export const compareAfterStep = async (scene: Scene, step: number): Promise<void> => {
  const people = scene.world.people.length;
  const round = Math.floor(step / 4);
  const views = [compareAll(scene, step % 5 === 0 ? MOST : 5)];
  if (step % 4 === 0) views.push(compareList(scene, round % people));
  if (step % 4 === 2) views.push(compareSlots(scene, round % 2, (round % (people + 1)) - 1, round % 5));
  await Promise.all(views);
};

/** What everybody sees of bookings. */
export const compareBookings = async (scene: Scene): Promise<void> => {
  const people = [...scene.world.people.keys()];
  await Promise.all([compareAll(scene, MOST), ...people.map((index) => compareList(scene, index))]);
};

/** What is free of each coach: for nobody in particular, for both coaches, and for one of the candidates. */
export const compareTimes = async (scene: Scene): Promise<void> => {
  const viewers = [-1, 0, 1, 2];
  for (const coach of scene.model.supply.keys())
    await Promise.all(viewers.map((viewer) => compareSlots(scene, coach, viewer, 1)));
};

/** A page of a list has no more. */
const MOST = 100;

const itemsOf = (body: Record<string, unknown>): ReturnType<typeof seenOf>[] =>
  (body.items as Record<string, unknown>[]).map(seenOf);

/** The newest bookings of all are this history's own: nothing is there that nobody made. */
const compareAll = async (scene: Scene, most: number): Promise<void> => {
  const { model, world } = scene;
  if (model.bookings.length === 0) return;
  const newest = [...model.bookings].reverse().slice(0, most);
  const answer = await ask(scene, world.admin, { path: `/v1/admin/bookings?limit=${newest.length}` });
  expectAnswer('the list of all bookings', answer, { status: 200 });
  expectSame(
    'all bookings',
    itemsOf(answer.body),
    newest.map((one) => expectedView(model, one, -1)),
  );
};

const compareList = async (scene: Scene, viewer: number): Promise<void> => {
  const { model } = scene;
  const answer = await ask(scene, person(scene, viewer), { path: `/v1/bookings?limit=${MOST}` });
  expectAnswer('the list of bookings', answer, { status: 200 });
  const mine = model.bookings.filter((one) => sideOf(one, viewer) !== null).sort(latestFirst);
  expectSame(
    `the bookings of ${person(scene, viewer).name}`,
    itemsOf(answer.body),
    mine.slice(0, MOST).map((one) => expectedView(model, one, viewer)),
  );
};

const latestFirst = (a: ModelBooking, b: ModelBooking): number =>
  b.startMs - a.startMs || (b.id > a.id ? 1 : -1);

/** A coach's free starts of two days, as one person sees them; -1 is nobody in particular. */
const compareSlots = async (
  scene: Scene,
  coach: number,
  viewer: number,
  daysAhead: number,
): Promise<void> => {
  const { model, world } = scene;
  const { coachId, offeringId, minutes } = model.supply[coach] as CoachSupply;
  const from = model.now + daysAhead * DAY;
  const to = from + 2 * DAY;
  const query = new URLSearchParams({ offeringId, from: iso(from), to: iso(to) });
  const token = viewer < 0 ? undefined : person(scene, viewer).token;
  const answer = await world.ask({ path: `/v1/coaches/${coachId}/slots?${query}`, token });
  expectAnswer('the list of free starts', answer, { status: 200 });
  const grid = gridOf(model.hours[coach] as Hours, minutes, from, to);
  expectSame(
    `what is free of coach ${coach} for ${viewer < 0 ? 'anybody' : person(scene, viewer).name}`,
    (answer.body.slots as { startsAt: string }[]).map(({ startsAt }) => startsAt),
    grid.filter((start) => isFree(model, coach, start, viewer < 0 ? null : viewer)).map(iso),
  );
};

/** The books of this history's orders: all accounts sum to zero, and hold what the model says was paid and kept. */
export const compareBooks = async ({ world, model }: Scene): Promise<void> => {
  const ids = model.bookings.map(({ id }) => id);
  const rows = await world.app.database.query<{
    currency: string;
    cash: string;
    owed: string;
    total: string;
  }>(
    `SELECT l.currency, sum(l.amount_minor) AS total,
       coalesce(sum(l.amount_minor) FILTER (WHERE l.account IN ('stripe_clearing', 'stripe_fees')), 0) AS cash,
       coalesce(sum(l.amount_minor) FILTER (WHERE l.account IN ('escrow', 'refund_payable')), 0) AS owed
     FROM ledger_lines l JOIN ledger_entries e ON e.id = l.entry_id JOIN bookings b ON b.order_id = e.order_id
     WHERE b.id = ANY ($1) GROUP BY l.currency`,
    [ids],
  );
  const kept = new Map<string, { cash: number; owed: number }>();
  for (const { coach, order, refund, earned } of model.bookings) {
    const { priceMinor, currency } = model.supply[coach] as CoachSupply;
    if (order !== 'paid') continue;
    const { cash, owed } = kept.get(currency) ?? { cash: 0, owed: 0 };
    const stays = refund === 'none' ? priceMinor : 0;
    // What is neither earned nor returned yet is in escrow: an admin has still to decide.
    kept.set(currency, { cash: cash + stays, owed: owed - (earned ? 0 : stays) });
  }
  expectSame(
    'the books',
    rows
      .map(({ currency, cash, owed, total }) => [currency, Number(cash), Number(owed), Number(total)])
      .sort(),
    [...kept].map(([currency, { cash, owed }]) => [currency, cash, owed, 0]).sort(),
  );
};
