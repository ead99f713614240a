import fc from 'fast-check';
import { MINUTE_MS } from '../../shared/time';
import type { Availability } from './availability-windows';
import { formatDay, parseDay } from './calendar-day';
import { outsideInWords, whyOutside } from './sessions-outside';
import { explain, isBookable, type SlotsInput } from './slots';

const EVENINGS: Availability = {
  zone: 'Europe/Paris',
  weekly: [{ days: [1, 2, 3, 4, 5], start: '18:00', end: '21:00' }],
  overrides: [],
  daysOff: [],
  trips: [],
};
const NIGHT: Availability = {
  ...EVENINGS,
  weekly: [{ days: [0, 1, 2, 3, 4, 5, 6], start: '00:00', end: '24:00' }],
};
const off = (date: string) => ({ date, intervals: [] });

/** A session on Paris's wall in winter. */
const at = (date: string, time: string, minutes = 60) => {
  const startMs = Date.parse(`${date}T${time}:00+01:00`);
  return { startMs, endMs: startMs + minutes * MINUTE_MS };
};

describe('a booked session and the hours', () => {
  it.each<[string, Availability, ReturnType<typeof at>, ReturnType<typeof whyOutside>]>([
    ['within the week', EVENINGS, at('2027-02-03', '20:00'), null],
    ['up to the last minute', EVENINGS, at('2027-02-03', '18:00', 180), null],
    ['over the end', EVENINGS, at('2027-02-03', '20:30'), { rule: 'outside_hours', date: '2027-02-03' }],
    [
      'before the beginning',
      EVENINGS,
      at('2027-02-03', '17:45'),
      { rule: 'outside_hours', date: '2027-02-03' },
    ],
    ['at the weekend', EVENINGS, at('2027-02-06', '18:00'), { rule: 'outside_hours', date: '2027-02-06' }],
    [
      'on a day off',
      { ...EVENINGS, overrides: [off('2027-02-03')] },
      at('2027-02-03', '18:00'),
      { rule: 'day_off', date: '2027-02-03' },
    ],
    [
      'in time off',
      { ...EVENINGS, daysOff: ['2027-02-03'] },
      at('2027-02-03', '18:00'),
      { rule: 'day_off', date: '2027-02-03' },
    ],
    [
      'on a date with other hours',
      { ...EVENINGS, overrides: [{ date: '2027-02-03', intervals: [{ start: '08:00', end: '18:30' }] }] },
      at('2027-02-03', '18:00'),
      { rule: 'date_hours', date: '2027-02-03' },
    ],
    [
      'in the extra hours of a date',
      { ...EVENINGS, overrides: [{ date: '2027-02-06', intervals: [{ start: '08:00', end: '10:00' }] }] },
      at('2027-02-06', '09:00'),
      null,
    ],
    ['over midnight', NIGHT, at('2027-02-03', '23:30'), null],
    [
      'over midnight into a day off',
      { ...NIGHT, overrides: [off('2027-02-04')] },
      at('2027-02-03', '23:30'),
      { rule: 'day_off', date: '2027-02-04' },
    ],
    [
      'in another zone',
      { ...EVENINGS, zone: 'Asia/Tokyo' },
      at('2027-02-03', '18:00'),
      { rule: 'outside_hours', date: '2027-02-04' },
    ],
    [
      'without any hours',
      { ...EVENINGS, weekly: [] },
      at('2027-02-03', '18:00'),
      { rule: 'outside_hours', date: '2027-02-03' },
    ],
  ])('%s', (_, hours, session, expected) => {
    expect(whyOutside(hours, session)).toEqual(expected);
  });

  it('says why in words', () => {
    const date = '2027-02-03';
    expect(outsideInWords({ rule: 'day_off', date })).toBe('3 February 2027 is a day off');
    expect(outsideInWords({ rule: 'date_hours', date })).toBe('the hours of 3 February 2027 do not hold it');
    expect(outsideInWords({ rule: 'outside_hours', date })).toBe(
      'your weekly hours do not hold it on 3 February 2027',
    );
  });
});

const time = fc.integer({ min: 0, max: 96 }).map((quarter) => {
  const [hour, minute] = [Math.floor(quarter / 4), (quarter % 4) * 15];
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
});
const interval = fc
  .tuple(time, time)
  .filter(([a, b]) => a !== b)
  .map(([a, b]) => (a < b ? { start: a, end: b } : { start: b, end: a }));

