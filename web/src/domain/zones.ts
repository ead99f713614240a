import { type HourCycle, timeOfDay } from './times';

/** A time zone as the API lists it. */
export interface Zone {
  id: string;
  city: string;
  country: string | null;
  /** Minutes east of Greenwich at the moment. */
  offsetNow: number;
  aliases: string[];
}

/** "Paris, France". */
export const zoneName = ({ city, country }: Zone): string =>
  country === null || country === city ? city : `${city}, ${country}`;

/** The zone that goes by this name, old or new. */
export const zoneCalled = (zones: readonly Zone[], name: string): Zone | undefined =>
  zones.find(({ id, aliases }) => id === name || aliases.includes(name));

/** More than anybody reads; whoever sees so many types another letter. */
const MOST = 40;

/** Those whose city, country or name has every word that was typed, beginning with those whose city begins so. */
export const foundZones = (zones: readonly Zone[], typed: string): Zone[] => {
  const words = plain(typed)
    .split(/[\s,]+/)
    .filter(Boolean);
  const fits = (zone: Zone): boolean => {
    const text = plain([zone.city, zone.country ?? '', zone.id, ...zone.aliases].join(' '));
    return words.every((word) => text.includes(word));
  };
  const beginsSo = ({ city }: Zone): boolean => plain(city).startsWith(words[0] ?? '');
  return zones
    .filter(fits)
    .sort((a, b) => Number(beginsSo(b)) - Number(beginsSo(a)) || (a.city < b.city ? -1 : 1))
    .slice(0, MOST);
};

/** Without accents and capitals, and words where names of zones have strokes. */
const plain = (text: string): string =>
  text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll(/[_/]/g, ' ');

/** What a clock there shows now: "14:05". */
export const clockAt = ({ offsetNow }: Pick<Zone, 'offsetNow'>, now: Date, hourCycle: HourCycle): string =>
  timeOfDay(new Date(now.getTime() + offsetNow * 60_000).toISOString(), hourCycle);
