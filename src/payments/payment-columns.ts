/** Column options that the payment tables share. */
export const instant = { type: 'timestamp with time zone', precision: 3 } as const;
export const currencyColumn = { type: 'character', length: 3 } as const;

/** Column options of an amount in minor units; it is read as an exact number (`exact-integers.ts`). */
export const minor = (name: string) => ({ name, type: 'bigint' as const });
