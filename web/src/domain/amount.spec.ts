import { minorUnits } from './amount';

describe('an amount that somebody types', () => {
  it.each([
    ['180', 'USD', 18_000],
    [' 72.5 ', 'EUR', 7_250],
    ['72,50', 'EUR', 7_250],
    ['1,088', 'USD', 108_800],
    ['1500', 'JPY', 1_500],
    ['1.5', 'JPY', null],
    ['', 'EUR', null],
    ['cheap', 'EUR', null],
    ['1.2.3', 'EUR', null],
  ])('%s %s', (typed, currency, expected) => {
    expect(minorUnits(typed, currency)).toBe(expected);
  });
});
