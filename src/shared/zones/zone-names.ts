import { leaders, placeNames } from './zone-data';

/**
 * Old names whose rules the release files under another country than theirs. Source: the file `backward` of the IANA
 * database, where each is a link to the present spelling, or to the place that lies there.
 */
const RENAMED: Readonly<Record<string, string>> = {
  'Africa/Asmera': 'Africa/Asmara',
  'Africa/Timbuktu': 'Africa/Bamako',
  'America/Coral_Harbour': 'America/Atikokan',
  'America/Virgin': 'America/St_Thomas',
  'Antarctica/South_Pole': 'Antarctica/McMurdo',
  'Asia/Rangoon': 'Asia/Yangon',
  'Atlantic/Jan_Mayen': 'Arctic/Longyearbyen',
  Iceland: 'Atlantic/Reykjavik',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
  'Pacific/Yap': 'Pacific/Chuuk',
  Singapore: 'Asia/Singapore',
};

/** They name no place, and calling them by one (Panama, Brussels) would puzzle whoever chose them. */
const ABBREVIATION = /^([A-Z]ST|[CEMW]ET|[A-Z]ST\d[A-Z]DT)$/;
const FIXED_OFFSET = /^Etc\/GMT[+-]\d+$/;

/**
 * The one list of zone names. A canonical name is what is stored and shown: a place (`Asia/Kolkata`), `UTC`, or a
 * fixed offset or an abbreviation of the release (`Etc/GMT+5`, `EST`). Every other name of the release is an alias of
 * one (`Asia/Calcutta`, `US/Pacific`). A place keeps its name where its rules are another place's: Stockholm is not
 * Berlin, and may part from it.
 */
const canonical = new Map([...leaders.keys()].map((name) => [name, canonicalOf(name)]));
const byLowerCase = new Map([...canonical].map(([name, stored]) => [name.toLowerCase(), stored]));

/** The name to store for one that somebody wrote, in upper or lower case; null when the release does not have it. */
export const canonicalZone = (written: string): string | null =>
  /^[\w+\-/]{1,64}$/.test(written) ? (byLowerCase.get(written.toLowerCase()) ?? null) : null;

/** Every name of the release, canonical or not, in its order. */
export const zoneNames = (): string[] => [...canonical.keys()];

/** Every name that may be stored. */
export const canonicalZoneNames = (): string[] => [...new Set(canonical.values())];

function canonicalOf(name: string): string {
  if (isGreenwich(name)) return 'UTC';
  if (placeNames.has(name) || FIXED_OFFSET.test(name) || ABBREVIATION.test(name)) return name;
  return RENAMED[name] ?? placeWithRulesOf(name) ?? name;
}

/** UTC and GMT under their many names. */
function isGreenwich(name: string): boolean {
  const leader = leaders.get(name);
  return leader === leaders.get('Etc/UTC') || leader === leaders.get('Etc/GMT');
}

/** The place that an old name has its rules from, where there is one and no other. */
function placeWithRulesOf(name: string): string | undefined {
  const leader = leaders.get(name);
  if (leader !== undefined && placeNames.has(leader)) return leader;
  const places = [...placeNames].filter((place) => leaders.get(place) === leader);
  return places.length === 1 ? places[0] : undefined;
}
