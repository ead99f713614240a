import { MINUTE_MS } from '../../shared/time';
import { ZONE_RELEASE } from '../../shared/zones/zone-data';
import { hasZone, offsetOf } from '../../shared/zones/zone-rules';

/**
 * What the clocks of both people were said to show at the start of a session. The session keeps its instant; when a law
 * moves a clock before it, this tells whose hour is another than promised.
 */
export interface PromisedTimes {
  coachZone: string | null;
  /** Minutes east of Greenwich at the start; null together with the zone. */
  coachOffsetMin: number | null;
  candidateZone: string | null;
  candidateOffsetMin: number | null;
  /** The IANA release of the rules that said so. */
  zoneRelease: string | null;
}

/** Of a review, which has no hour. */
export const NOTHING_PROMISED: PromisedTimes = {
  coachZone: null,
  coachOffsetMin: null,
  candidateZone: null,
  candidateOffsetMin: null,
  zoneRelease: null,
};

/** What a session at `startsAt` promises to people whose accounts are in these zones. */
export const promisedTimes = (startsAt: Date, zones: { coach: string; candidate: string }): PromisedTimes => {
  const [coach, candidate] = [promisedTo(zones.coach, startsAt), promisedTo(zones.candidate, startsAt)];
  return {
    coachZone: coach.zone,
    coachOffsetMin: coach.offsetMin,
    candidateZone: candidate.zone,
    candidateOffsetMin: candidate.offsetMin,
    zoneRelease: ZONE_RELEASE,
  };
};

/** Nothing can be said of a zone that the rules do not know; old accounts may have one. */
const promisedTo = (zone: string, startsAt: Date): { zone: string | null; offsetMin: number | null } =>
  hasZone(zone)
    ? { zone, offsetMin: Math.round(offsetOf(zone, startsAt.getTime()) / MINUTE_MS) }
    : { zone: null, offsetMin: null };
