import { isTimeWish, suits, type TimeWish } from './time-wish';

const ANY: TimeWish = { weekdays: [] };
const EVENING: TimeWish = { weekdays: [], timeFrom: '18:00', timeTo: '22:00' };
/** The clocks of Paris go back on Sunday 31 October 2027, from 03:00 to 02:00. */
const AROUND = { fromMs: Date.parse('2027-10-01T00:00:00Z'), toMs: Date.parse('2027-11-30T00:00:00Z') };

describe('a wish for days and times', () => {
  it.each<[string, TimeWish, string, string, number, boolean]>([
    ['nothing asked suits always', ANY, 'UTC', '2027-10-05T03:00:00Z', 60, true],
    ['a weekday', { weekdays: [2, 4] }, 'Europe/Paris', '2027-10-05T16:00:00Z', 60, true],
    ['another weekday', { weekdays: [2, 4] }, 'Europe/Paris', '2027-10-06T16:00:00Z', 60, false],
    [
      'the weekday of the zone, not of UTC',
      { weekdays: [3] },
      'Asia/Tokyo',
      '2027-10-05T16:00:00Z',
      60,
      true,
    ],
    ['the earliest start', EVENING, 'Europe/Paris', '2027-10-05T16:00:00Z', 60, true],
    ['a minute before it', EVENING, 'Europe/Paris', '2027-10-05T15:59:00Z', 60, false],
    ['a session that ends in time', EVENING, 'Europe/Paris', '2027-10-05T19:00:00Z', 60, true],
    ['one that does not', EVENING, 'Europe/Paris', '2027-10-05T19:15:00Z', 60, false],
    ['the same wall after the change', EVENING, 'Europe/Paris', '2027-11-02T17:00:00Z', 60, true],
    ['up to midnight', { weekdays: [], timeTo: '24:00' }, 'UTC', '2027-10-05T23:00:00Z', 60, true],
    ['over midnight', { weekdays: [], timeTo: '24:00' }, 'UTC', '2027-10-05T23:30:00Z', 60, false],
    ['over midnight, no end asked', { weekdays: [2] }, 'UTC', '2027-10-05T23:30:00Z', 60, true],
  ])('%s', (_, wish, zone, at, minutes, expected) => {
    expect(suits(wish, zone, AROUND)(Date.parse(at), minutes)).toBe(expected);
  });

  it('is one as soon as a day or a time is given', () => {
    expect([ANY, { weekdays: [0] }, { weekdays: [], timeFrom: '00:00' }, EVENING].map(isTimeWish)).toEqual([
      false,
      true,
      true,
      true,
    ]);
  });
});
