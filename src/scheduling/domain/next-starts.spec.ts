import * as fc from 'fast-check';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../shared/time';
import { nextStarts, sameUntil } from './next-starts';
import { slots, type Horizon, type SlotsInput } from './slots';

const NOW = Date.UTC(2027, 2, 13, 15, 7);
const COUNT = 3;
const horizon: fc.Arbitrary<Horizon | null> = fc.oneof(
  fc.integer({ min: 1, max: 20 }).map((days) => ({ kind: 'rolling' as const, days })),
  fc.constant({ kind: 'range' as const, start: '2027-03-14', end: '2027-03-17' }),
  fc.constant(null),
);
const given = fc.record({
  zone: fc.constantFrom('America/New_York', 'Europe/Paris', 'Asia/Kathmandu'),
  days: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { maxLength: 3 }),
  noticeMinutes: fc.constantFrom(97, 720, 1_500),
  horizon,
  holds: fc.array(
    fc.record({ at: fc.integer({ min: 0, max: 200 }), minutes: fc.integer({ min: 1, max: 3_000 }) }),
    {
      maxLength: 4,
    },
  ),
  reachDays: fc.constantFrom(3, 9, 30),
  later: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 4, maxLength: 4 }),
});
type Given = typeof given extends fc.Arbitrary<infer Value> ? Value : never;

/** The input as a list would build it at an instant: holds past their deadline are gone. */
const inputAt = ({ zone, days, noticeMinutes, horizon, holds }: Given, nowMs: number): SlotsInput => ({
  intervalMinutes: 60,
  startOffsetMinutes: 0,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 0,
  noticeMinutes,
  horizon,
  maxPerDay: 2,
  maxMinutesPerDay: null,
  maxPerWeek: null,
  maxMinutesPerWeek: null,
  zone,
  weekly: [{ days, start: '09:00', end: '17:00' }],
  overrides: [],
  daysOff: [],
  trips: [],
  nowMs,
  fromMs: nowMs,
  toMs: nowMs,
  minutes: 60,
  outsideBusy: [],
  busy: holds
    .filter(({ minutes }) => NOW + minutes * MINUTE_MS > nowMs)
    .map(({ at }) => ({ startMs: NOW + at * HOUR_MS, endMs: NOW + (at + 1) * HOUR_MS })),
});

const deadlinesOf = ({ holds }: Given): number[] => holds.map(({ minutes }) => NOW + minutes * MINUTE_MS);
/** Instants before the end of what is promised: its last millisecond, and some in between. */
const momentsBefore = (untilMs: number, later: number[]): number[] => {
  const last = Math.min(untilMs, NOW + 40 * DAY_MS) - 1;
  return [last, ...later.map((share) => Math.floor(NOW + share * (last - NOW)))].filter((ms) => ms >= NOW);
};

describe('the first starts of a range', () => {
  it('are those that are wanted, however far apart', () => {
    fc.assert(
      fc.property(given, (world) => {
        const input = { ...inputAt(world, NOW), fromMs: NOW, toMs: NOW + world.reachDays * DAY_MS };
        const isWanted = (startMs: number): boolean => startMs % (3 * HOUR_MS) === 0;
        expect(nextStarts(input, COUNT, isWanted)).toEqual(slots(input).filter(isWanted).slice(0, COUNT));
      }),
      { numRuns: 100 },
    );
  });
});

describe('a list stays the same until the instant that it says', () => {
  it('of a fixed range', () => {
    let lasting = 0;
    fc.assert(
      fc.property(given, (world) => {
        const range = { fromMs: NOW - DAY_MS, toMs: NOW + world.reachDays * DAY_MS };
        const startsAt = (nowMs: number): number[] => slots({ ...inputAt(world, nowMs), ...range });
        const starts = startsAt(NOW);
        const untilMs = sameUntil({ ...inputAt(world, NOW), ...range }, starts, {
          deadlines: deadlinesOf(world),
        });
        if (untilMs > NOW) lasting += 1;
        for (const nowMs of momentsBefore(untilMs, world.later)) expect(startsAt(nowMs)).toEqual(starts);
      }),
      { numRuns: 300 },
    );
    expect(lasting).toBeGreaterThan(200);
  });

  it('of the first starts from now on', () => {
    let lasting = 0;
    fc.assert(
      fc.property(given, (world) => {
        const inputOf = (nowMs: number): SlotsInput => ({
          ...inputAt(world, nowMs),
          toMs: nowMs + world.reachDays * DAY_MS,
        });
        const starts = nextStarts(inputOf(NOW), COUNT);
        const ahead = { deadlines: deadlinesOf(world), moving: { count: COUNT } };
        const untilMs = sameUntil(inputOf(NOW), starts, ahead);
        if (untilMs > NOW) lasting += 1;
        for (const nowMs of momentsBefore(untilMs, world.later))
          expect(nextStarts(inputOf(nowMs), COUNT)).toEqual(starts);
      }),
      { numRuns: 300 },
    );
    expect(lasting).toBeGreaterThan(150);
  });
});
