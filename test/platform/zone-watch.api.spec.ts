import { newerOf, ZoneWatch } from '../../src/platform/zones/zone-watch';
import { nodeZoneRelease } from '../../src/shared/zones/node-zones';
import { ZONE_RELEASE } from '../../src/shared/zones/zone-data';
import { startTestApp } from '../support/app';
import { scrape } from '../support/metrics';
import { until } from '../support/until';
import { useTestApp } from '../support/use-test-app';

const series = (): string => {
  const newer = newerOf(ZONE_RELEASE, nodeZoneRelease());
  return `greenroom_zone_rules_differ{newer="${newer}",node_release="${nodeZoneRelease()}",release="${ZONE_RELEASE}"}`;
};

describe('the zone rules of a process', () => {
  const app = useTestApp({ logLevel: 'info' }, { logTo: { write: (line) => void logged.push(line) } });
  const logged: string[] = [];

  const lines = () => logged.map((line) => JSON.parse(line) as Record<string, unknown>);

  it('are told at the start and with its health, by their release', async () => {
    expect(lines()).toContainEqual(
      expect.objectContaining({
        msg: 'zone rules',
        zoneRelease: ZONE_RELEASE,
        nodeZoneRelease: nodeZoneRelease(),
      }),
    );
    expect((await app.http().get('/health/ready').expect(200)).body).toMatchObject({
      zoneRelease: ZONE_RELEASE,
    });
  });

  it('are compared with those of Node, name by name', async () => {
    expect((await scrape(app)).has(series())).toBe(false);
    const found = await app.get(ZoneWatch).compare();
    expect((await scrape(app)).get(series())).toBe(found.length);
    const told = lines().find(({ msg }) => msg === 'Node has older rules for these zones; ours are used');
    expect(told?.zones ?? []).toEqual(found.map(({ zone }) => zone));
  });
});

describe('the comparison', () => {
  it('is made by itself where background jobs run', async () => {
    const app = await startTestApp({ backgroundJobs: true });
    try {
      await until(async () => (await scrape(app)).has(series()), 'the comparison is told');
    } finally {
      await app.stop();
    }
  });

  it.each([
    ['2026f', '2025c', 'ours'],
    ['2026f', '2026f', 'same'],
    ['2026f', '2026g', 'node'],
    ['2026f', '2027a', 'node'],
  ])('of %s with the %s of Node: the newer is %s', (ours, node, newer) => {
    expect(newerOf(ours, node)).toBe(newer);
  });
});
