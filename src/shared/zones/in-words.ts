import { type Locale, type Reader, readerOf } from '../reader';
import { inZone } from './zoned-time';

/**
 * Luxon has the words of `en` in tables; any other locale it asks Intl for, week by week and month by month, at ten times
 * the cost. Where British and American English differ we write it ourselves: the order, and the halves of the day.
 */
const WORDS = 'en';
const HALVES: Record<Locale, [am: string, pm: string]> = { 'en-GB': ['am', 'pm'], 'en-US': ['AM', 'PM'] };

/** `whole`: with the weekday. */
const DATE: Record<Locale, { whole: string; day: string; short: string }> = {
  'en-GB': { whole: 'cccc d LLLL yyyy', day: 'd LLLL yyyy', short: 'ccc d LLL' },
  'en-US': { whole: 'cccc, LLLL d, yyyy', day: 'LLLL d, yyyy', short: 'ccc, LLL d' },
};

/** "HH:mm", or twelve hours with the half of the day as a literal. */
const clockFormat = (hour: number, { hourCycle, locale }: Pick<Reader, 'hourCycle' | 'locale'>): string =>
  hourCycle === 'h23' ? 'HH:mm' : `h:mm '${HALVES[locale][hour < 12 ? 0 : 1]}'`;

/**
 * An instant in words, as its reader writes times: "Monday 1 March 2027, 18:00 Paris time". Where clocks go back and show
 * a time twice, which of the two: "Sunday 31 October 2027, 02:30 Paris time (UTC+01:00)". Where only a zone is known:
 * by the clock of 24 hours.
 */
export const inWords = (instant: Date, reader: string | Reader): string => {
  const { zone, hourCycle, locale } = readerOf(reader);
  const local = inZone(instant, zone).setLocale(WORDS);
  const [offset, clock] = [local.toFormat('ZZ'), clockOf(zone, local.toFormat('ZZ'))];
  const which = local.getPossibleOffsets().length > 1 ? ` (UTC${offset})` : '';
  return `${local.toFormat(`${DATE[locale].whole}, ${clockFormat(local.hour, { hourCycle, locale })}`)} ${clock}${which}`;
};

/** Whose clock it is: "Paris time", "Buenos Aires, Argentina time"; "UTC-05:00" for zones that are no place. */
const clockOf = (zone: string, offset: string): string => {
  const [region, ...places] = zone.replaceAll('_', ' ').split('/');
  if (places.length > 0 && region !== 'Etc') return `${places.reverse().join(', ')} time`;
  return offset === '+00:00' ? 'UTC' : `UTC${offset}`;
};

/** The day of an instant in words, as its reader writes dates: "1 March 2027". */
export const dayInWords = (instant: Date, reader: string | Reader): string => {
  const { zone, locale } = readerOf(reader);
  return inZone(instant, zone).setLocale(WORDS).toFormat(DATE[locale].day);
};

/** A calendar date `YYYY-MM-DD` in words: "1 March 2027". */
export const dateInWords = (date: string): string => dayInWords(new Date(`${date}T00:00:00Z`), 'UTC');

/** An instant as the title of a mail or calendar entry has room for it: "Mon 1 Mar, 18:00". */
export const inShort = (instant: Date, reader: string | Reader): string => {
  const { zone, hourCycle, locale } = readerOf(reader);
  const local = inZone(instant, zone).setLocale(WORDS);
  return local.toFormat(`${DATE[locale].short}, ${clockFormat(local.hour, { hourCycle, locale })}`);
};

/** The time of day of an instant that is near: "18:00"; "02:30 (UTC+01:00)" where clocks show it twice. */
export const timeInWords = (instant: Date, reader: string | Reader): string => {
  const { zone, hourCycle, locale } = readerOf(reader);
  const local = inZone(instant, zone).setLocale(WORDS);
  const which = local.getPossibleOffsets().length > 1 ? ` (UTC${local.toFormat('ZZ')})` : '';
  return `${local.toFormat(clockFormat(local.hour, { hourCycle, locale }))}${which}`;
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
