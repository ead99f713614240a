import fc from 'fast-check';
import { DAY_MS, MINUTE_MS } from '../../shared/time';
import { at, roundTheClock, usual } from '../../../test/scheduling/usual-day';
import { MAX_RANGE_DAYS, slotRules, walkGrid } from './slot.rules';
import type { SlotsInput } from './slots-input';

const rulesOf = (change: Partial<SlotsInput> = {}) => {
  const input = { ...usual, ...change };
  return slotRules(input, input.fromMs, input.toMs);
};
const horizonOf = (horizon: SlotsInput['horizon'], change: Partial<SlotsInput> = {}) => {
  const { opensMs, closesMs } = rulesOf({ horizon, ...change }).horizon;
  return [opensMs, closesMs].map((ms) => (Number.isFinite(ms) ? new Date(ms).toISOString() : ms));
};

describe('how far ahead sessions may start', () => {
  it('is without an end where there is no horizon', () => {
    expect(horizonOf(null)).toEqual([-Infinity, Infinity]);
  });

  it('is so many whole dates after today, which lasts until the coach’s midnight', () => {
    expect(horizonOf({ kind: 'rolling', days: 0 }, { nowMs: at('2026-06-01T23:59Z') })).toEqual([
      -Infinity,
      '2026-06-02T00:00:00.000Z',
    ]);
    expect(
      horizonOf({ kind: 'rolling', days: 2 }, { zone: 'Asia/Tokyo', nowMs: at('2026-06-01T15:00Z') }),
    ).toEqual([-Infinity, '2026-06-04T15:00:00.000Z']);
  });

  it('counts a day of 23 hours as a day', () => {
    const paris = { zone: 'Europe/Paris', nowMs: at('2026-03-28T12:00Z') };
    expect(horizonOf({ kind: 'rolling', days: 1 }, paris)[1]).toBe('2026-03-29T22:00:00.000Z');
  });

  it('between two dates includes both', () => {
    expect(
      horizonOf({ kind: 'range', start: '2026-06-10', end: '2026-06-11' }, { zone: 'Asia/Tokyo' }),
    ).toEqual(['2026-06-09T15:00:00.000Z', '2026-06-11T15:00:00.000Z']);
  });

  it('stays within the calendar, however many days somebody writes', () => {
    expect(horizonOf({ kind: 'rolling', days: Number.MAX_SAFE_INTEGER })[1]).toMatch(/^2126-/);
  });
});

describe('what makes no sense is refused', () => {
  it.each<[string, Partial<SlotsInput>, string]>([
    ['a length of nothing', { minutes: 0 }, 'minutes'],
    ['a length of half a minute', { minutes: 30.5 }, 'minutes'],
    ['an interval of nothing', { intervalMinutes: 0 }, 'intervalMinutes'],
    ['a negative notice', { noticeMinutes: -1 }, 'noticeMinutes'],
    ['a buffer that is no number', { bufferBeforeMinutes: NaN }, 'bufferBeforeMinutes'],
    ['an offset of half a minute', { startOffsetMinutes: 0.5 }, 'startOffsetMinutes'],
    ['an instant that is no number', { nowMs: Infinity }, 'instants'],
    ['a day more than the longest range', { toMs: usual.fromMs + (MAX_RANGE_DAYS + 1) * DAY_MS }, 'range'],
  ])('%s', (_, change, named) => {
    expect(() => rulesOf(change)).toThrow(
      expect.objectContaining({ message: expect.stringContaining(named) }),
    );
    expect(() => rulesOf(change)).toThrow(RangeError);
  });

  it('and the longest range is not', () => {
    expect(() => rulesOf({ toMs: usual.fromMs + MAX_RANGE_DAYS * DAY_MS })).not.toThrow();
  });
});

describe('the notice', () => {
  it('ends so many minutes from now, whatever the range', () => {
    expect(rulesOf({ nowMs: at('2026-06-10T08:00Z'), noticeMinutes: 90 }).noticeEndsMs).toBe(
      at('2026-06-10T09:30Z'),
    );
  });
});

describe('the grid of starts', () => {
  const startsOf = (input: SlotsInput, fromMs: number, toMs: number): number[] => {
    const starts: number[] = [];
    walkGrid(input, slotRules(input, fromMs, toMs), fromMs, toMs, (firstMs, endMs) => {
      for (let start = firstMs; start < endMs; start += input.intervalMinutes * MINUTE_MS) starts.push(start);
    });
    return starts;
  };
  const minute = fc.nat(24 * 60);

  it('is the same whatever part of it is asked for: the beginning of a range never moves it', () => {
    const input = fc.record({
      intervalMinutes: fc.constantFrom(7, 20, 45, 60),
      startOffsetMinutes: fc.constantFrom(0, 5, 75),
      minutes: fc.constantFrom(15, 60),
      weekly: fc.constantFrom(usual.weekly, roundTheClock),
    });
    fc.assert(
      fc.property(input, minute, minute, (change, one, other) => {
        const asked = { ...usual, ...change };
        const [from, to] = [Math.min(one, other), Math.max(one, other)].map(
          (at) => usual.fromMs + at * MINUTE_MS,
        ) as [number, number];
        const whole = startsOf(asked, usual.fromMs, usual.toMs);
        expect(startsOf(asked, from, to)).toEqual(whole.filter((start) => from <= start && start < to));
      }),
    );
  });

  it('begins so many minutes into the hours, and ends where a session just fits', () => {
    const starts = startsOf(
      { ...usual, startOffsetMinutes: 15, intervalMinutes: 45 },
      usual.fromMs,
      usual.toMs,
    );
    expect(starts.map((start) => new Date(start).toISOString().slice(11, 16))).toEqual([
      '09:15',
      '10:00',
      '10:45',
    ]);
  });
});
