/** Column options that the payment tables share. */
export const instant = { type: 'timestamp with time zone', precision: 3 } as const;
export const currencyColumn = { type: 'character', length: 3 } as const;

/** A `bigint` of minor units as a number; refuses what a number cannot hold exactly. */
export const toMinor = (value: string | number): number => {
  const minor = Number(value);
  if (!Number.isSafeInteger(minor)) throw new RangeError(`not an exact amount in minor units: ${value}`);
  return minor;
};

/** For nullable columns. */
export const toMinorOrNull = (value: string | number | null): number | null =>
  value === null ? null : toMinor(value);

/** Column options of an amount; the transformer keeps numbers exact. */
export const minor = (name: string) => ({
  name,
  type: 'bigint' as const,
  transformer: { from: toMinorOrNull, to: (amount: number | null | undefined) => amount },
});
