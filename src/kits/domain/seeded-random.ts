/** A source of numbers in [0, 1). */
export type Random = () => number;

/**
 * The same numbers for the same seed, on every machine: 32-bit FNV-1a of the seed drives mulberry32. For draws that
 * must be repeatable, never for secrets.
 */
export const seededRandom = (seed: string): Random => {
  let state = hash(seed);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

const hash = (text: string): number => {
  let sum = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) sum = Math.imul(sum ^ text.charCodeAt(at), 0x01000193);
  return sum;
};

/** One of the items, each with a chance in proportion to its weight. The list must not be empty. */
export const pickWeighted = <Item>(
  items: readonly Item[],
  weight: (item: Item) => number,
  random: Random,
): Item => {
  const total = items.reduce((sum, item) => sum + weight(item), 0);
  let left = random() * total;
  for (const item of items) {
    left -= weight(item);
    if (left < 0) return item;
  }
  return items[items.length - 1] as Item;
};

/** The items in a random order; the list given stays as it is. */
export const shuffled = <Item>(items: readonly Item[], random: Random): Item[] => {
  const result = [...items];
  for (let at = result.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [result[at], result[other]] = [result[other] as Item, result[at] as Item];
  }
  return result;
};
