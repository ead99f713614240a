/** Looks at one piece of work this often before it is called dear: other programs and the compiler only ever add. */
const LOOKS = 12;
const FEWEST_LOOKS = 3;

/** Microseconds of CPU that this process, all its threads together, spends on some work. Not time: waiting is free. */
export const cpuOf = async (work: () => unknown): Promise<number> => {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return Math.max(1, user + system);
};

/** The least CPU, in microseconds, of several looks. */
export const leastCpu = async (work: () => unknown, looks = FEWEST_LOOKS): Promise<number> => {
  let least = Infinity;
  for (let look = 0; look < looks; look += 1) least = Math.min(least, await cpuOf(work));
  return least;
};

/**
 * How many times the CPU of `unit` the work costs: looks again, at both, until it is at most `most` or has been looked
 * at often enough.
 */
export const timesAsDear = async (
  work: () => unknown,
  unit: () => unknown,
  most: number,
): Promise<number> => {
  let [dear, one] = [Infinity, await leastCpu(unit)];
  for (let look = 0; look < LOOKS && dear > most * one; look += 1) {
    dear = Math.min(dear, await cpuOf(work));
    one = Math.min(one, await cpuOf(unit));
  }
  return dear / one;
};

/** Four times the input costs four times the CPU where the cost is linear, and 16 times where it is quadratic. */
export const MOST_GROWTH = 9;

/** How the CPU of work over an input grows from a quarter of a size to the whole; `MOST_GROWTH` tells the two apart. */
export const growth = (work: (size: number) => unknown, size: number): Promise<number> =>
  timesAsDear(
    () => work(size),
    () => work(size / 4),
    MOST_GROWTH,
  );
