import fc from 'fast-check';
import { pickWeighted, seededRandom, shuffled } from './seeded-random';

const take = (count: number, seed: string): number[] => {
  const random = seededRandom(seed);
  return Array.from({ length: count }, random);
};

describe('numbers from a seed', () => {
  it('are the same for the same seed, on every machine and in every version', () => {
    const first = take(3, 'greenroom').map((number) => Math.floor(number * 2 ** 32));
    expect(first).toEqual([1_628_635_736, 3_998_335_764, 1_427_914_792]);
    fc.assert(fc.property(fc.string(), (seed) => expect(take(5, seed)).toEqual(take(5, seed))));
  });

  it('lie in [0, 1), and are others for another seed', () => {
    fc.assert(
      fc.property(fc.string(), (seed) => {
        for (const number of take(50, seed)) {
          expect(number).toBeGreaterThanOrEqual(0);
          expect(number).toBeLessThan(1);
        }
        expect(take(5, `${seed}!`)).not.toEqual(take(5, seed));
      }),
    );
  });

  it('fall evenly: each tenth is hit about a tenth of the time', () => {
    const hits = Array<number>(10).fill(0);
    for (const number of take(10_000, 'even')) hits[Math.floor(number * 10)]! += 1;
    // 0.1 % point of chi-square with nine degrees of freedom.
    expect(hits.reduce((sum, count) => sum + (count - 1_000) ** 2 / 1_000, 0)).toBeLessThan(27.88);
  });
});

describe('a weighted pick', () => {
  it('is an item of the list, and none without a weight while another has one', () => {
    const weights = fc.array(fc.nat(5), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(weights, fc.string(), (given, seed) => {
        const items = given.map((weight, at) => ({ weight, at }));
        const picked = pickWeighted(items, ({ weight }) => weight, seededRandom(seed));
        expect(items).toContain(picked);
        expect(picked.weight > 0 || given.every((weight) => weight === 0)).toBe(true);
      }),
    );
  });

  it('falls on an item in proportion to its weight', () => {
    const random = seededRandom('weights');
    const picks = Array.from({ length: 10_000 }, () => pickWeighted([6, 3, 1], (weight) => weight, random));
    const share = (weight: number) => picks.filter((one) => one === weight).length / 1_000;
    for (const weight of [6, 3, 1]) expect(Math.abs(share(weight) - weight)).toBeLessThan(0.25);
  });

  it('is the last item at the very end of the numbers, not none', () => {
    expect(
      pickWeighted(
        ['a', 'b'],
        () => 0.1,
        () => 1 - Number.EPSILON,
      ),
    ).toBe('b');
  });
});

describe('a shuffle', () => {
  it('has the same items, and leaves the list as it is', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.string(), (items, seed) => {
        const before = [...items];
        expect(shuffled(items, seededRandom(seed)).sort()).toEqual([...items].sort());
        expect(items).toEqual(before);
      }),
    );
  });

  it('brings every order of three about equally often', () => {
    const random = seededRandom('orders');
    const seen = new Map<string, number>();
    for (let round = 0; round < 6_000; round += 1) {
      const order = shuffled(['a', 'b', 'c'], random).join('');
      seen.set(order, (seen.get(order) ?? 0) + 1);
    }
    expect(seen.size).toBe(6);
    for (const count of seen.values()) expect(Math.abs(count - 1_000)).toBeLessThan(150);
  });
});
