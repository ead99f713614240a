import fc from 'fast-check';
import { addHours, addMinutes, DAY_MS, HOUR_MS, MINUTE_MS } from '../../shared/time';
import {
  nextDecidedPoll,
  nextDisputePoll,
  nextDoneRefundPoll,
  nextFeePoll,
  nextRefundPoll,
  nextSessionPoll,
  nextWindow,
  REFUND_WATCHED_MS,
} from './poll.rules';

const now = new Date('2027-02-01T12:00:00Z');
const waits = (next: (polls: number, now: Date) => Date, polls: number[]): number[] =>
  polls.map((done) => (next(done, now).getTime() - now.getTime()) / MINUTE_MS);

describe('an open payment page', () => {
  it('is looked at after one, two and four minutes, then every five', () => {
    const far = addMinutes(now, 35);
    expect(waits((polls) => nextSessionPoll(polls, far, now), [0, 1, 2, 3, 9])).toEqual([1, 2, 4, 5, 5]);
  });

  it('is looked at five seconds after its expiry at the latest, when the provider knows for certain', () => {
    const soon = addMinutes(now, 2);
    expect(nextSessionPoll(9, soon, now)).toEqual(new Date(soon.getTime() + 5_000));
    expect(nextSessionPoll(9, addMinutes(now, -2), now)).toEqual(addMinutes(now, 5));
  });
});

describe('what takes longer', () => {
  it.each<[string, (polls: number, now: Date) => Date, number[]]>([
    ['a refund: from every minute to every six hours', nextRefundPoll, [1, 2, 4, 360, 360]],
    ['a dispute: from every five minutes to every six hours', nextDisputePoll, [5, 10, 20, 360, 360]],
    ['a fee: from every minute to every hour', nextFeePoll, [1, 2, 4, 60, 60]],
    ['a dispute that is decided: once a day', (_, at) => nextDecidedPoll(at), Array(5).fill(1_440)],
  ])('is looked at ever more seldom, %s', (_, next, expected) => {
    expect(waits(next, [0, 1, 2, 20, 5_000])).toEqual(expected);
  });

  it('such as a refund that is done, is looked at six times within 60 days', () => {
    const until = new Date(now.getTime() + REFUND_WATCHED_MS);
    const looks: number[] = [];
    for (let at = nextDoneRefundPoll(until, now); at <= until; at = nextDoneRefundPoll(until, at))
      looks.push((at.getTime() - now.getTime()) / DAY_MS);
    expect(looks).toEqual([1, 2, 4, 8, 16, 32]);
  });
});

describe('the stretch of a list that is read next', () => {
  it('begins ten minutes before what was read, because lists lag behind', () => {
    expect(nextWindow(addMinutes(now, -5), now)).toEqual({ from: addMinutes(now, -15), to: now });
  });

  it('is a day at most: after a long absence one day follows the other, without a gap, until now', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 30 * 24 }), (hours) => {
        let readUntil = addHours(now, -hours);
        for (let rounds = 0; readUntil < now; rounds += 1) {
          const { from, to } = nextWindow(readUntil, now);
          expect(from.getTime()).toBeLessThan(readUntil.getTime());
          expect(to.getTime() - readUntil.getTime()).toBeLessThanOrEqual(24 * HOUR_MS);
          expect(rounds).toBeLessThan(31);
          readUntil = to;
        }
        expect(readUntil).toEqual(now);
      }),
    );
  });
});
