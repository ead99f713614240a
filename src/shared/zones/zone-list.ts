import { MINUTE_MS } from '../time';
import { leaders, zonesOfCountries } from './zone-data';
import { canonicalZoneNames, canonicalZone, zoneNames } from './zone-names';
import { offsetOf } from './zone-rules';

/** A zone as people look for it: by a city and its country. */
export interface ListedZone {
  id: string;
  /** For zones that are no place: their offset or their abbreviation. */
  city: string;
  /** In English; null for zones that are in no country. */
  country: string | null;
  /** Minutes east of Greenwich at the moment. */
  offsetNow: number;
  /** Other names of it, as programs and old systems call it. */
  aliases: string[];
}

/**
 * Zones that the release lists under several countries beside their own. Source: the file `zone.tab` of the IANA database,
 * which has each zone under one.
 */
const AT_HOME: Readonly<Record<string, string>> = {
  'Asia/Bangkok': 'TH',
  'Asia/Dubai': 'AE',
  'Asia/Kuching': 'MY',
  'Asia/Singapore': 'SG',
  'Asia/Tokyo': 'JP',
  'Asia/Yangon': 'MM',
  'Europe/Simferopol': 'UA',
};

const countryNames = new Intl.DisplayNames('en', { type: 'region' });
/** Every zone that may be chosen, west to east, at one offset by name. */
export const zoneList = (now: Date): ListedZone[] =>
  places()
    .map((place) => ({ ...place, offsetNow: offsetOf(place.id, now.getTime()) / MINUTE_MS }))
    .sort((a, b) => a.offsetNow - b.offsetNow || (a.id < b.id ? -1 : 1));

type Place = Omit<ListedZone, 'offsetNow'>;
let known: Place[] | null = null;

/** What does not change from one release to the next, worked out when it is first asked for (some 10 ms). */
const places = (): Place[] => (known ??= canonicalZoneNames().map(placeOf));

function placeOf(id: string): Place {
  const code = countryOf(id);
  return {
    id,
    city: cityOf(id),
    country: code === null ? null : (countryNames.of(code) ?? code),
    aliases: zoneNames().filter((name) => name !== id && canonicalZone(name) === id),
  };
}

/**
 * The country in which a zone lies. The release also lists a zone under countries whose own zone follows its rules (Berlin
 * under Denmark, for Copenhagen); there it is not at home.
 */
function countryOf(zone: string): string | null {
  const listing = [...zonesOfCountries].filter(([, zones]) => zones.includes(zone));
  const home = listing.filter(
    ([, zones]) => !zones.some((other) => other !== zone && leaders.get(other) === zone),
  );
  const [found] = listing.length > 1 ? home : listing;
  return AT_HOME[zone] ?? found?.[0] ?? null;
}

/** "Buenos Aires", "Knox, Indiana"; "UTC+05:00" for `Etc/GMT-5`. */
function cityOf(zone: string): string {
  const [region, ...places] = zone.replaceAll('_', ' ').split('/');
  if (region === 'Etc') return fixedOffset(zone);
  if (places.length === 0) return zone;
  const [city = zone, state] = places.reverse();
  return state && state !== 'Argentina' ? `${city}, ${state}` : city;
}

/** In `Etc/GMT-5` the sign is that of POSIX: east is negative. */
function fixedOffset(zone: string): string {
  const east = -Number(zone.slice('Etc/GMT'.length));
  return `UTC${east < 0 ? '-' : '+'}${String(Math.abs(east)).padStart(2, '0')}:00`;
}
