import fc from 'fast-check';
import { allocate, type LineMoney, partMinor, partsOf } from './allocate';

const line = (lineId: string, leftMinor: number, earned = false): LineMoney => {
  const coachMinor = earned ? Math.floor(leftMinor * 0.8) : 0;
  const feeMinor = earned ? leftMinor - coachMinor : 0;
  const lies = { escrowMinor: leftMinor - coachMinor - feeMinor, coachMinor, feeMinor };
  return { lineId, subjectId: `session ${lineId}`, coachId: `coach ${lineId}`, leftMinor, lies };
};
const taken = (...given: Parameters<typeof allocate>): Record<string, number> =>
  Object.fromEntries(allocate(...given).map((part) => [part.lineId, partMinor(part)]));

const lines = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 100_000 }), fc.boolean()), { minLength: 1, maxLength: 5 })
  .map((each) => each.map(([left, earned], at) => line(String(at), left, earned)));
const amount = fc.integer({ min: 0, max: 600_000 });
const wishes = fc.array(fc.integer({ min: 0, max: 100_000 }), { maxLength: 5 });

describe('money that leaves an order as a whole', () => {
  it('is taken from its lines in the ratio of what is left of each', () => {
    expect(taken(60, [line('a', 100), line('b', 200, true)])).toEqual({ a: 20, b: 40 });
    expect(taken(60, [line('a', 0), line('b', 200)])).toEqual({ b: 60 });
    expect(taken(0, [line('a', 100)])).toEqual({});
  });

  it('is first what was wanted back of a line anyway', () => {
    expect(taken(130, [line('a', 100), line('b', 100)], new Map([['b', 100]]))).toEqual({ a: 30, b: 100 });
    expect(taken(60, [line('a', 100), line('b', 100)], new Map([['b', 100]]))).toEqual({ b: 60 });
    expect(taken(60, [line('a', 100), line('b', 20)], new Map([['b', 100]]))).toEqual({ a: 40, b: 20 });
  });

  it('overdraws the first line by what was never there', () => {
    expect(taken(330, [line('a', 100), line('b', 200)])).toEqual({ a: 130, b: 200 });
    expect(taken(7, [line('a', -3), line('b', 0)])).toEqual({ a: 7 });
  });

  it('is taken exactly, and of no other line more than is left of it', () => {
    fc.assert(
      fc.property(amount, lines, wishes, (wanted, money, minors) => {
        const anyway = new Map(minors.map((minor, at) => [String(at), minor]));
        const parts = allocate(wanted, money, anyway);
        expect(parts.reduce((sum, part) => sum + partMinor(part), 0)).toBe(wanted);
        for (const part of parts.filter(({ lineId }) => lineId !== '0'))
          expect(partMinor(part)).toBeLessThanOrEqual(money[Number(part.lineId)]?.leftMinor ?? 0);
        for (const { sources } of parts)
          expect(Math.min(...Object.values(sources))).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

it('money of one line is taken from where it lies', () => {
  expect(partsOf(line('a', 100, true), 50)).toMatchObject([
    { lineId: 'a', sources: { escrowMinor: 0, coachMinor: 40, feeMinor: 10 } },
  ]);
  expect(partsOf(line('a', 100), 0)).toEqual([]);
});
