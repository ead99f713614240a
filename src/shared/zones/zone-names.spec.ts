import { NodeZones } from './node-zones';
import { canonicalZone, canonicalZoneNames, zoneNames } from './zone-names';
import { zoneRules } from './zone-rules';

describe('the name of a zone', () => {
  it.each([
    ['us/pacific', 'America/Los_Angeles'],
    ['AMERICA/los_angeles', 'America/Los_Angeles'],
    ['Asia/Calcutta', 'Asia/Kolkata'],
    ['Europe/Kiev', 'Europe/Kyiv'],
    ['America/Indianapolis', 'America/Indiana/Indianapolis'],
    ['Asia/Rangoon', 'Asia/Yangon'],
    ['Iceland', 'Atlantic/Reykjavik'],
    ['Canada/Pacific', 'America/Vancouver'],
    ['America/Yellowknife', 'America/Edmonton'],
    ['Etc/UTC', 'UTC'],
    ['gmt', 'UTC'],
    ['etc/gmt+5', 'Etc/GMT+5'],
  ])('%s is stored as %s', (written, stored) => expect(canonicalZone(written)).toBe(stored));

  it.each([
    'Europe/Stockholm',
    'Europe/Amsterdam',
    'Atlantic/Reykjavik',
    'Africa/Lagos',
    'EST',
    'CET',
    'PST8PDT',
  ])('%s keeps its name, whosever rules it has', (name) => expect(canonicalZone(name)).toBe(name));

  it.each([
    ['a zone that does not exist', 'Mars/Olympus'],
    ['nothing', ''],
    ['an offset', '+02:00'],
    ['a kelvin sign for a k', 'Asia/To\u212Ayo'],
    ['a dotted capital i', 'Pacific/F\u0130ji'],
    ['a space before it', ' Europe/Paris'],
    ['a line break after it', 'Europe/Paris\n'],
    ['a member that every object has', 'constructor'],
    ['a path', 'Europe/../Paris'],
  ])('is unknown: %s', (_what, written) => expect(canonicalZone(written)).toBeNull());

  it('is known for every zone that Node and browsers offer', () => {
    const offered = Intl.supportedValuesOf('timeZone');
    expect(offered.length).toBeGreaterThan(400);
    expect(offered.filter((name) => canonicalZone(name) === null)).toEqual([]);
  });

  it('is canonical once: it stays as it is, and has the rules of all its aliases', () => {
    for (const name of zoneNames()) {
      const stored = canonicalZone(name) ?? '';
      expect([name, canonicalZone(stored)]).toEqual([name, stored]);
      expect([name, zoneRules(stored).offsets.at(-1)]).toEqual([name, zoneRules(name).offsets.at(-1)]);
      if (stored !== 'UTC') expect(zoneRules(stored)).toBe(zoneRules(name));
    }
    expect(canonicalZoneNames().length).toBeLessThan(zoneNames().length);
  });

  it('means the same place to Node, but for abbreviations', () => {
    const node = new NodeZones();
    const others = zoneNames().filter(
      (name) => canonicalZone(node.nameOf(name) ?? '') !== canonicalZone(name),
    );
    expect(others.every((name) => /^[A-Z]{3}(\d[A-Z]{3})?$/.test(name))).toBe(true);
  });
});
