import fc from 'fast-check';
import { naiveSlots } from '../../../test/support/naive-slots';
import { DAY_MS, MINUTE_MS } from '../../shared/time';
import { availabilityWindows } from './availability-windows';
import { formatDay } from './calendar-day';
import { SlotsInput, explain, isBookable, slots } from './slots';

/** A zone and a date near which its clocks do something. */
const MOMENTS: readonly (readonly [zone: string, date: string])[] = [
  ['America/New_York', '2026-03-08'],
  ['America/New_York', '2026-11-01'],
  ['Europe/London', '2026-03-29'],
  ['Europe/London', '2026-10-25'],
  ['Australia/Lord_Howe', '2026-10-04'],
  ['Australia/Lord_Howe', '2026-04-05'],
  ['Asia/Kathmandu', '2026-06-10'],
  ['America/Sao_Paulo', '2018-11-04'],
  ['America/Sao_Paulo', '2018-02-18'],
  ['Pacific/Apia', '2011-12-30'],
  ['Africa/Casablanca', '2026-02-15'],
  ['Africa/Casablanca', '2026-03-22'],
  ['Asia/Gaza', '2023-04-29'],
  ['America/Havana', '2026-03-08'],
  ['America/Havana', '2026-11-01'],
  ['Asia/Beirut', '2026-03-29'],
  ['Asia/Beirut', '2026-10-25'],
  ['America/Nuuk', '2026-03-28'],
  ['America/Nuuk', '2026-10-24'],
  ['UTC', '2026-01-01'],
];

const clockTime = (quarter: number): string =>
  `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`;

const interval = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(fc.nat(95), fc.nat(96)).filter(([a, b]) => a !== b) },
  { weight: 2, arbitrary: fc.constantFrom([0, 96] as const, [0, 4] as const, [88, 96] as const) },
);
const hours = interval.map(([a, b]) => {
  const end = clockTime(Math.max(a, b));
  return { start: clockTime(Math.min(a, b)), end: end === '24:00' && a % 2 ? '23:59' : end };
});
const days = fc.oneof(fc.constant([0, 1, 2, 3, 4, 5, 6]), fc.subarray([0, 1, 2, 3, 4, 5, 6]));
const cap = (least: number, most: number) => fc.option(fc.integer({ min: least, max: most }), { freq: 2 });

/** Any coach's input over two days around `date`, in whole minutes. */
function inputAround(zone: string, date: string): fc.Arbitrary<SlotsInput> {
  const middle = Date.parse(date) / DAY_MS;
  const day = fc.integer({ min: middle - 2, max: middle + 3 }).map(formatDay);
  const instant = fc.integer({ min: -24 * 60, max: 48 * 60 }).map((n) => middle * DAY_MS + n * MINUTE_MS);
  const range = fc
    .tuple(instant, fc.integer({ min: 1, max: 100 }))
    .map(([startMs, minutes]) => ({ startMs, endMs: startMs + minutes * MINUTE_MS }));
  const session = fc
    .tuple(
      range,
      fc.record({ countsInCaps: fc.boolean(), bufferAfterMinutes: fc.nat(20) }, { requiredKeys: [] }),
    )
    .map(([of, more]) => ({ ...of, ...more }));
  return fc.record({
    zone: fc.constant(zone),
    nowMs: fc.constantFrom(middle - 30, middle - 1, middle).map((n) => n * DAY_MS + 7 * MINUTE_MS),
    fromMs: fc.constant((middle - 1) * DAY_MS),
    toMs: fc.constant((middle + 2) * DAY_MS),
    weekly: fc.array(
      fc.tuple(days, hours).map(([on, at]) => ({ days: on, ...at })),
      { minLength: 1, maxLength: 3 },
    ),
    overrides: fc.uniqueArray(fc.record({ date: day, intervals: fc.array(hours, { maxLength: 2 }) }), {
      maxLength: 2,
      selector: (override) => override.date,
    }),
    daysOff: fc.array(day, { maxLength: 1 }),
    trips: fc.array(
      fc.record({
        from: day,
        to: day,
        zone: fc.constantFrom('Asia/Tokyo', 'Pacific/Honolulu', 'Europe/Paris', 'Pacific/Kiritimati'),
      }),
      { maxLength: 1 },
    ),
    minutes: fc.constantFrom(15, 30, 45, 60, 90),
    intervalMinutes: fc.constantFrom(7, 15, 20, 30, 45, 60),
    startOffsetMinutes: fc.constantFrom(0, 0, 5, 75),
    noticeMinutes: fc.constantFrom(0, 45, 720),
    bufferBeforeMinutes: fc.constantFrom(0, 0, 10),
    bufferAfterMinutes: fc.constantFrom(0, 0, 15),
    horizon: fc.constantFrom<SlotsInput['horizon']>(
      null,
      { kind: 'rolling', days: 1 },
      { kind: 'rolling', days: 30 },
      { kind: 'range', start: formatDay(middle), end: formatDay(middle) },
    ),
    maxPerDay: cap(1, 3),
    maxMinutesPerDay: cap(60, 240),
    maxPerWeek: cap(1, 6),
    maxMinutesPerWeek: cap(60, 600),
    busy: fc.array(session, { maxLength: 5 }),
    outsideBusy: fc.array(range, { maxLength: 2 }),
  });
}

