import { inZone } from './zoned-time';

/** An instant in words, in the reader's zone: "Monday 1 March 2027, 18:00 (Europe/Paris time)". */
export const inWords = (instant: Date, zone: string): string => {
  const local = inZone(instant, zone).setLocale('en-GB');
  return `${local.toFormat('cccc d LLLL yyyy, HH:mm')} (${local.zoneName} time)`;
};

/** The day of an instant in words, in the reader's zone: "1 March 2027". */
export const dayInWords = (instant: Date, zone: string): string =>
  inZone(instant, zone).setLocale('en-GB').toFormat('d LLLL yyyy');

/** An instant on the wall of a zone as a machine reads it: `2027-03-01T18:00:00+01:00`. */
export const localIso = (instant: Date, zone: string): string =>
  inZone(instant, zone).toISO({ suppressMilliseconds: true }) ?? instant.toISOString();

/** From when on something is possible, for the members of a problem document: as an instant and on the reader's wall. */
export const fromWhen = (from: Date, zone: string) => ({
  from: from.toISOString(),
  fromLocal: localIso(from, zone),
  zone,
});
