import { DAY_MS } from '../time';
import {
  type Disagreement,
  disagreementOf,
  disagreements,
  faultOfZoneData,
  nodeZoneRelease,
  NodeZones,
} from './node-zones';
import { ZONE_RELEASE } from './zone-data';

/** The names that the laws of 2026 made wrong in a Node of the release 2025c. */
const NEW_LAWS = [
  ...['Africa/Casablanca', 'Africa/El_Aaiun', 'America/Edmonton', 'America/Havana', 'America/Inuvik'],
  ...[
    'America/Rainy_River',
    'America/Vancouver',
    'America/Winnipeg',
    'America/Yellowknife',
    'Canada/Central',
  ],
  ...['Canada/Mountain', 'Canada/Pacific', 'Cuba', 'Europe/Chisinau', 'Europe/Tiraspol'],
];
const FROM = Date.UTC(2026, 8, 1);
const stretch = { fromMs: FROM, toMs: FROM + 800 * DAY_MS };

describe('what Node believes of zones', () => {
  it('is asked to the second, also before 1970 and in the first hours of a day', () => {
    const node = new NodeZones();
    expect(node.offsetOf('Europe/Paris', Date.parse('2026-07-01T22:30:00Z'))).toBe(7_200_000);
    expect(node.offsetOf('Asia/Kolkata', Date.parse('1960-01-01T00:00:00.500Z'))).toBe(19_800_000);
    expect(node.offsetOf('America/New_York', Date.parse('2026-03-08T06:59:59Z'))).toBe(-18_000_000);
    expect(node.offsetOf('America/New_York', Date.parse('2026-03-08T07:00:00Z'))).toBe(-14_400_000);
    expect(node.offsetOf('Mars/Olympus', 0)).toBeNull();
    expect(node.nameOf('Mars/Olympus')).toBeNull();
  });

  it('differs from our rules only where a law is newer than it', () => {
    const names = disagreements(stretch).map(({ zone }) => zone);
    const unexplained = names.filter((name) => !NEW_LAWS.includes(name));
    expect(nodeZoneRelease() < '2025c' ? [] : unexplained).toEqual([]);
  });

  it('is compared at the change itself', () => {
    const node = {
      offsetOf: (_zone: string, ms: number) => (ms < Date.UTC(2026, 9, 25, 2) ? 7_200_000 : 3_600_000),
    };
    expect(disagreementOf('Europe/Paris', { fromMs: FROM, toMs: FROM + 90 * DAY_MS }, node)).toEqual({
      zone: 'Europe/Paris',
      at: new Date('2026-10-25T01:00:00Z'),
      ours: 60,
      node: 120,
    });
    const unknown = { offsetOf: () => null };
    expect(disagreementOf('Europe/Paris', stretch, unknown)).toMatchObject({ ours: 120, node: null });
  });
});

describe('our zone data', () => {
  const one: Disagreement[] = [{ zone: 'Europe/Paris', at: new Date(FROM), ours: 60, node: 120 }];

  it.each([
    ['are as new as Node and say the same', '2026f', '2026f', [], null],
    ['are newer than Node, which knows other laws', '2026f', '2025c', one, null],
    ['are older than Node', '2026f', '2026g', [], /older than those of this Node \(2026g\)/],
    ['are as new as Node and say something else', '2026f', '2026f', one, /Europe\/Paris/],
  ])('%s', (_title, ours, node, found, fault) => {
    const said = faultOfZoneData({ ours, node, found });
    if (fault === null) expect(said).toBeNull();
    else expect(said).toMatch(fault);
  });

  it('are fit for this Node: a newer one needs a newer moment-timezone', () => {
    expect(
      faultOfZoneData({ ours: ZONE_RELEASE, node: nodeZoneRelease(), found: disagreements(stretch) }),
    ).toBeNull();
  });
});
