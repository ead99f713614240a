import { DateTime, FixedOffsetZone, Zone, type ZoneOffsetFormat } from 'luxon';
import { MINUTE_MS } from '../time';
import { canonicalZone } from './zone-names';
import { offsetOf, zoneRules } from './zone-rules';

/**
 * A zone of our rules for the calendar library. Given a zone's name instead, it would ask Node, whose rules are older,
 * and keep every spelling of the name for ever. Its type is not `iana`: for that type the library takes offsets from
 * here and the names of days from Node, and prints yesterday's weekday around midnight.
 */
class RuledZone extends Zone {
  constructor(private readonly zone: string) {
    super();
  }

  override get type(): string {
    return 'ruled';
  }

  override get name(): string {
    return this.zone;
  }

  /** True where the clocks were never changed. */
  override get isUniversal(): boolean {
    return zoneRules(this.zone).since.length === 1;
  }

  override get isValid(): boolean {
    return true;
  }

  /** Minutes; with a fraction in the days of local mean time. */
  override offset(instantMs: number): number {
    return offsetOf(this.zone, instantMs) / MINUTE_MS;
  }

  /** `UTC-07:00`. A zone's name in words would be Node's, which may stand for another offset by now. */
  override offsetName(instantMs: number): string {
    return `UTC${this.formatOffset(instantMs, 'short')}`;
  }

  override formatOffset(instantMs: number, format: ZoneOffsetFormat): string {
    return FixedOffsetZone.instance(this.offset(instantMs)).formatOffset(instantMs, format);
  }

  override equals(other: Zone): boolean {
    return other.type === this.type && other.name === this.name;
  }
}

const zones = new Map<string, RuledZone>();

/**
 * One for each canonical name that was asked for, so no more than the release has names. An unknown name, which an old
 * row may have, is taken for UTC: what is said then is true and says UTC, and mails to others do not fail for it.
 */
function ruledZone(written: string): RuledZone {
  const name = canonicalZone(written) ?? 'UTC';
  const known = zones.get(name) ?? new RuledZone(name);
  zones.set(name, known);
  return known;
}

/** An instant on the wall of a zone; `zoneName` of it says which, for words beside it. */
export const inZone = (instant: Date, zone: string): DateTime =>
  DateTime.fromJSDate(instant, { zone: ruledZone(zone) });

/** How many zones are kept in memory for the calendar library. */
export const zonesInMemory = (): number => zones.size;
