import { DAY_MS, MINUTE_MS, SECOND_MS } from '../time';
import { zoneNames } from './zone-names';
import { offsetOf, zoneRules } from './zone-rules';

/** The IANA release that this Node was built with; an operator can replace it. */
export const nodeZoneRelease = (): string => process.versions.tz ?? 'unknown';

/** Between changes a look every two weeks is enough to see a change that we do not have. */
const LOOK_MS = 14 * DAY_MS;

/** A zone for which our rules and Node's differ, and the first instant at which they do. */
export interface Disagreement {
  zone: string;
  at: Date;
  /** Minutes east of Greenwich; null where Node does not know the zone. */
  ours: number;
  node: number | null;
}

/**
 * What this Node itself believes of zones. For comparing it with our rules, and for what was promised by Node's rules
 * before there were ours; nothing else may ask it. One formatter is kept, for the zone asked last.
 */
export class NodeZones {
  private formatter: { zone: string; format: Intl.DateTimeFormat } | null = null;

  /** Local time minus UTC in milliseconds; null for a zone that Node does not know. */
  offsetOf(zone: string, instantMs: number): number | null {
    const format = this.formatterOf(zone);
    if (format === null) return null;
    const parts = new Map(format.formatToParts(instantMs).map(({ type, value }) => [type, value]));
    const number = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.get(type));
    const wall = Date.UTC(
      number('year'),
      number('month') - 1,
      number('day'),
      number('hour'),
      number('minute'),
      number('second'),
    );
    return wall - Math.floor(instantMs / SECOND_MS) * SECOND_MS;
  }

  /** What Node calls a zone; null for one that it does not know. */
  nameOf(zone: string): string | null {
    return this.formatterOf(zone)?.resolvedOptions().timeZone ?? null;
  }

  private formatterOf(zone: string): Intl.DateTimeFormat | null {
    if (this.formatter?.zone === zone) return this.formatter.format;
    const format = formatterFor(zone);
    this.formatter = format && { zone, format };
    return format;
  }
}

function formatterFor(zone: string): Intl.DateTimeFormat | null {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    return null;
  }
}

/**
 * The first disagreement of a zone between two instants (epoch milliseconds), looked for before and at each change
 * that we know and every two weeks between; null when there is none. Some 1.5 ms for two years: over all names never
 * while somebody waits.
 */
export const disagreementOf = (
  zone: string,
  { fromMs, toMs }: { fromMs: number; toMs: number },
  node: Pick<NodeZones, 'offsetOf'> = new NodeZones(),
): Disagreement | null => {
  for (const look of looksAt(zone, fromMs, toMs)) {
    const [ours, theirs] = [offsetOf(zone, look), node.offsetOf(zone, look)];
    if (ours !== theirs)
      return {
        zone,
        at: new Date(look),
        ours: minutesOf(ours),
        node: theirs === null ? null : minutesOf(theirs),
      };
  }
  return null;
};

/** The same for every name of the release. */
export const disagreements = (stretch: { fromMs: number; toMs: number }): Disagreement[] => {
  const node = new NodeZones();
  return zoneNames().flatMap((zone) => disagreementOf(zone, stretch, node) ?? []);
};

const minutesOf = (offsetMs: number): number => offsetMs / MINUTE_MS;

function looksAt(zone: string, fromMs: number, toMs: number): number[] {
  const changes = zoneRules(zone).since.filter((change) => change > fromMs && change < toMs);
  const looks = changes.flatMap((change) => [change - SECOND_MS, change]);
  for (let look = fromMs; look < toMs; look += LOOK_MS) looks.push(look);
  return looks.sort((a, b) => a - b);
}

/** Longer than anybody can book ahead. */
const COMPARED_MS = 800 * DAY_MS;

/** The stretch for which the rules are compared: from a month ago on. */
export const comparedAt = (now: Date): { fromMs: number; toMs: number } => {
  const fromMs = now.getTime() - 31 * DAY_MS;
  return { fromMs, toMs: fromMs + COMPARED_MS };
};

/**
 * What is wrong with our zone data, in a sentence; null when nothing is. Where Node is older it may differ: that is
 * what our own rules are for.
 */
export function faultOfZoneData({
  ours,
  node,
  found,
}: {
  ours: string;
  node: string;
  found: readonly Disagreement[];
}): string | null {
  if (node > ours)
    return `The zone rules (${ours}) are older than those of this Node (${node}): upgrade moment-timezone.`;
  if (node < ours || found.length === 0) return null;
  const zones = found.map(({ zone }) => zone).join(', ');
  return `The zone rules and Node are both of ${ours}, but differ for ${zones}.`;
}
