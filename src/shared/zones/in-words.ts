import { inZone } from './zoned-time';

/**
 * An instant in words, in the reader's zone: "Monday 1 March 2027, 18:00 Paris time". Where clocks go back and show a
 * time twice, which of the two: "Sunday 31 October 2027, 02:30 Paris time (UTC+01:00)".
 */
export const inWords = (instant: Date, zone: string): string => {
  const local = inZone(instant, zone).setLocale('en-GB');
  const [offset, clock] = [local.toFormat('ZZ'), clockOf(zone, local.toFormat('ZZ'))];
  const which = local.getPossibleOffsets().length > 1 ? ` (UTC${offset})` : '';
  return `${local.toFormat('cccc d LLLL yyyy, HH:mm')} ${clock}${which}`;
};

/** Whose clock it is: "Paris time", "Buenos Aires, Argentina time"; "UTC-05:00" for zones that are no place. */
const clockOf = (zone: string, offset: string): string => {
  const [region, ...places] = zone.replaceAll('_', ' ').split('/');
  if (places.length > 0 && region !== 'Etc') return `${places.reverse().join(', ')} time`;
  return offset === '+00:00' ? 'UTC' : `UTC${offset}`;
};

/** The day of an instant in words, in the reader's zone: "1 March 2027". */
export const dayInWords = (instant: Date, zone: string): string =>
  inZone(instant, zone).setLocale('en-GB').toFormat('d LLLL yyyy');

/** A calendar date `YYYY-MM-DD` in words: "1 March 2027". */
export const dateInWords = (date: string): string => dayInWords(new Date(`${date}T00:00:00Z`), 'UTC');

/** An instant as the title of a mail or calendar entry has room for it: "Mon 1 Mar, 18:00". */
export const inShort = (instant: Date, zone: string): string =>
  inZone(instant, zone).setLocale('en-GB').toFormat('ccc d LLL, HH:mm');

/** The time of day of an instant that is near: "18:00"; "02:30 (UTC+01:00)" where clocks show it twice. */
export const timeInWords = (instant: Date, zone: string): string => {
  const local = inZone(instant, zone);
  return local.toFormat(local.getPossibleOffsets().length > 1 ? "HH:mm '(UTC'ZZ')'" : 'HH:mm');
};

/** An instant on the wall of a zone as a machine reads it: `2027-03-01T18:00:00+01:00`. */
export const localIso = (instant: Date, zone: string): string =>
  inZone(instant, zone).toISO({ suppressMilliseconds: true }) ?? instant.toISOString();

/** From when on something is possible, for the members of a problem document: as an instant and on the reader's wall. */
export const fromWhen = (from: Date, zone: string) => ({
  from: from.toISOString(),
  fromLocal: localIso(from, zone),
  zone,
});
