import { cityOf, countdown, fromNow, longTime, shortDay, shortTime, timeOfDay, wallTime } from './times';

const LOCAL = '2026-12-01T16:00:00.000+01:00';
const NOW = new Date('2026-11-28T09:00:00Z');

describe('times as people read them', () => {
  it('stand as they do on the wall that the API names, whatever zone this machine is in', () => {
    expect(wallTime(LOCAL)).toEqual({ date: new Date('2026-12-01T00:00:00Z'), minutes: 960 });
    expect(longTime(LOCAL)).toBe('Tuesday 1 December 2026, 16:00');
    expect(shortTime(LOCAL, NOW)).toBe('Tue 1 Dec, 16:00');
  });

  it('keep both of the hours that a clock shows twice', () => {
    expect(timeOfDay('2026-10-25T02:30:00.000+02:00')).toBe('02:30');
    expect(timeOfDay('2026-10-25T02:30:00.000+01:00')).toBe('02:30');
  });

  it.each([
    ['2026-12-01T00:00:00Z', '12:00\u00a0am'],
    ['2026-12-01T12:05:00Z', '12:05\u00a0pm'],
    ['2026-12-01T23:59:00Z', '11:59\u00a0pm'],
  ])('%s is %s for who reads twelve hours', (local, shown) => {
    expect(timeOfDay(local, 'h12')).toBe(shown);
  });

  it('name the year where it is another', () => {
    expect(shortDay('2027-12-01T16:00:00Z', NOW)).toBe('Wed 1 Dec 2027');
    expect(shortDay('2027-01-04T16:00:00Z', NOW)).toBe('Mon 4 Jan');
  });

  it('call zones by their city', () => {
    expect(cityOf('America/New_York')).toBe('New York');
    expect(cityOf('America/Argentina/Buenos_Aires')).toBe('Buenos Aires');
    expect(cityOf('UTC')).toBe('UTC');
  });

  it.each([
    ['2026-11-28T09:25:00Z', 'in 25 min'],
    ['2026-11-28T14:00:00Z', 'in 5 h'],
    ['2026-12-01T09:00:00Z', 'in 3 days'],
    ['2026-11-28T07:00:00Z', '2 h ago'],
    ['2026-11-28T09:00:10Z', 'now'],
  ])('%s is %s', (instant, said) => expect(fromNow(instant, NOW)).toBe(said));

  it('count down to zero and no further', () => {
    expect(countdown('2026-11-28T09:34:12Z', NOW)).toBe('34:12');
    expect(countdown('2026-11-28T08:00:00Z', NOW)).toBe('0:00');
  });
});
