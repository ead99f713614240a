import fc from 'fast-check';
import { at, EVERY_DAY, roundTheClock } from '../../../test/scheduling/usual-day';
import { DAY_MS, HOUR_MS } from '../../shared/time';
import { type Availability, availabilityWindows, gridAnchors, nextMidnight } from './availability-windows';
import { parseDay } from './calendar-day';
import { zoneOffsets } from './zone-offsets';

/** A Wednesday, and the days around it, 09:00 to 12:00. */
const WEDNESDAY = '2026-06-10';
const usual: Availability = {
  zone: 'UTC',
  weekly: [{ days: EVERY_DAY, start: '09:00', end: '12:00' }],
  overrides: [],
  daysOff: [],
  trips: [],
};
const iso = (ms: number): string => new Date(ms).toISOString().slice(8, 16);
const windows = (change: Partial<Availability> = {}, from = WEDNESDAY, to = from): string[] =>
  availabilityWindows({ ...usual, ...change }, parseDay(from), parseDay(to)).map(
    ({ startMs, endMs }) => `${iso(startMs)} to ${iso(endMs)}`,
  );
const override = (...intervals: [string, string][]) => ({
  date: WEDNESDAY,
  intervals: intervals.map(([start, end]) => ({ start, end })),
});

describe('the hours of a date', () => {
  it.each<[string, Partial<Availability>, string[]]>([
    ['are the weekly ones', {}, ['10T09:00 to 10T12:00']],
    ['are read on the wall of the coach', { zone: 'Asia/Tokyo' }, ['10T00:00 to 10T03:00']],
    ['are those of its day of the week', { weekly: [{ days: [2], start: '09:00', end: '12:00' }] }, []],
    ['are replaced by an override', { overrides: [override(['14:00', '15:00'])] }, ['10T14:00 to 10T15:00']],
    ['are none under an override without hours', { overrides: [override()] }, []],
    [
      'are those of several overrides together',
      { overrides: [override(['14:00', '15:00']), override(['18:00', '19:00'])] },
      ['10T14:00 to 10T15:00', '10T18:00 to 10T19:00'],
    ],
    [
      'are none on a day off, overridden or not',
      { daysOff: [WEDNESDAY], overrides: [override(['14:00', '15:00'])] },
      [],
    ],
    [
      'are the weekly ones of the place of a trip, on its last day too',
      { trips: [{ from: '2026-06-08', to: WEDNESDAY, zone: 'Asia/Tokyo' }] },
      ['10T00:00 to 10T03:00'],
    ],
    [
      'are at home again the day after',
      { trips: [{ from: '2026-06-08', to: '2026-06-09', zone: 'Asia/Tokyo' }] },
      ['10T09:00 to 10T12:00'],
    ],
    [
      'are those of home under an override, wherever the coach is',
      {
        trips: [{ from: WEDNESDAY, to: WEDNESDAY, zone: 'Asia/Tokyo' }],
        overrides: [override(['14:00', '15:00'])],
      },
      ['10T14:00 to 10T15:00'],
    ],
    [
      'are none where they are written the wrong way round',
      { weekly: [{ days: EVERY_DAY, start: '12:00', end: '09:00' }] },
      [],
    ],
    [
      'reach to midnight by 24:00 and by 23:59',
      { weekly: [{ days: EVERY_DAY, start: '22:00', end: '23:59' }] },
      ['10T22:00 to 11T00:00'],
    ],
  ])('%s', (_, change, expected) => {
    expect(windows(change)).toEqual(expected);
  });

  it('are joined where they touch or overlap, over midnight too', () => {
    const weekly = [
      { days: EVERY_DAY, start: '22:00', end: '24:00' },
      { days: EVERY_DAY, start: '00:00', end: '02:00' },
      { days: EVERY_DAY, start: '01:00', end: '03:00' },
    ];
    expect(windows({ weekly }, WEDNESDAY, '2026-06-11')).toEqual([
      '10T00:00 to 10T03:00',
      '10T22:00 to 11T03:00',
      '11T22:00 to 12T00:00',
    ]);
  });

  it('end for a day off although they go around the clock: dates are decided before hours are joined', () => {
    expect(windows({ weekly: roundTheClock, daysOff: ['2026-06-11'] }, WEDNESDAY, '2026-06-12')).toEqual([
      '10T00:00 to 11T00:00',
      '12T00:00 to 13T00:00',
    ]);
  });
});

