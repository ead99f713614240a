import { untilDay } from './days';

describe('how far a date is', () => {
  it.each([
    ['2026-11-29', 'passed'],
    ['2026-11-30', 'today'],
    ['2026-12-01', 'tomorrow'],
    ['2026-12-05', 'in 5 days'],
    ['2026-12-19', 'in 3 weeks'],
    ['2027-02-28', 'in 13 weeks'],
  ])('%s is %s', (date, words) => {
    expect(untilDay(date, new Date('2026-11-30T23:00:00Z'))).toBe(words);
  });
});
