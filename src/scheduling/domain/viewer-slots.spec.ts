import { HOUR_MS } from '../../shared/time';
import type { SlotsInput } from './slots-input';
import { viewerSlots } from './viewer-slots';

const NOON = Date.parse('2027-02-01T12:00:00Z');

/** Monday from noon to six in the evening, one hour each, and an own hold from two to three. */
const input = (wishes: Partial<SlotsInput> = {}): SlotsInput => ({
  zone: 'Etc/UTC',
  weekly: [{ days: [1], start: '12:00', end: '18:00' }],
  overrides: [],
  daysOff: [],
  trips: [],
  nowMs: NOON - 24 * HOUR_MS,
  fromMs: NOON,
  toMs: NOON + 12 * HOUR_MS,
  minutes: 60,
  intervalMinutes: 60,
  startOffsetMinutes: 0,
  noticeMinutes: 120,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 0,
  horizon: null,
  maxPerDay: null,
  maxMinutesPerDay: null,
  maxPerWeek: null,
  maxMinutesPerWeek: null,
  busy: [{ startMs: NOON + 2 * HOUR_MS, endMs: NOON + 3 * HOUR_MS, hold: true, own: true }],
  outsideBusy: [],
  ...wishes,
});

const hours = (wishes?: Partial<SlotsInput>): number[] =>
  viewerSlots(input(wishes)).map((start) => (start - NOON) / HOUR_MS);

describe('what one person can book', () => {
  it('has the time of their own hold, and all that overlap it', () => {
    expect(hours()).toEqual([0, 1, 2, 3, 4, 5]);
    expect(hours({ intervalMinutes: 30 })).toEqual([0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5]);
  });

  it('has no time within the buffers of their own hold, unless it replaces the hold', () => {
    expect(hours({ bufferAfterMinutes: 15 })).toEqual([0, 2, 4, 5]);
  });

  it('ends where the caps are reached with their own hold; only moving it stays possible', () => {
    expect(hours({ maxPerDay: 1 })).toEqual([2]);
    expect(hours({ maxPerDay: 1, intervalMinutes: 30 })).toEqual([1.5, 2, 2.5]);
  });

  it('gives up those own holds only that the start overlaps', () => {
    const [own] = input().busy;
    const later = { startMs: NOON + 3 * HOUR_MS, endMs: NOON + 4 * HOUR_MS };
    const busy = [{ ...own, ...later }, ...input().busy];
    expect(hours({ busy, bufferAfterMinutes: 30, intervalMinutes: 30 })).toEqual([
      0, 0.5, 1.5, 2.5, 3.5, 4.5, 5,
    ]);
  });
});
