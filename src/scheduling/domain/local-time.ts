import { MINUTE_MS } from '../../shared/time';
import { offsetAt, type ZoneOffsets } from './zone-offsets';

/** An instant on the wall of a zone, with its offset: `2027-03-01T18:00:00.000+01:00`. */
export function localIso(clock: ZoneOffsets, instantMs: number): string {
  const offset = Math.round(offsetAt(clock, instantMs) / MINUTE_MS);
  const wall = new Date(instantMs + offset * MINUTE_MS).toISOString().slice(0, -1);
  const size = Math.abs(offset);
  const hours = String(Math.floor(size / 60)).padStart(2, '0');
  return `${wall}${offset < 0 ? '-' : '+'}${hours}:${String(size % 60).padStart(2, '0')}`;
}
