import type { TestAccount, TestApp } from '../../support/app';
import type { TestCoach } from '../../support/coaches';
import { patience } from '../../support/patience';
import { book, firstSlots, publishedCoach } from '../../support/scenario';

export interface Acknowledged {
  id: string;
  candidate: TestAccount;
}

export interface Load {
  /** Every booking that was answered with 201, in that order. */
  acknowledged: Acknowledged[];
  /** Waits until so many are acknowledged; throws when none comes any more. */
  reach: (count: number) => Promise<void>;
  stop: () => Promise<void>;
}

const BOOKERS = 6;
/** A booker keeps this many holds; the product allows three. */
const KEPT = 2;

/** People who book, and give up what is too much, without a pause until they are stopped. */
export const startLoad = async (app: TestApp): Promise<Load> => {
  const acknowledged: Acknowledged[] = [];
  const bookers = await Promise.all(
    Array.from({ length: BOOKERS }, async () => ({
      coach: await publishedCoach(app),
      candidate: await app.signUp(),
    })),
  );
  const load = { stopped: false };
  const running = bookers.map(async (booker) => {
    const slots = await firstSlots(app, booker.coach, 40);
    for (let turn = 0; !load.stopped; turn += 1)
      await bookOnce(app, { ...booker, startsAt: slots[(turn * 3) % slots.length] ?? '' }, acknowledged);
  });
  return {
    acknowledged,
    reach: async (count) => {
      await patience.until(() => acknowledged.length >= count, {
        what: () => `only ${acknowledged.length} of ${count} bookings were acknowledged`,
        progress: () => acknowledged.length,
      });
    },
    stop: async () => {
      load.stopped = true;
      await Promise.all(running);
    },
  };
};

const bookOnce = async (
  app: TestApp,
  { coach, candidate, startsAt }: { coach: TestCoach; candidate: TestAccount; startsAt: string },
  acknowledged: Acknowledged[],
): Promise<void> => {
  const { status, body } = await book(app, candidate, { offeringId: coach.offeringIds[0], startsAt });
  if (status !== 201) return;
  acknowledged.push({ id: (body as { id: string }).id, candidate });
  const mine = acknowledged.filter((booking) => booking.candidate === candidate);
  const old = mine.at(-1 - KEPT);
  if (old)
    await app.http().delete(`/v1/bookings/${old.id}/hold`).set('Authorization', `Bearer ${candidate.token}`);
};
