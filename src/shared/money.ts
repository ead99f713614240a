/** Money is integer minor units and an explicit currency; nothing here ever sees a fraction. */
export interface Money {
  /** Minor units of the currency: cents for EUR, whole yen for JPY. */
  amount: number;
  /** ISO 4217, upper case. */
  currency: string;
}

/** Source: Stripe's list of zero- and three-decimal currencies, restated in our money rules (rule 12). Never `Intl`. */
const ZERO_DECIMAL = new Set(
  'BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF ISK UGX'.split(' '),
);
const THREE_DECIMAL = new Set('BHD JOD KWD OMR TND'.split(' '));
/** Without decimals for people, but sent to Stripe as if they had two. */
const SENT_WITH_TWO_DECIMALS = new Set(['ISK', 'UGX']);

/** How many decimals people write: 0, 2 or 3. */
export const minorUnitDigits = (currency: string): 0 | 2 | 3 => {
  if (ZERO_DECIMAL.has(currency)) return 0;
  return THREE_DECIMAL.has(currency) ? 3 : 2;
};

/** Our amount as Stripe wants it: lower-case currency, ISK and UGX multiplied by 100, three decimals in tens. */
export const toStripeAmount = ({ amount, currency }: Money): { amount: number; currency: string } => {
  assertMinorUnits(amount);
  if (THREE_DECIMAL.has(currency) && amount % 10 !== 0) {
    throw new RangeError(`${currency} amounts must be multiples of 10 minor units`);
  }
  return {
    amount: SENT_WITH_TWO_DECIMALS.has(currency) ? amount * 100 : amount,
    currency: currency.toLowerCase(),
  };
};

/** Stripe's amount as ours; the inverse of `toStripeAmount`. */
export const fromStripeAmount = (amount: number, currency: string): Money => {
  const ours = currency.toUpperCase();
  return { amount: SENT_WITH_TWO_DECIMALS.has(ours) ? amount / 100 : amount, currency: ours };
};

/** Throws a RangeError unless the amount is a safe, non-negative integer. */
export const assertMinorUnits = (amount: number): void => {
  if (!Number.isSafeInteger(amount) || amount < 0)
    throw new RangeError(`not an amount in minor units: ${amount}`);
};

/** "120.00 EUR", "1500 JPY": for mails and pages, the same on every machine. */
export const formatMoney = ({ amount, currency }: Money): string => {
  const digits = minorUnitDigits(currency);
  if (digits === 0) return `${amount} ${currency}`;
  const text = String(Math.abs(amount)).padStart(digits + 1, '0');
  const sign = amount < 0 ? '-' : '';
  return `${sign}${text.slice(0, -digits)}.${text.slice(-digits)} ${currency}`;
};

/**
 * Splits an amount by weights with the largest-remainder rule: the parts are integers and always sum to the amount.
 * Ties go to the earlier part.
 */
export const splitByWeights = (amount: number, weights: readonly number[]): number[] => {
  assertMinorUnits(amount);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (total <= 0 || weights.some((weight) => !Number.isInteger(weight) || weight < 0)) {
    throw new RangeError('weights must be non-negative integers with a positive sum');
  }
  const shares = weights.map((weight, index) => {
    const exact = BigInt(amount) * BigInt(weight);
    return { index, whole: Number(exact / BigInt(total)), remainder: Number(exact % BigInt(total)) };
  });
  let left = amount - shares.reduce((sum, share) => sum + share.whole, 0);
  for (const share of [...shares].sort((a, b) => b.remainder - a.remainder || a.index - b.index)) {
    if (left === 0) break;
    share.whole += 1;
    left -= 1;
  }
  return shares.map((share) => share.whole);
};

/** Coach share and platform fee of a price; basis points are of the platform's fee. They sum to the price, always. */
export const splitPrice = (
  amount: number,
  feeBasisPoints: number,
): { coachShareMinor: number; feeMinor: number } => {
  const [coachShareMinor = 0, feeMinor = 0] = splitByWeights(amount, [
    10_000 - feeBasisPoints,
    feeBasisPoints,
  ]);
  return { coachShareMinor, feeMinor };
};
