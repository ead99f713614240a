import type { SlotsInput } from '../../src/scheduling/domain/slots';

export const at = (iso: string): number => Date.parse(iso);
export const EVERY_DAY = [0, 1, 2, 3, 4, 5, 6];
export const between = (start: string, end: string) => ({ startMs: at(start), endMs: at(end) });
export const session = (start: string, end: string) => ({ ...between(start, end), ref: 'b1' });

/** Wednesday 2026-06-10, 09:00 to 12:00 UTC, an hour each; every test changes what it is about. */
export const usual: SlotsInput = {
  zone: 'UTC',
  nowMs: at('2026-06-01T00:00Z'),
  fromMs: at('2026-06-10T00:00Z'),
  toMs: at('2026-06-11T00:00Z'),
  weekly: [{ days: EVERY_DAY, start: '09:00', end: '12:00' }],
  overrides: [],
  daysOff: [],
  trips: [],
  minutes: 60,
  intervalMinutes: 60,
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
};

export const roundTheClock = [{ days: EVERY_DAY, start: '00:00', end: '24:00' }];
export const sessionAtTen = [session('2026-06-10T10:00Z', '2026-06-10T11:00Z')];
