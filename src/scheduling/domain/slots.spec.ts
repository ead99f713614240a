import {
  at,
  between,
  EVERY_DAY,
  roundTheClock,
  session,
  sessionAtTen,
  usual,
} from '../../../test/scheduling/usual-day';
import { DAY_MS } from '../../shared/time';
import { SlotsInput, isBookable, slots } from './slots';

const list = (change: Partial<SlotsInput>): string[] =>
  slots({ ...usual, ...change }).map((start) => new Date(start).toISOString().slice(8, 16));
describe('which starts there are', () => {
  it.each<[string, Partial<SlotsInput>, string[]]>([
    ['the usual day', {}, ['10T09:00', '10T10:00', '10T11:00']],
    [
      'buffers of two sessions add',
      {
        busy: sessionAtTen,
        intervalMinutes: 5,
        minutes: 30,
        bufferBeforeMinutes: 10,
        bufferAfterMinutes: 10,
      },
      ['10T09:00', '10T09:05', '10T09:10', '10T11:20', '10T11:25', '10T11:30'],
    ],
    [
      'a session with its own buffers keeps them',
      { busy: [{ ...sessionAtTen[0]!, bufferAfterMinutes: 30 }], intervalMinutes: 30 },
      ['10T09:00'],
    ],
    [
      'outside busy time has no buffers of its own',
      {
        outsideBusy: [between('2026-06-10T10:00Z', '2026-06-10T10:30Z')],
        intervalMinutes: 10,
        bufferBeforeMinutes: 20,
      },
      ['10T09:00', '10T10:50', '10T11:00'],
    ],
    [
      'busy time without length blocks nothing',
      { outsideBusy: [between('2026-06-10T09:30Z', '2026-06-10T09:30Z')] },
      ['10T09:00', '10T10:00', '10T11:00'],
    ],
    [
      'buffers reach outside the window',
      { outsideBusy: [between('2026-06-10T08:00Z', '2026-06-10T08:50Z')], bufferBeforeMinutes: 15 },
      ['10T10:00', '10T11:00'],
    ],
    [
      'notice to the second',
      { nowMs: at('2026-06-10T08:00:01Z'), noticeMinutes: 60 },
      ['10T10:00', '10T11:00'],
    ],
    [
      'a start exactly at the notice',
      { nowMs: at('2026-06-10T08:00Z'), noticeMinutes: 60 },
      ['10T09:00', '10T10:00', '10T11:00'],
    ],
    ['a rolling horizon that ends the day before', { horizon: { kind: 'rolling', days: 8 } }, []],
    [
      'a rolling horizon that ends today',
      { horizon: { kind: 'rolling', days: 9 } },
      ['10T09:00', '10T10:00', '10T11:00'],
    ],
    [
      'a range horizon includes its last day',
      { horizon: { kind: 'range', start: '2026-06-01', end: '2026-06-10' } },
      ['10T09:00', '10T10:00', '10T11:00'],
    ],
    [
      'a range horizon not yet open',
      { horizon: { kind: 'range', start: '2026-06-11', end: '2026-06-12' } },
      [],
    ],
    ['a daily cap of sessions', { maxPerDay: 1, busy: sessionAtTen }, []],
    ['a daily cap not reached', { maxPerDay: 2, busy: sessionAtTen }, ['10T09:00', '10T11:00']],
    [
      'sessions that do not count in caps',
      { maxPerDay: 1, busy: [{ ...sessionAtTen[0]!, countsInCaps: false }] },
      ['10T09:00', '10T11:00'],
    ],
    [
      'minutes a day just reached by one more',
      { maxMinutesPerDay: 120, busy: sessionAtTen },
      ['10T09:00', '10T11:00'],
    ],
    ['minutes a day exceeded by one more', { maxMinutesPerDay: 119, busy: sessionAtTen }, []],
    ['a session longer than the minutes a day', { maxMinutesPerDay: 59 }, []],
    [
      'a weekly cap counts from Monday',
      { maxPerWeek: 1, busy: [session('2026-06-08T10:00Z', '2026-06-08T11:00Z')] },
      [],
    ],
    [
      'Sunday before is another week',
      { maxPerWeek: 1, busy: [session('2026-06-07T10:00Z', '2026-06-07T11:00Z')] },
      ['10T09:00', '10T10:00', '10T11:00'],
    ],
    [
      'a trip reads the weekly hours elsewhere',
      { trips: [{ from: '2026-06-10', to: '2026-06-10', zone: 'Asia/Tokyo' }] },
      ['10T00:00', '10T01:00', '10T02:00'],
    ],
    [
      'an override on a trip speaks of home',
      {
        trips: [{ from: '2026-06-10', to: '2026-06-10', zone: 'Asia/Tokyo' }],
        overrides: [{ date: '2026-06-10', intervals: [{ start: '20:00', end: '21:00' }] }],
      },
      ['10T20:00'],
    ],
    [
      'a window longer than a day starts its grid again at midnight',
      { weekly: roundTheClock, intervalMinutes: 420 },
      ['10T00:00', '10T07:00', '10T14:00', '10T21:00'],
    ],
    [
      'a window of exactly a day does not',
      {
        weekly: [
          { days: [2], start: '20:00', end: '24:00' },
          { days: [3], start: '00:00', end: '20:00' },
        ],
        intervalMinutes: 300,
      },
      ['10T01:00', '10T06:00', '10T11:00', '10T16:00'],
    ],
    [
      'hours written the wrong way round are no hours',
      { weekly: [{ days: EVERY_DAY, start: '17:00', end: '09:00' }] },
      [],
    ],
    ['a range the wrong way round is empty', { fromMs: usual.toMs, toMs: usual.fromMs }, []],
  ])('%s', (_title, change, expected) => expect(list(change)).toEqual(expected));

  it('a window inverted by the clocks is dropped', () => {
    const weekly = [{ days: [0], start: '02:30', end: '03:00' }];
    const range = { fromMs: at('2026-03-08T00:00Z'), toMs: at('2026-03-09T00:00Z') };
    expect(list({ ...range, zone: 'America/New_York', nowMs: 0, weekly, minutes: 15 })).toEqual([]);
  });

  it('a date the zone skipped has no hours, and lends none to the next date', () => {
    const range = { fromMs: at('2011-12-28T00:00Z'), toMs: at('2012-01-02T00:00Z') };
    expect(
      list({ ...range, zone: 'Pacific/Apia', nowMs: 0, weekly: [{ ...usual.weekly[0]!, days: [5] }] }),
    ).toEqual([]);
  });

  it.each<[string, Partial<SlotsInput>]>([
    ['no interval', { intervalMinutes: 0 }],
    ['a negative interval', { intervalMinutes: -30 }],
    ['half a minute', { minutes: 0.5 }],
    ['no length', { minutes: 0 }],
    ['a negative buffer', { bufferAfterMinutes: -1 }],
    ['a range that never ends', { toMs: Infinity }],
    ['a range of years', { toMs: usual.fromMs + 500 * DAY_MS }],
    ['a zone that does not exist', { zone: 'Mars/Olympus' }],
    ['a date that does not exist', { daysOff: ['2026-02-30'] }],
    ['a time that does not exist', { weekly: [{ days: [1], start: '25:00', end: '26:00' }] }],
  ])('%s is refused', (_title, change) => expect(() => slots({ ...usual, ...change })).toThrow(RangeError));

  it('an instant that is no number is not bookable', () => {
    expect(isBookable(usual, Number.NaN)).toBe(false);
    expect(isBookable(usual, at('2026-06-10T09:00Z') + 0.5)).toBe(false);
  });
});
