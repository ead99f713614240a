/** Digits after the point that a currency has, by ISO 4217 as Intl knows it. */
const decimalsOf = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;

/** What somebody typed as an amount, in minor units: "180", "72.50", "1,088"; null for what is none. */
export const minorUnits = (typed: string, currency: string): number | null => {
  const [whole = '', part = '', more] = typed
    .trim()
    .replace(/,(?=\d{3}\b)/g, '')
    .replace(',', '.')
    .split('.');
  const decimals = decimalsOf(currency);
  if (more !== undefined || !/^\d{1,9}$/.test(whole) || !/^\d*$/.test(part) || part.length > decimals)
    return null;
  return Number(whole + part.padEnd(decimals, '0'));
};