describe('hours where the clocks change', () => {
  const weekly = [{ days: EVERY_DAY, start: '01:00', end: '04:00' }];

  it('last as long as the wall says: an hour less in spring, an hour more in autumn', () => {
    const hours = (date: string): number => {
      const [window] = availabilityWindows(
        { ...usual, zone: 'Europe/Paris', weekly },
        parseDay(date),
        parseDay(date),
      );
      return ((window?.endMs ?? 0) - (window?.startMs ?? 0)) / HOUR_MS;
    };
    expect(['2026-03-28', '2026-03-29', '2026-10-25'].map(hours)).toEqual([3, 2, 4]);
  });

  it('are none where the clocks jump over them, nor on a date that the zone skipped', () => {
    const jumped = [{ days: EVERY_DAY, start: '02:00', end: '03:00' }];
    expect(windows({ zone: 'Europe/Paris', weekly: jumped }, '2026-03-29')).toEqual([]);
    expect(windows({ zone: 'Pacific/Apia' }, '2011-12-30')).toEqual([]);
  });
});

describe('windows of any hours', () => {
  const time = fc.nat(24).map((hour) => `${String(hour).padStart(2, '0')}:00`);
  const hours = fc.record({
    zone: fc.constantFrom('UTC', 'Asia/Tokyo', 'America/Havana'),
    weekly: fc.array(fc.record({ days: fc.subarray(EVERY_DAY), start: time, end: time }), { maxLength: 4 }),
    daysOff: fc.array(fc.constantFrom('2026-06-09', WEDNESDAY), { maxLength: 2 }),
  });
  const [first, last] = [parseDay('2026-06-08'), parseDay('2026-06-14')];

  it('are in order and apart, and none is empty', () => {
    fc.assert(
      fc.property(hours, (change) => {
        const found = availabilityWindows({ ...usual, ...change }, first, last);
        const ends = found.flatMap(({ startMs, endMs }) => [startMs, endMs]);
        expect(new Set(ends).size).toBe(ends.length);
        expect(ends).toEqual([...ends].sort((a, b) => a - b));
      }),
    );
  });

  it('do not depend on the order in which hours are written', () => {
    fc.assert(
      fc.property(hours, (change) => {
        const turned = { ...usual, ...change, weekly: [...change.weekly].reverse() };
        expect(availabilityWindows(turned, first, last)).toEqual(
          availabilityWindows({ ...usual, ...change }, first, last),
        );
      }),
    );
  });
});

describe('where the grid of starts is anchored', () => {
  const clock = zoneOffsets('UTC', at('2026-06-01'), at('2026-06-20'));
  const window = (hours: number) => ({
    startMs: at('2026-06-10T09:00Z'),
    endMs: at('2026-06-10T09:00Z') + hours * HOUR_MS,
  });
  const anchors = (hours: number, from = '2026-06-01', to = '2026-06-20'): string[] =>
    gridAnchors(window(hours), clock, at(from), at(to)).map(iso);

  it('is the start of a window of a day at most', () => {
    expect([anchors(3), anchors(24)]).toEqual([['10T09:00'], ['10T09:00']]);
  });

  it('is each midnight too, in a longer one', () => {
    expect(anchors(40)).toEqual(['10T09:00', '11T00:00', '12T00:00']);
  });

  it('is looked for only where its stretch meets the range', () => {
    expect(anchors(24 * 7, '2026-06-12T00:00Z', '2026-06-13T12:00Z')).toEqual(['12T00:00', '13T00:00']);
  });
});

describe('the next midnight', () => {
  it.each([
    ['UTC', '2026-06-10T00:00Z', '2026-06-11T00:00:00.000Z'],
    ['Asia/Tokyo', '2026-06-10T14:59Z', '2026-06-10T15:00:00.000Z'],
    // The clocks of Havana skip midnight, and the day begins at one.
    ['America/Havana', '2026-03-07T12:00Z', '2026-03-08T05:00:00.000Z'],
    // Those of São Paulo go back from midnight to eleven: the date that had begun begins again.
    ['America/Sao_Paulo', '2018-02-18T01:30Z', '2018-02-18T03:00:00.000Z'],
  ])('in %s after %s is %s', (zone, instant, expected) => {
    const clock = zoneOffsets(zone, at(instant), at(instant));
    expect(new Date(nextMidnight(clock, at(instant))).toISOString()).toBe(expected);
  });

  it('is always later, by little more than a day at most', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('America/Havana', 'America/Sao_Paulo', 'Pacific/Apia'),
        fc.nat(400 * 24),
        (zone, hours) => {
          const instant = at('2011-06-01') + hours * HOUR_MS;
          const ahead = nextMidnight(zoneOffsets(zone, instant, instant), instant) - instant;
          expect(ahead > 0 && ahead <= DAY_MS + HOUR_MS).toBe(true);
        },
      ),
    );
  });
});
