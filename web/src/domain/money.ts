/** Minor units of a currency, as everywhere in the API. */
export interface Money {
  amount: number;
  currency: string;
}

const NO_BREAK = '\u00a0';

/** Digits after the point that a currency has, by ISO 4217 as Intl knows it. */
const decimalsOf = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;

/** "180 USD", "72.50 EUR", "1,088 USD": whole where it is whole, the code after it, never broken over lines. */
export const money = ({ amount, currency }: Money): string => {
  const decimals = decimalsOf(currency);
  const isWhole = amount % 10 ** decimals === 0;
  const digits = isWhole ? 0 : decimals;
  const number = new Intl.NumberFormat('en', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return `${number.format(amount / 10 ** decimals)}${NO_BREAK}${currency}`;
};
