import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import type { Gauge } from 'prom-client';
import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  comparedAt,
  type Disagreement,
  disagreementOf,
  faultOfZoneData,
  NodeZones,
  nodeZoneRelease,
} from '../../shared/zones/node-zones';
import { ZONE_RELEASE } from '../../shared/zones/zone-data';
import { zoneNames } from '../../shared/zones/zone-names';
import { Clock } from '../clock/clock';
import { CONFIG, type Config } from '../config/config';
import { Metrics } from '../metrics/metrics';

/**
 * Says at the start by which zone rules this process goes, and compares them with Node's in the background. That Node
 * is behind is expected; that it is ahead means that moment-timezone has to be upgraded.
 */
@Injectable()
export class ZoneWatch implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Zones');
  private readonly differ: Gauge;
  private comparing: Promise<unknown> = Promise.resolve();
  private stopping = false;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
    metrics: Metrics,
  ) {
    this.differ = metrics.gauge({
      name: 'zone_rules_differ',
      help: 'Names of time zones for which our rules and those of Node differ within two years, since the start.',
      labels: ['release', 'node_release', 'newer'],
    });
  }

  onApplicationBootstrap(): void {
    this.logger.log({ zoneRelease: ZONE_RELEASE, nodeZoneRelease: nodeZoneRelease() }, 'zone rules');
    if (this.config.backgroundJobs) this.comparing = this.compare();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    await this.comparing;
  }

  /** Sets the gauge and tells the log. One zone in a turn of the event loop, a millisecond or two each. */
  async compare(): Promise<Disagreement[]> {
    const node = new NodeZones();
    const stretch = comparedAt(this.clock.now());
    const found: Disagreement[] = [];
    for (const zone of zoneNames()) {
      await nextTurn();
      if (this.stopping) return found;
      const disagreement = disagreementOf(zone, stretch, node);
      if (disagreement) found.push(disagreement);
    }
    this.tell(found);
    return found;
  }

  private tell(found: Disagreement[]): void {
    const releases = { release: ZONE_RELEASE, node_release: nodeZoneRelease() };
    this.differ.set({ ...releases, newer: newerOf(ZONE_RELEASE, nodeZoneRelease()) }, found.length);
    const zones = found.map(({ zone }) => zone);
    const fault = faultOfZoneData({ ours: ZONE_RELEASE, node: nodeZoneRelease(), found });
    if (fault) this.logger.error({ zones }, fault);
    else if (zones.length > 0)
      this.logger.log({ zones }, 'Node has older rules for these zones; ours are used');
  }
}

/** Whose release is the later one. */
export const newerOf = (ours: string, node: string): 'ours' | 'node' | 'same' => {
  if (ours === node) return 'same';
  return ours > node ? 'ours' : 'node';
};
