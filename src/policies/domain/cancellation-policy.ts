import { splitByWeights } from '../../shared/money';
import { MINUTE_MS } from '../../shared/time';

/**
 * What was agreed about cancelling when something was sold. Orders pin the version, so one that was ever sold with is
 * never changed: a change is a new version.
 */
export interface CancellationPolicy {
  version: number;
  /** What comes back when the candidate cancels, by how long before the start: longest notice first, the last down to 0. */
  tiers: readonly [Tier, ...Tier[]];
}

export interface Tier {
  /** More than so long before the start. */
  noticeMinutes: number;
  /** Of the price; whole. */
  percentBack: number;
}

/** Everything comes back until the start. */
const FULL_UNTIL_THE_START: CancellationPolicy = {
  version: 1,
  tiers: [{ noticeMinutes: 0, percentBack: 100 }],
};

export const POLICIES: readonly CancellationPolicy[] = [FULL_UNTIL_THE_START];

/** The version that is sold with now. */
export const CURRENT_POLICY_VERSION = FULL_UNTIL_THE_START.version;

/** Throws RangeError for a version that never was. */
export const policyOf = (version: number): CancellationPolicy => {
  const policy = POLICIES.find((one) => one.version === version);
  if (!policy) throw new RangeError(`there is no cancellation policy of version ${version}`);
  return policy;
};

/** The percentage that holds at `now`, and until when it does; 0 from the start on, for ever (null). */
export const tierAt = (
  { tiers }: CancellationPolicy,
  startsAt: Date,
  now: Date,
): { percentBack: number; until: Date | null } => {
  const tier = tiers.find(({ noticeMinutes }) => now < before(startsAt, noticeMinutes));
  return tier
    ? { percentBack: tier.percentBack, until: before(startsAt, tier.noticeMinutes) }
    : { percentBack: 0, until: null };
};

const before = (startsAt: Date, minutes: number): Date => new Date(startsAt.getTime() - minutes * MINUTE_MS);

/** So many percent of a price, in whole minor units: the rest is the exact complement. */
export const shareBack = (priceMinor: number, percentBack: number): number =>
  splitByWeights(priceMinor, [percentBack, 100 - percentBack])[0] ?? 0;
