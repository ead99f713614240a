import packed from 'moment-timezone/data/packed/latest.json';
import { SECOND_MS } from '../time';

/**
 * The time-zone rules that the whole product goes by, from the data of the npm package `moment-timezone`; its code is
 * never loaded. They come with `npm ci` and so are the same on every machine, whatever Node or its system knows of
 * the laws of this year (docs/adr/0016).
 */

/** The IANA release of the rules, like `2026f`. Releases sort as text. */
export const ZONE_RELEASE: string = packed.version;

/**
 * From `since[i]` on (until `since[i + 1]`) local time is UTC + `offsets[i]`, both in milliseconds. The first entry
 * starts at -Infinity and the last never ends.
 */
export interface ZoneRules {
  readonly since: readonly number[];
  readonly offsets: readonly number[];
}

const nameOf = (line: string): string => line.slice(0, line.indexOf('|'));

const lines = new Map(packed.zones.map((line) => [nameOf(line), line]));

/** What the release calls the zone whose rules a name has: itself, or the one it is linked to. */
export const leaders = new Map<string, string>([
  ...[...lines.keys()].map((name) => [name, name] as const),
  ...packed.links.map((link) => link.split('|').reverse() as [name: string, leader: string]),
]);

/** The zones of each country (ISO 3166 code), as the release lists them: its own, and those whose rules its own have. */
export const zonesOfCountries: ReadonlyMap<string, readonly string[]> = new Map(
  packed.countries.map((line) => [nameOf(line), line.slice(line.indexOf('|') + 1).split(' ')]),
);

/** Names that stand for a place in a country. */
export const placeNames: ReadonlySet<string> = new Set([...zonesOfCountries.values()].flat());

const read = new Map<string, ZoneRules>();

/** The rules of a leader; unpacked once (some 0.4 ms) and kept: there are no more of them than the release has zones. */
export function rulesOf(leader: string): ZoneRules {
  const known = read.get(leader);
  if (known) return known;
  const line = lines.get(leader);
  if (line === undefined) throw new RangeError(`no rules for ${leader}`);
  const rules = unpack(line);
  read.set(leader, rules);
  return rules;
}

/** How many zones' rules are kept in memory. */
export const rulesInMemory = (): number => read.size;

/**
 * A line is `name|abbreviations|offsets|order|gaps|people`. `offsets` are minutes west of Greenwich, `order` says with
 * one digit each which of them follow one another, and `gaps` are the minutes from one change to the next, the first
 * from 1970. All numbers are written in base 60.
 */
function unpack(line: string): ZoneRules {
  const [, , offsets = '', order = '', gaps = ''] = line.split('|');
  const table = offsets.split(' ').map((west) => 0 - millisecondsOf(west));
  const steps = gaps === '' ? [] : gaps.split(' ').map(millisecondsOf);
  const rules = { since: [-Infinity], offsets: [offsetFor(table, order, 0)] };
  let change = 0;
  steps.forEach((step, index) => {
    change += step;
    const offset = offsetFor(table, order, index + 1);
    if (offset === rules.offsets.at(-1)) return;
    rules.since.push(change);
    rules.offsets.push(offset);
  });
  return rules;
}

const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWX';

function offsetFor(table: number[], order: string, index: number): number {
  const offset = table[DIGITS.indexOf(order.charAt(index))];
  if (offset === undefined) throw new RangeError('the zone data names an offset that it does not have');
  return offset;
}

/** Minutes in base 60 with a fraction, like `-3tofL.w`, in milliseconds, rounded to whole seconds. */
function millisecondsOf(text: string): number {
  const isNegative = text.startsWith('-');
  const [whole = '', fraction = ''] = text.slice(isNegative ? 1 : 0).split('.');
  const minutes = [...whole].reduce((sum, digit) => sum * 60 + DIGITS.indexOf(digit), 0);
  const part = [...fraction].reduceRight((sum, digit) => (sum + DIGITS.indexOf(digit)) / 60, 0);
  const milliseconds = Math.round((minutes + part) * 60) * SECOND_MS;
  return isNegative ? 0 - milliseconds : milliseconds;
}
