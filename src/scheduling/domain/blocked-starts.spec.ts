import fc from 'fast-check';
import { MINUTE_MS } from '../../shared/time';
import { at, usual } from '../../../test/scheduling/usual-day';
import { blockedByOutside, blockedBySession, blockedStarts, forbids, takesTime } from './blocked-starts';
import type { SlotsInput } from './slots-input';

const NOON = at('2026-06-10T12:00Z');
const minutes = (from: number, to: number) => ({
  startMs: NOON + from * MINUTE_MS,
  endMs: NOON + to * MINUTE_MS,
});
const input = (change: Partial<SlotsInput> = {}): SlotsInput => ({ ...usual, minutes: 60, ...change });
const buffered = input({ bufferBeforeMinutes: 10, bufferAfterMinutes: 5 });
/** Whole minutes around noon at which no session may start. */
const forbidden = (blocked: ReturnType<typeof blockedByOutside>): [first: number, last: number] => {
  const found = Array.from({ length: 601 }, (_, n) => n - 300).filter((minute) =>
    forbids(blocked, NOON + minute * MINUTE_MS),
  );
  return [found[0] ?? NaN, found.at(-1) ?? NaN];
};

describe('the starts that busy time forbids', () => {
  it('are those of a session that would meet it; to end or begin exactly at it is fine', () => {
    expect(forbidden(blockedByOutside(minutes(0, 30), input()))).toEqual([-59, 29]);
  });

  it('are widened by the buffers of the new session alone, where outside time has none', () => {
    expect(forbidden(blockedByOutside(minutes(0, 30), buffered))).toEqual([-64, 39]);
  });

  it('are widened by the buffers of both, where it is a session: after the first and before the second add', () => {
    expect(forbidden(blockedBySession(minutes(0, 30), buffered))).toEqual([-74, 44]);
  });

  it('follow the buffers of a session that has its own', () => {
    const own = { ...minutes(0, 30), bufferBeforeMinutes: 0, bufferAfterMinutes: 60 };
    expect(forbidden(blockedBySession(own, buffered))).toEqual([-64, 99]);
  });
});

describe('all busy time together', () => {
  const range = fc
    .tuple(fc.integer({ min: -200, max: 200 }), fc.nat(90))
    .map(([from, length]) => minutes(from, from + length));
  const some = fc.array(range, { maxLength: 6 });
  const from = NOON - 150 * MINUTE_MS;
  const to = NOON + 150 * MINUTE_MS;

  it('forbids a start exactly when one of its parts does, and time without length forbids none', () => {
    fc.assert(
      fc.property(some, some, (busy, outsideBusy) => {
        const full = { ...buffered, busy, outsideBusy };
        const blocked = blockedStarts(full, from, to);
        const single = [
          ...busy.filter(takesTime).map((one) => blockedBySession(one, full)),
          ...outsideBusy.filter(takesTime).map((one) => blockedByOutside(one, full)),
        ];
        for (let start = from; start < to; start += MINUTE_MS)
          expect(blocked.some((one) => forbids(one, start))).toBe(single.some((one) => forbids(one, start)));
      }),
      { numRuns: 50 },
    );
  });

  it('is told in order and apart, where two ranges that only touch leave the start between them', () => {
    fc.assert(
      fc.property(some, some, (busy, outsideBusy) => {
        const blocked = blockedStarts({ ...buffered, busy, outsideBusy }, from, to);
        const ends = blocked.flatMap(({ afterMs, beforeMs }) => [afterMs, beforeMs]);
        expect(ends).toEqual([...ends].sort((a, b) => a - b));
      }),
    );
    const touching = { ...input({ minutes: 30 }), busy: [minutes(0, 30), minutes(60, 90)] };
    const blocked = blockedStarts(touching, from, to);
    expect(blocked).toHaveLength(2);
    expect(blocked.some((one) => forbids(one, NOON + 30 * MINUTE_MS))).toBe(false);
  });
});
