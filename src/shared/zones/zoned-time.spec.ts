import { canonicalZoneNames, zoneNames } from './zone-names';
import { rulesInMemory } from './zone-data';
import { inZone, zonesInMemory } from './zoned-time';

const words = (iso: string, zone: string): string =>
  inZone(new Date(iso), zone).setLocale('en-GB').toFormat('cccc d LLLL yyyy, HH:mm');

/** Spelled with other letters in capitals, differently for each number. */
const spelled = (name: string, number: number): string =>
  [...name]
    .map((letter, i) => ((number >> (i % 12)) & 1 ? letter.toUpperCase() : letter.toLowerCase()))
    .join('');

describe('an instant on the wall of a zone', () => {
  it.each([
    [
      'around midnight, where Node is an hour behind',
      '2026-12-01T04:30:00Z',
      'America/Havana',
      'Tuesday 1 December 2026, 00:30',
    ],
    ['in British Columbia', '2026-12-01T17:00:00Z', 'America/Vancouver', 'Tuesday 1 December 2026, 10:00'],
    ['in Morocco', '2026-12-31T23:30:00Z', 'Africa/Casablanca', 'Thursday 31 December 2026, 23:30'],
    ['where the year is another', '2026-12-31T23:30:00Z', 'Asia/Kathmandu', 'Friday 1 January 2027, 05:15'],
  ])('is in words %s', (_where, iso, zone, expected) => expect(words(iso, zone)).toBe(expected));

  it.each([
    ['America/Vancouver', '2026-12-01T10:00:00.000-07:00'],
    ['Asia/Kolkata', '2026-12-01T22:30:00.000+05:30'],
    ['UTC', '2026-12-01T17:00:00.000Z'],
    ['us/pacific', '2026-12-01T09:00:00.000-08:00'],
  ])('is in ISO form in %s', (zone, expected) =>
    expect(inZone(new Date('2026-12-01T17:00:00Z'), zone).toISO()).toBe(expected),
  );

  it('names the zone by its offset, never in words of Node', () => {
    const local = inZone(new Date('2026-12-01T17:00:00Z'), 'America/Vancouver');
    expect(local.offsetNameLong).toBe('UTC-07:00');
    expect(local.toFormat('z ZZ')).toBe('America/Vancouver -07:00');
  });

  it('goes on by the calendar over a change of the clocks', () => {
    const before = inZone(new Date('2026-03-07T17:00:00Z'), 'America/New_York');
    expect(before.plus({ days: 1 }).toISO()).toBe('2026-03-08T12:00:00.000-04:00');
    expect(before.equals(inZone(new Date('2026-03-07T17:00:00Z'), 'us/eastern'))).toBe(true);
  });

  it('is told in UTC, and says so, where an old row has a zone that nobody knows', () => {
    const local = inZone(new Date('2026-12-01T17:00:00Z'), 'Mars/Olympus');
    expect([local.toISO(), local.zoneName]).toEqual(['2026-12-01T17:00:00.000Z', 'UTC']);
    expect(inZone(new Date(0), 'us/pacific').zoneName).toBe('America/Los_Angeles');
  });

  it('costs no memory for another spelling, and never asks Node for a zone', () => {
    const formatter = jest.spyOn(Intl, 'DateTimeFormat');
    const names = zoneNames();
    for (let number = 0; number < 4_000; number += 1) {
      const name = names[number % names.length] ?? 'UTC';
      words('2026-12-01T17:00:00Z', spelled(name, number));
    }
    const asked = formatter.mock.calls.flatMap(([, options]) => options?.timeZone ?? []);
    formatter.mockRestore();
    expect(asked.filter((zone) => zone !== 'UTC')).toEqual([]);
    expect(zonesInMemory()).toBe(canonicalZoneNames().length);
    expect(rulesInMemory()).toBeLessThanOrEqual(canonicalZoneNames().length);
  });
});
