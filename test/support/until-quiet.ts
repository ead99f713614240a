import type { Clock } from '../../src/platform/clock/clock';
import type { Sweeps } from '../../src/platform/jobs/sweeps';

/** Something that is done now and then; answers how many things it did. */
export type Source = () => Promise<number>;

/** They forget what is old: only time makes them due, and nothing follows from what they do. */
const HOUSEKEEPING = new Set([
  'identity.expiry',
  'identity.unconfirmed',
  'idempotency',
  'jobs.leftovers',
  'limits.expiry',
]);
const MOST_ROUNDS = 50;

/**
 * Answers a function that runs the sweeps until none does anything, `first` before each round, and answers how much
 * was done. What keeps house runs once, and only after the clock moved. Throws when the sweeps do not come to rest.
 */
export const settling = (
  sweeps: Sweeps,
  clock: Pick<Clock, 'now'>,
): ((first?: Source) => Promise<number>) => {
  let keptAt = Number.NaN;
  return async (first = async () => 0) => {
    const now = clock.now().getTime();
    if (now !== keptAt) for (const name of sweeps.names()) if (HOUSEKEEPING.has(name)) await sweeps.run(name);
    keptAt = now;
    let sum = 0;
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      let done = await first();
      for (const name of await sweeps.due()) if (!HOUSEKEEPING.has(name)) done += await sweeps.run(name);
      if (done === 0) return sum;
      sum += done;
    }
    throw new Error('the sweeps do not come to rest');
  };
};
