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
 * Takes turns until each source had nothing to do since the last thing that anybody did; answers how much was done.
 * Throws when that does not come about.
 */
export const untilQuiet = async (sources: readonly Source[]): Promise<number> => {
  let [quiet, sum] = [0, 0];
  for (let turn = 0; quiet < sources.length; turn += 1) {
    if (turn === MOST_ROUNDS * sources.length) throw new Error('the sweeps do not come to rest');
    const done = await (sources[turn % sources.length] as Source)();
    sum += done;
    quiet = done === 0 ? quiet + 1 : 0;
  }
  return sum;
};

/** Every sweep, until none has anything to do; those that keep house run once. `first` takes its turn before them. */
export const sweepUntilQuiet = async (sweeps: Sweeps, first: readonly Source[] = []): Promise<number> => {
  const names = sweeps.names();
  for (const name of names) if (HOUSEKEEPING.has(name)) await sweeps.run(name);
  const others = names.filter((name) => !HOUSEKEEPING.has(name));
  return untilQuiet([...first, ...others.map((name) => () => sweeps.run(name))]);
};