/** Zones and dates near which clocks do something. */
const moments = fc.constantFrom(
  ['Europe/Paris', '2027-03-28'],
  ['America/New_York', '2026-11-01'],
  ['Australia/Lord_Howe', '2026-10-04'],
  ['America/Havana', '2026-03-08'],
  ['Pacific/Apia', '2011-12-30'],
  ['Asia/Tokyo', '2027-02-03'],
);

/** Hours and a session around one of them, in whole minutes. */
const cases = moments.chain(([zone = '', date = '']) => {
  const middle = parseDay(date);
  const day = fc.integer({ min: middle - 1, max: middle + 2 }).map(formatDay);
  return fc.record({
    hours: fc.record({
      zone: fc.constant(zone),
      weekly: fc.array(
        fc
          .tuple(fc.subarray([0, 1, 2, 3, 4, 5, 6], { minLength: 3 }), interval)
          .map(([days, hours]) => ({ days, ...hours })),
        { maxLength: 3 },
      ),
      overrides: fc.uniqueArray(fc.record({ date: day, intervals: fc.array(interval, { maxLength: 2 }) }), {
        maxLength: 2,
        selector: (override) => override.date,
      }),
      daysOff: fc.array(day, { maxLength: 1 }),
      trips: fc.array(
        fc.record({ from: day, to: day, zone: fc.constantFrom('Asia/Tokyo', 'Pacific/Honolulu') }),
        {
          maxLength: 1,
        },
      ),
    }),
    startMs: fc.integer({ min: -24 * 4, max: 48 * 4 }).map((n) => Date.parse(date) + n * 15 * MINUTE_MS),
    minutes: fc.constantFrom(15, 30, 45, 60, 90, 300),
  });
});

/** The slot core's question about the hours alone: an empty calendar, no notice, no limits, every minute a start. */
const coreInput = (hours: Availability, startMs: number, minutes: number): SlotsInput => ({
  ...hours,
  nowMs: startMs,
  fromMs: startMs,
  toMs: startMs + MINUTE_MS,
  minutes,
  intervalMinutes: 1,
  startOffsetMinutes: 0,
  noticeMinutes: 0,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 0,
  horizon: null,
  maxPerDay: null,
  maxMinutesPerDay: null,
  maxPerWeek: null,
  maxMinutesPerWeek: null,
  busy: [],
  outsideBusy: [],
});

describe('whatever the hours', () => {
  it('a session is outside exactly where the slot core could not lay it', () =>
    fc.assert(
      fc.property(cases, ({ hours, startMs, minutes }) => {
        const reason = whyOutside(hours, { startMs, endMs: startMs + minutes * MINUTE_MS });
        expect(reason === null).toBe(isBookable(coreInput(hours, startMs, minutes), startMs));
      }),
      { numRuns: 1_500 },
    ));

  it('rules that say what can still be booked put nothing outside that the hours hold', () =>
    fc.assert(
      fc.property(cases, ({ hours, startMs, minutes }) => {
        const session = { startMs, endMs: startMs + minutes * MINUTE_MS };
        const strict = {
          ...coreInput(hours, startMs, minutes),
          noticeMinutes: 10_000,
          intervalMinutes: 7,
          startOffsetMinutes: 5,
          bufferBeforeMinutes: 30,
          horizon: { kind: 'range', start: '2001-01-01', end: '2001-01-02' } as const,
          maxPerDay: 1,
          busy: [session],
        };
        const rules = explain(strict, startMs).map(({ rule }) => rule);
        const hoursToBlame = rules.includes('outside_hours') || rules.includes('day_off');
        expect(whyOutside(hours, session) !== null).toBe(hoursToBlame);
      }),
      { numRuns: 500 },
    ));

  it('the date to blame is one that the session touches', () =>
    fc.assert(
      fc.property(cases, ({ hours, startMs, minutes }) => {
        const reason = whyOutside(hours, { startMs, endMs: startMs + minutes * MINUTE_MS });
        if (!reason) return;
        const own = hours.overrides.find(({ date }) => date === reason.date);
        const isOff = hours.daysOff.includes(reason.date) || own?.intervals.length === 0;
        expect(reason.rule === 'day_off').toBe(isOff);
      }),
      { numRuns: 500 },
    ));
});
