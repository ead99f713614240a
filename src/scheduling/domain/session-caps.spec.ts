import fc from 'fast-check';
import { DAY_MS, HOUR_MS } from '../../shared/time';
import { session, usual } from '../../../test/scheduling/usual-day';
import { parseDay } from './calendar-day';
import { closedByCaps, dayIsClosed, weekIsClosed } from './session-caps';
import type { BusySession, SlotsInput } from './slots-input';
import { zoneOffsets } from './zone-offsets';

/** A Wednesday. */
const DATE = '2026-06-10';
const DAY = parseDay(DATE);
const clock = (zone: string) => zoneOffsets(zone, usual.fromMs - 30 * DAY_MS, usual.toMs + 30 * DAY_MS);
const caps = (change: Partial<SlotsInput>) => {
  const input = { ...usual, ...change };
  const closed = closedByCaps(input, clock(input.zone));
  return {
    day: (day = DAY) => closed !== null && dayIsClosed(closed, day),
    week: (day = DAY) => closed !== null && weekIsClosed(closed, day),
  };
};
const hours = (...starts: number[]): BusySession[] =>
  starts.map((hour) => {
    const startMs = DAY * DAY_MS + hour * HOUR_MS;
    return { startMs, endMs: startMs + HOUR_MS };
  });

describe('a day', () => {
  it('takes sessions up to its number, and no further one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), fc.nat(6), (maxPerDay, booked) => {
        const busy = hours(...Array.from({ length: booked }, (_, n) => n));
        expect(caps({ maxPerDay, busy }).day()).toBe(booked >= maxPerDay);
      }),
    );
  });

  it('takes a session whose minutes just fit, and none that would exceed them', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), fc.nat(5), (maxMinutesPerDay, booked) => {
        const busy = hours(...Array.from({ length: booked }, (_, n) => n));
        expect(caps({ maxMinutesPerDay, busy }).day()).toBe(booked * 60 + usual.minutes > maxMinutesPerDay);
      }),
    );
  });

  it('is one of the coach’s zone, and a session belongs to the day on which it starts', () => {
    const late = [session('2026-06-10T16:30Z', '2026-06-10T17:30Z')];
    expect(caps({ zone: 'Asia/Tokyo', maxPerDay: 1, busy: late }).day(DAY + 1)).toBe(true);
    expect(caps({ zone: 'Asia/Tokyo', maxPerDay: 1, busy: late }).day(DAY)).toBe(false);
    const overMidnight = [session('2026-06-10T23:30Z', '2026-06-11T00:30Z')];
    expect([0, 1].map((next) => caps({ maxPerDay: 1, busy: overMidnight }).day(DAY + next))).toEqual([
      true,
      false,
    ]);
  });
});

describe('a week', () => {
  it('is that of the coach from Monday to Sunday', () => {
    const { week } = caps({ maxPerWeek: 1, busy: hours(9) });
    const closed = Array.from({ length: 14 }, (_, n) => n - 7).filter((days) => week(DAY + days));
    expect(closed).toEqual([-2, -1, 0, 1, 2, 3, 4]);
  });

  it('is full for itself: its days are open as long as their own numbers are not reached', () => {
    const both = caps({ maxPerWeek: 1, maxPerDay: 2, busy: hours(9) });
    expect([both.week(), both.day()]).toEqual([true, false]);
  });
});

describe('what counts', () => {
  it('is nothing where there is no cap', () => {
    expect(closedByCaps({ ...usual, busy: hours(9, 10) }, clock('UTC'))).toBeNull();
  });

  it('is every session but those that say otherwise, or have no length', () => {
    const [one] = hours(9) as [BusySession];
    expect(caps({ maxPerDay: 1, busy: [{ ...one, countsInCaps: false }] }).day()).toBe(false);
    expect(caps({ maxPerDay: 1, busy: [{ ...one, endMs: one.startMs }] }).day()).toBe(false);
    expect(caps({ maxPerDay: 1, busy: [{ ...one, hold: true }] }).day()).toBe(true);
  });

  it('is also the session that is asked for: where it alone is too long, every day is closed', () => {
    expect(caps({ maxMinutesPerDay: 59 }).day(DAY + 5_000)).toBe(true);
    expect(caps({ maxMinutesPerWeek: 59 }).week(DAY + 5_000)).toBe(true);
    expect(caps({ maxMinutesPerDay: 60 }).day()).toBe(false);
  });
});
