import { HOUR_MS, MINUTE_MS } from '../../shared/time';
import { parseDay } from './calendar-day';
import {
  hasDay,
  localDateOf,
  offsetAt,
  offsetsWithin,
  startOfLocalDate,
  wallToInstant,
  zoneOffsets,
} from './zone-offsets';

const at = (iso: string): number => Date.parse(iso);
const clockOf = (zone: string, date: string) => zoneOffsets(zone, at(date), at(date));
const instant = (zone: string, date: string, minute: number): string =>
  new Date(wallToInstant(clockOf(zone, date), parseDay(date), minute)).toISOString();

describe('a wall-clock time becomes an instant', () => {
  it.each([
    ['an ordinary time', 'America/New_York', '2026-06-10', 9 * 60, '2026-06-10T13:00:00.000Z'],
    [
      'a skipped time moves forward by the gap',
      'America/New_York',
      '2026-03-08',
      150,
      '2026-03-08T07:30:00.000Z',
    ],
    ['a repeated time is the first one', 'America/New_York', '2026-11-01', 90, '2026-11-01T05:30:00.000Z'],
    ['after a repeated hour it is later', 'America/New_York', '2026-11-01', 120, '2026-11-01T07:00:00.000Z'],
    ['a gap of half an hour', 'Australia/Lord_Howe', '2026-10-04', 135, '2026-10-03T15:45:00.000Z'],
    [
      'no repeated hour any more in British Columbia',
      'America/Vancouver',
      '2026-11-02',
      540,
      '2026-11-02T16:00:00.000Z',
    ],
    ['a skipped midnight', 'America/Havana', '2026-03-08', 0, '2026-03-08T05:00:00.000Z'],
    [
      'the end of a day whose next midnight is skipped',
      'America/Havana',
      '2026-03-07',
      1440,
      '2026-03-08T05:00:00.000Z',
    ],
    [
      'the end of a day whose last hour is repeated',
      'America/Sao_Paulo',
      '2018-02-17',
      1440,
      '2018-02-18T03:00:00.000Z',
    ],
    ['an offset of 45 minutes', 'Asia/Kathmandu', '2026-06-10', 480, '2026-06-10T02:15:00.000Z'],
  ])('%s (%s %s)', (_title, zone, date, minute, expected) => {
    expect(instant(zone, date, minute)).toBe(expected);
  });
});

describe('local dates', () => {
  it.each([
    ['America/New_York', '2026-03-08T04:59:59Z', '2026-03-07'],
    ['America/New_York', '2026-03-08T05:00:00Z', '2026-03-08'],
    ['Pacific/Apia', '2011-12-30T09:59:59Z', '2011-12-29'],
    ['Pacific/Apia', '2011-12-30T10:00:00Z', '2011-12-31'],
    ['Asia/Beirut', '2026-03-28T22:00:00Z', '2026-03-29'],
  ])('in %s at %s it is %s', (zone, iso, date) => expect(localDateOf(zone, at(iso))).toBe(date));

  it('start at the jump where midnight is skipped', () => {
    expect(startOfLocalDate('Asia/Beirut', '2026-03-29')).toBe(at('2026-03-28T22:00:00Z'));
  });

  it('that a zone skipped do not exist and have no length', () => {
    const clock = clockOf('Pacific/Apia', '2011-12-30');
    expect(hasDay(clock, parseDay('2011-12-30'))).toBe(false);
    expect(startOfLocalDate('Pacific/Apia', '2011-12-30')).toBe(
      startOfLocalDate('Pacific/Apia', '2011-12-31'),
    );
  });
});

describe('offset changes', () => {
  it('are found to the second, also when an offset lasted only a week', () => {
    const clock = zoneOffsets('America/Recife', at('2000-09-01'), at('2000-12-01'));
    expect(clock.since.slice(-2)).toEqual([at('2000-10-08T03:00:00Z'), at('2000-10-15T02:00:00Z')]);
    expect(offsetAt(clock, at('2000-10-10'))).toBe(-2 * HOUR_MS);
    expect(offsetAt(clock, at('2000-10-08T03:00:00Z') - MINUTE_MS)).toBe(-3 * HOUR_MS);
  });

  it.each(['Mars/Olympus', '', '+02:00', 'UTC+2'])('do not exist for %p', (zone) => {
    expect(() => zoneOffsets(zone, 0, 0)).toThrow(RangeError);
  });

  it.each([
    [0, Number.POSITIVE_INFINITY],
    [Number.NaN, 0],
    [0, 900 * 24 * HOUR_MS],
    [1e18, 1e18],
  ])('are refused for the stretch %p to %p', (from, to) => {
    expect(() => zoneOffsets('UTC', from, to)).toThrow(RangeError);
  });
});

describe('the offsets of a stretch', () => {
  const within = (from: string, to: string) =>
    offsetsWithin(zoneOffsets('Europe/Paris', at(from), at(to)), at(from), at(to)).map(
      ({ sinceMs, offsetMs }) => [new Date(sinceMs).toISOString(), offsetMs / HOUR_MS],
    );

  it('begin with the one at its beginning, and name each change in it', () => {
    expect(within('2027-03-01T00:00:00Z', '2027-03-20T00:00:00Z')).toEqual([['2027-03-01T00:00:00.000Z', 1]]);
    expect(within('2027-03-01T00:00:00Z', '2027-04-20T00:00:00Z')).toEqual([
      ['2027-03-01T00:00:00.000Z', 1],
      ['2027-03-28T01:00:00.000Z', 2],
    ]);
    expect(within('2027-03-28T01:00:00Z', '2027-03-28T01:00:00Z')).toEqual([['2027-03-28T01:00:00.000Z', 2]]);
  });
});
