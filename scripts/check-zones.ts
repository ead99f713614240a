import {
  comparedAt,
  type Disagreement,
  disagreements,
  faultOfZoneData,
  nodeZoneRelease,
} from '../src/shared/zones/node-zones';
import { ZONE_RELEASE } from '../src/shared/zones/zone-data';
import { canonicalZone } from '../src/shared/zones/zone-names';

/** Compares the zone rules with those of this Node. Ends with 1 when ours are too old, or a zone of Node's is missing. */
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const hours = (minutes: number | null): string =>
  minutes === null ? 'unknown' : `UTC${minutes < 0 ? '' : '+'}${minutes / 60}`;

const told = ({ zone, at, ours, node }: Disagreement): string =>
  `  ${zone}: ${hours(ours)}, Node ${hours(node)} from ${at.toISOString()} on`;

const main = (): boolean => {
  const found = disagreements(comparedAt(new Date()));
  const missing = Intl.supportedValuesOf('timeZone').filter((name) => canonicalZone(name) === null);
  const fault = faultOfZoneData({ ours: ZONE_RELEASE, node: nodeZoneRelease(), found });
  say(`Zone rules ${ZONE_RELEASE}, Node ${nodeZoneRelease()}: ${found.length} names differ.`);
  for (const one of found) say(told(one));
  if (missing.length > 0) say(`Node knows zones that our rules do not have: ${missing.join(', ')}.`);
  if (fault) say(fault);
  return fault === null && missing.length === 0;
};

process.exitCode = main() ? 0 : 1;
