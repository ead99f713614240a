import { money } from './money';

describe('money as people read it', () => {
  it.each([
    [18_000, 'USD', '180 USD'],
    [7_250, 'EUR', '72.50 EUR'],
    [108_800, 'USD', '1,088 USD'],
    [1_500, 'JPY', '1,500 JPY'],
    [1_500, 'BHD', '1.500 BHD'],
    [0, 'EUR', '0 EUR'],
    [-250, 'EUR', '-2.50 EUR'],
  ])('%i minor units of %s are %s', (amount, currency, shown) => {
    expect(money({ amount, currency })).toBe(shown.replace(' ', '\u00a0'));
  });
});
