import { dateInWords } from '../../shared/zones/in-words';
import type { WallInterval } from './availability-windows';
import type { BookingRules, WeeklyHours } from './booking.rules';
import type { Horizon } from './slots-input';

/** A coach's hours as a whole. */
export interface CoachHours {
  zone: string;
  weekly: readonly WeeklyHours[];
  rules: BookingRules;
  /** Dates with hours of their own. */
  overrides: readonly { date: string; intervals: readonly WallInterval[] }[];
}

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
/** As people say a week. */
const MONDAY_FIRST = [1, 2, 3, 4, 5, 6, 0];

/** What a change did, one sentence for each thing that is different; none when nothing is. */
export const hoursChangeInWords = (before: CoachHours, after: CoachHours): string[] => [
  ...changed('The time zone of your hours', before.zone, after.zone),
  ...changed('Your weekly hours', weekInWords(before.weekly), weekInWords(after.weekly)),
  ...(Object.keys(RULES) as (keyof BookingRules)[]).flatMap((rule) =>
    changed(RULES[rule].about, ruleInWords(before.rules, rule), ruleInWords(after.rules, rule)),
  ),
  ...datesOf(before, after).flatMap((date) =>
    changed(`Your hours of ${dateInWords(date)}`, hoursOn(before, date), hoursOn(after, date)),
  ),
];

const changed = (what: string, before: string, after: string): string[] =>
  before === after ? [] : [`${what}: ${after} (before: ${before}).`];

/** Days with the same windows together; windows that are given twice or in another order say the same. */
const weekInWords = (weekly: readonly WeeklyHours[]): string => {
  const days = new Map<string, number[]>();
  for (const day of MONDAY_FIRST) {
    const windows = intervalsInWords(weekly.filter((hours) => hours.days.includes(day)));
    if (windows !== NO_HOURS) days.set(windows, [...(days.get(windows) ?? []), day]);
  }
  const parts = [...days].map(([windows, on]) => `${daysInWords(on)} ${windows}`);
  return parts.length > 0 ? parts.join('; ') : NO_HOURS;
};

const daysInWords = (days: number[]): string => {
  const places = days.map((day) => MONDAY_FIRST.indexOf(day));
  const [first = 0, last = 0] = [places[0], places.at(-1)];
  const names = days.map((day) => DAYS[day] as string);
  const isRow = last - first === days.length - 1 && days.length > 2;
  return isRow ? `${names[0]} to ${names.at(-1)}` : listInWords(names);
};

const NO_HOURS = 'no hours';

const intervalsInWords = (intervals: readonly WallInterval[]): string => {
  const windows = [...new Set(intervals.map(({ start, end }) => `${start} to ${end}`))].sort();
  return windows.length > 0 ? listInWords(windows) : NO_HOURS;
};

const datesOf = (before: CoachHours, after: CoachHours): string[] =>
  [...new Set([...before.overrides, ...after.overrides].map(({ date }) => date))].sort();

const hoursOn = ({ overrides }: CoachHours, date: string): string => {
  const own = overrides.find((override) => override.date === date);
  return own ? intervalsInWords(own.intervals) : 'as in every week';
};

const minutes = (count: number): string => (count === 0 ? 'none' : `${count} minutes`);
const cap = (what: string) => (most: number | null) => (most === null ? 'no limit' : `${most} ${what}`);

type Said<Value> = { about: string; say: (value: Value) => string };

const RULES: { [Rule in keyof BookingRules]: Said<BookingRules[Rule]> } = {
  intervalMinutes: {
    about: 'The distance between two starts',
    say: (value) => (value === null ? 'the length of the session' : minutes(value)),
  },
  startOffsetMinutes: { about: 'The time from the beginning of your hours to the first start', say: minutes },
  bufferBeforeMinutes: { about: 'The free time before a session', say: minutes },
  bufferAfterMinutes: { about: 'The free time after a session', say: minutes },
  noticeMinutes: { about: 'How long before its start a session can be booked at the latest', say: minutes },
  horizon: {
    about: 'How far ahead sessions can be booked',
    say: (value: Horizon) =>
      value.kind === 'rolling'
        ? `${value.days} days`
        : `from ${dateInWords(value.start)} to ${dateInWords(value.end)}`,
  },
  maxPerDay: { about: 'The most on one day', say: cap('sessions') },
  maxMinutesPerDay: { about: 'The longest time on one day', say: cap('minutes') },
  maxPerWeek: { about: 'The most in one week', say: cap('sessions') },
  maxMinutesPerWeek: { about: 'The longest time in one week', say: cap('minutes') },
};

const ruleInWords = <Rule extends keyof BookingRules>(rules: BookingRules, rule: Rule): string =>
  RULES[rule].say(rules[rule]);

const listInWords = (items: string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
