import { cityOf, longTime, shortTime } from '../domain/times';
import { now } from '../api/clock';
import { useHourCycle } from '../api/me';

interface Moment {
  /** The instant, for programs. */
  at: string;
  /** The same on the reader's wall, as the API sends it. */
  local: string;
}

/** "Tue 1 Dec, 16:00": in lists. The zone stands once above them. */
export const ShortTime = ({ at, local }: Moment) => (
  <time dateTime={at}>{shortTime(local, now(), useHourCycle())}</time>
);

/** "Tuesday 1 December 2026, 16:00, Paris time": on pages. */
export const LongTime = ({ at, local, zone }: Moment & { zone: string }) => (
  <time dateTime={at} title={zone}>
    {longTime(local, useHourCycle())}, {cityOf(zone)} time
  </time>
);
