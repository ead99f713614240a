import fc from 'fast-check';
import { formatDay, parseDay, parseEndMinute, parseMinute, weekdayOf, weekOf } from './calendar-day';

/** Every date of the years 1900 to 2200. */
const day = fc.integer({ min: parseDay('1900-01-01'), max: parseDay('2200-12-31') });

describe('a calendar date', () => {
  it('is the number of days since 1970-01-01, so that the next date is one more', () => {
    expect(['1970-01-01', '1970-01-02', '1969-12-31'].map(parseDay)).toEqual([0, 1, -1]);
    fc.assert(fc.property(day, (one) => expect(parseDay(formatDay(one))).toBe(one)));
  });

  it.each([
    '2026-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '2026-4-1',
    '26-04-01',
    '2026-04-01Z',
    '',
  ])('is not %j', (text) => {
    expect(() => parseDay(text)).toThrow(RangeError);
  });

  it('of the first century is itself, and not one of the twentieth', () => {
    expect(formatDay(parseDay('0050-03-01'))).toBe('0050-03-01');
  });

  it('of a leap year exists', () => {
    expect(formatDay(parseDay('2028-02-29') + 1)).toBe('2028-03-01');
  });
});

describe('the days of the week', () => {
  it.each([
    ['2027-02-28', 0],
    ['2027-03-01', 1],
    ['1969-12-27', 6],
  ])('%s is day %i, counted from Sunday', (date, weekday) => {
    expect(weekdayOf(parseDay(date))).toBe(weekday);
  });

  it('follow each other, before 1970 too', () => {
    fc.assert(fc.property(day, (one) => expect(weekdayOf(one + 1)).toBe((weekdayOf(one) + 1) % 7)));
  });

  it('make a week from Monday to Sunday', () => {
    fc.assert(
      fc.property(day, (one) => {
        expect(weekOf(one + 1) - weekOf(one)).toBe(weekdayOf(one + 1) === 1 ? 1 : 0);
      }),
    );
  });
});

describe('a time of day', () => {
  it.each([
    ['00:00', 0],
    ['09:30', 570],
    ['23:59', 1_439],
    ['24:00', 1_440],
  ])('%s is minute %i', (time, minute) => {
    expect(parseMinute(time)).toBe(minute);
  });

  it.each(['24:01', '25:00', '12:60', '9:00', '09.00', '', '09:00:00'])('is not %j', (time) => {
    expect(() => parseMinute(time)).toThrow(RangeError);
  });

  it('as the end of hours is midnight where it is written 23:59, as many forms do', () => {
    expect(['23:59', '24:00', '23:58'].map(parseEndMinute)).toEqual([1_440, 1_440, 1_438]);
  });
});
