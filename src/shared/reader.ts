/** The clocks that people read: of 24 hours, or twice 12. Named as `Intl` names them. */
export const HOUR_CYCLES = ['h23', 'h12'] as const;
export type HourCycle = (typeof HOUR_CYCLES)[number];

/** How dates are written: the day before the month, or after it. The words are English in both. */
export const LOCALES = ['en-GB', 'en-US'] as const;
export type Locale = (typeof LOCALES)[number];

/** For whom an instant is put into words: in their zone, by their clock, in their order. */
export interface Reader {
  /** IANA zone. */
  zone: string;
  hourCycle: HourCycle;
  locale: Locale;
}

/** Who has said nothing but their zone reads 24 hours, the day before the month. */
export const readerOf = (reader: string | Reader): Reader =>
  typeof reader === 'string' ? { zone: reader, hourCycle: 'h23', locale: 'en-GB' } : reader;
