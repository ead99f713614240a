import moment, { type MomentZone } from 'moment-timezone';

const known = new Map<string, MomentZone>();

/**
 * A second opinion on local time: moment-timezone's own reading of the rules, with moment's own calendar. The product
 * takes only the data of that package and reads it by itself (src/shared/zones); whether the data are right is judged
 * by laws and by Node in zone-rules.spec.ts.
 */
export const offsetBySecondClock = (zone: string, instantMs: number): number => {
  const rules = known.get(zone) ?? moment.tz.zone(zone);
  if (!rules) throw new RangeError(`the second clock knows no zone ${zone}`);
  known.set(zone, rules);
  return 0 - Math.round(rules.utcOffset(instantMs) * 60) * 1000;
};

/** The local date of an instant, and its week as `2027-W09`. */
export const localDayBySecondClock = (zone: string, instantMs: number): { date: string; week: string } => {
  const local = moment.tz(instantMs, zone);
  return { date: local.format('YYYY-MM-DD'), week: local.format('GGGG-[W]WW') };
};
