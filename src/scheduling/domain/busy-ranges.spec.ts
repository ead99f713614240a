import * as fc from 'fast-check';
import { DomainError } from '../../shared/errors';
import { MINUTE_MS } from '../../shared/time';
import { blockedByOutside, forbids } from './blocked-starts';
import { type BusyRange, joinedRanges, meetsBusyTime, MOST_RANGES } from './busy-ranges';
import type { SlotsInput } from './slots-input';

const range = (start: number, end: number): BusyRange => ({
  startsAt: new Date(start * MINUTE_MS),
  endsAt: new Date(end * MINUTE_MS),
});
const minutesOf = (ranges: BusyRange[]) =>
  ranges.map(({ startsAt, endsAt }) => [startsAt.getTime() / MINUTE_MS, endsAt.getTime() / MINUTE_MS]);
const codeOf = (work: () => unknown): string | null => {
  try {
    work();
    return null;
  } catch (error) {
    return error instanceof DomainError ? error.code : String(error);
  }
};

describe('the ranges of a source', () => {
  it.each([
    [
      'stay as they are when they are apart',
      [
        [0, 10],
        [20, 30],
      ],
      [
        [0, 10],
        [20, 30],
      ],
    ],
    [
      'come into order',
      [
        [20, 30],
        [0, 10],
      ],
      [
        [0, 10],
        [20, 30],
      ],
    ],
    [
      'are joined when they overlap',
      [
        [0, 20],
        [10, 30],
      ],
      [[0, 30]],
    ],
    [
      'are joined when they touch',
      [
        [0, 10],
        [10, 30],
      ],
      [[0, 30]],
    ],
    [
      'are joined when one holds the other',
      [
        [0, 60],
        [10, 30],
        [50, 55],
      ],
      [[0, 60]],
    ],
    [
      'are kept once',
      [
        [0, 10],
        [0, 10],
      ],
      [[0, 10]],
    ],
    [
      'are left out without length',
      [
        [5, 5],
        [20, 30],
      ],
      [[20, 30]],
    ],
    ['may be none', [], []],
  ])('%s', (_, given, kept) => {
    const ranges = given.map(([start = 0, end = 0]) => range(start, end));
    expect(minutesOf(joinedRanges(ranges))).toEqual(kept);
  });

  it('block the same minutes as before, once', () => {
    const minute = fc.integer({ min: 0, max: 300 });
    const given = fc.array(fc.tuple(minute, minute).map(([a, b]) => range(Math.min(a, b), Math.max(a, b))));
    fc.assert(
      fc.property(given, (ranges) => {
        const joined = joinedRanges(ranges);
        const covers = (all: BusyRange[], at: number): number =>
          all.filter(({ startsAt, endsAt }) => +startsAt <= at && at < +endsAt).length;
        for (let at = 0; at <= 300 * MINUTE_MS; at += MINUTE_MS)
          expect(covers(joined, at)).toBe(Math.min(1, covers(ranges, at)));
      }),
    );
  });

  it.each([
    ['an end before the start', [range(10, 5)]],
    ['an instant that is none', [{ startsAt: new Date(NaN), endsAt: new Date(0) }]],
  ])('are refused with %s', (_, ranges) => {
    expect(codeOf(() => joinedRanges(ranges))).toBe('busy_range.inverted');
  });

  it('are refused when they are too many, counted as they would be kept', () => {
    const apart = Array.from({ length: MOST_RANGES + 1 }, (_, i) => range(i * 2, i * 2 + 1));
    const touching = Array.from({ length: MOST_RANGES + 1 }, (_, i) => range(i, i + 1));
    expect(codeOf(() => joinedRanges(apart))).toBe('busy_range.too_many');
    expect(codeOf(() => joinedRanges(apart.slice(1)))).toBeNull();
    expect(joinedRanges(touching)).toHaveLength(1);
  });
});

describe('busy time and a session whose time is known', () => {
  it('meet exactly when a list would leave the start out', () => {
    const minute = fc.integer({ min: 0, max: 200 });
    const given = fc.record({
      start: minute,
      busy: fc.tuple(minute, minute),
      minutes: fc.integer({ min: 1, max: 60 }),
      bufferBeforeMinutes: fc.integer({ min: 0, max: 30 }),
      bufferAfterMinutes: fc.integer({ min: 0, max: 30 }),
    });
    fc.assert(
      fc.property(given, ({ start, busy: [a, b], ...session }) => {
        const busy = { startMs: Math.min(a, b) * MINUTE_MS, endMs: Math.max(a, b) * MINUTE_MS };
        const from = new Date((start - session.bufferBeforeMinutes) * MINUTE_MS);
        const to = new Date((start + session.minutes + session.bufferAfterMinutes) * MINUTE_MS);
        const left = forbids(blockedByOutside(busy, session as SlotsInput), start * MINUTE_MS);
        expect(meetsBusyTime([busy], { from, to })).toBe(left && a !== b);
      }),
    );
  });
});