const anyInput = fc.constantFrom(...MOMENTS).chain(([zone, date]) => inputAround(zone, date));
/** Starts worth asking about: a grid of 15 minutes over the range. */
const quarters = (input: SlotsInput): number[] =>
  Array.from(
    { length: (input.toMs - input.fromMs) / (15 * MINUTE_MS) },
    (_, i) => input.fromMs + i * 15 * MINUTE_MS,
  );

describe('slots agree with a minute-by-minute reading of the rules', () => {
  it.each(MOMENTS)('%s around %s', (zone, date) => {
    fc.assert(
      fc.property(inputAround(zone, date), (input) => expect(slots(input)).toEqual(naiveSlots(input))),
      { numRuns: 12 },
    );
  });
});

describe('whatever the input', () => {
  const check = (property: (input: SlotsInput) => void, numRuns = 150) =>
    fc.assert(fc.property(anyInput, property), { numRuns });

  it('starts are in order, without repeats and within the range', () =>
    check((input) => {
      const starts = slots(input);
      expect(starts).toEqual([...new Set(starts)].sort((a, b) => a - b));
      expect(starts.every((start) => input.fromMs <= start && start < input.toMs)).toBe(true);
    }));

  it('every session lies in one window', () =>
    check((input) => {
      const middle = Math.floor(input.fromMs / DAY_MS);
      const windows = availabilityWindows(input, middle - 5, middle + 9);
      for (const start of slots(input)) {
        const end = start + input.minutes * MINUTE_MS;
        expect(windows.some((window) => window.startMs <= start && end <= window.endMs)).toBe(true);
      }
    }));

  it('a start is bookable exactly when it is listed, and explained exactly when it is not', () =>
    check((input) => {
      const listed = new Set(slots(input));
      for (const start of new Set([...listed, ...quarters(input)])) {
        expect(isBookable(input, start)).toBe(listed.has(start));
        expect(explain(input, start).length === 0).toBe(listed.has(start));
      }
    }, 60));

  it('no session with its buffers meets busy time with its buffers', () =>
    check((input) => {
      for (const start of slots(input)) {
        const from = start - input.bufferBeforeMinutes * MINUTE_MS;
        const to = start + (input.minutes + input.bufferAfterMinutes) * MINUTE_MS;
        for (const session of input.busy) {
          const after = session.bufferAfterMinutes ?? input.bufferAfterMinutes;
          const apart =
            to <= session.startMs - input.bufferBeforeMinutes * MINUTE_MS ||
            session.endMs + after * MINUTE_MS <= from;
          expect(apart).toBe(true);
        }
        for (const busy of input.outsideBusy) expect(to <= busy.startMs || busy.endMs <= from).toBe(true);
      }
    }));

  it('two ranges that touch list together what one range over both lists', () =>
    fc.assert(
      fc.property(anyInput, fc.nat(3 * 24 * 60), (input, minute) => {
        const middle = input.fromMs + minute * MINUTE_MS;
        const parts = [...slots({ ...input, toMs: middle }), ...slots({ ...input, fromMs: middle })];
        expect(parts).toEqual(slots(input));
      }),
      { numRuns: 150 },
    ));

  it('more busy time never adds a start, and never moves one', () =>
    check((input) => {
      const free = new Set(slots({ ...input, busy: [], outsideBusy: [] }));
      expect(slots(input).every((start) => free.has(start))).toBe(true);
    }));
});
