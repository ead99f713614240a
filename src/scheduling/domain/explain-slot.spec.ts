import { at, between, roundTheClock, sessionAtTen, usual } from '../../../test/scheduling/usual-day';
import { explain } from './explain-slot';
import type { SlotsInput } from './slots-input';

const why = (change: Partial<SlotsInput>, iso: string) => explain({ ...usual, ...change }, at(iso));

describe('why a start is missing', () => {
  const nine = '2026-06-10T09:00Z';
  it.each<[string, Partial<SlotsInput>, string, unknown[]]>([
    ['nothing', {}, nine, []],
    ['outside the hours', {}, '2026-06-10T08:00Z', [{ rule: 'outside_hours' }]],
    ['too close to the end of the hours', {}, '2026-06-10T11:30Z', [{ rule: 'outside_hours' }]],
    ['a day off', { daysOff: ['2026-06-10'] }, nine, [{ rule: 'day_off' }]],
    [
      'an override without hours',
      { overrides: [{ date: '2026-06-10', intervals: [] }] },
      nine,
      [{ rule: 'day_off' }],
    ],
    [
      'a day off that a session would run into',
      { weekly: roundTheClock, daysOff: ['2026-06-11'] },
      '2026-06-10T23:30Z',
      [{ rule: 'day_off' }],
    ],
    ['off the grid', {}, '2026-06-10T09:30Z', [{ rule: 'off_grid' }]],
    ['notice', { nowMs: at(nine), noticeMinutes: 1 }, nine, [{ rule: 'notice' }]],
    ['horizon', { horizon: { kind: 'rolling', days: 1 } }, nine, [{ rule: 'horizon' }]],
    ['a session', { busy: sessionAtTen }, '2026-06-10T10:00Z', [{ rule: 'busy', ref: 'b1' }]],
    ['a buffer', { busy: sessionAtTen, bufferAfterMinutes: 5 }, nine, [{ rule: 'buffer', ref: 'b1' }]],
    [
      'a hold',
      { busy: [{ ...sessionAtTen[0]!, hold: true }] },
      '2026-06-10T10:00Z',
      [{ rule: 'hold', ref: 'b1' }],
    ],
    [
      'an outside calendar',
      { outsideBusy: [{ ...between(nine, '2026-06-10T09:10Z'), ref: 'work' }] },
      nine,
      [{ rule: 'outside_busy', ref: 'work' }],
    ],
    [
      'caps',
      { maxPerDay: 1, maxPerWeek: 1, busy: sessionAtTen },
      nine,
      [{ rule: 'daily_cap' }, { rule: 'weekly_cap' }],
    ],
    [
      'several rules at once',
      { nowMs: at('2026-06-12T00:00Z'), busy: sessionAtTen },
      '2026-06-10T10:30Z',
      [{ rule: 'off_grid' }, { rule: 'notice' }, { rule: 'busy', ref: 'b1' }],
    ],
  ])('%s', (_title, change, iso, reasons) => expect(why(change, iso)).toEqual(reasons));
});
