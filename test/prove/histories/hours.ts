import {
  DEFAULT_RULES,
  type BookingRules,
  type WeeklyHours,
} from '../../../src/scheduling/domain/booking.rules';
import { naiveSlots } from '../../support/naive-slots';
import { localDayBySecondClock } from '../../support/second-clock';

export interface Interval {
  start: string;
  end: string;
}

/** Hours as the model knows them: what was last put, and the dates with hours of their own. */
export interface Hours {
  zone: string;
  weekly: WeeklyHours[];
  rules: BookingRules;
  overrides: Map<string, Interval[]>;
  version: number;
}

/** A stretch of a coach's time that is taken; the buffers are those of the day it was claimed. */
export interface Taken {
  startMs: number;
  endMs: number;
  fromMs: number;
  toMs: number;
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const EVERY_DAY = [0, 1, 2, 3, 4, 5, 6];
const ZONES = ['Europe/Paris', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe'];

/** Weeks and rules that coaches choose from: plain, with buffers, with caps, around the clock, none at all. */
const WEEKS: { weekly: WeeklyHours[]; rules: Partial<BookingRules> }[] = [
  { weekly: [{ days: EVERY_DAY, start: '08:00', end: '20:00' }], rules: {} },
  {
    weekly: [
      { days: [1, 2, 3, 4, 5], start: '09:00', end: '12:30' },
      { days: EVERY_DAY, start: '14:00', end: '18:00' },
    ],
    rules: { intervalMinutes: 30, bufferAfterMinutes: 15, noticeMinutes: 97 },
  },
  {
    weekly: [{ days: EVERY_DAY, start: '06:00', end: '24:00' }],
    rules: { intervalMinutes: 60, maxPerDay: 2, noticeMinutes: 120 },
  },
  {
    weekly: [{ days: EVERY_DAY, start: '00:00', end: '23:59' }],
    rules: {
      intervalMinutes: 30,
      startOffsetMinutes: 15,
      bufferBeforeMinutes: 10,
      bufferAfterMinutes: 20,
      maxMinutesPerDay: 240,
      maxPerWeek: 5,
      noticeMinutes: 180,
    },
  },
  {
    weekly: [{ days: EVERY_DAY, start: '10:00', end: '16:00' }],
    rules: { horizon: { kind: 'rolling', days: 2 }, bufferBeforeMinutes: 30, noticeMinutes: 97 },
  },
  { weekly: [], rules: {} },
];

/** Hours for a coach to put, chosen by two numbers. */
export const hoursFor = (week: number, zone: number): Pick<Hours, 'zone' | 'weekly' | 'rules'> => {
  const { weekly, rules } = WEEKS[week % WEEKS.length] as (typeof WEEKS)[number];
  return { zone: ZONES[zone % ZONES.length] as string, weekly, rules: { ...DEFAULT_RULES, ...rules } };
};

const DAYS_WITH_HOURS_OF_THEIR_OWN: Interval[][] = [
  [],
  [{ start: '10:00', end: '13:00' }],
  [
    { start: '07:00', end: '09:30' },
    { start: '21:00', end: '24:00' },
  ],
];

export const overrideFor = (choice: number): Interval[] =>
  DAYS_WITH_HOURS_OF_THEIR_OWN[choice % DAYS_WITH_HOURS_OF_THEIR_OWN.length] as Interval[];

interface LocalDay {
  date: string;
  week: string;
}
const days = new Map<string, LocalDay>();

/** The local date and week of an instant; remembered, because asking takes its time. */
const localDay = (zone: string, instant: number): LocalDay => {
  const key = `${zone} ${instant}`;
  const known = days.get(key);
  if (known) return known;
  const day = localDayBySecondClock(zone, instant);
  days.set(key, day);
  return day;
};

/** The local date of an instant, some days later. */
export const localDate = (zone: string, instant: number, daysLater = 0): string => {
  const today = Date.parse(localDay(zone, instant).date);
  return new Date(today + daysLater * DAY).toISOString().slice(0, 10);
};

const grids = new Map<string, number[]>();

/** The starts that the hours alone give within [from, to): nothing taken, no notice, no horizon, no caps. */
export const gridOf = (hours: Hours, minutes: number, from: number, to: number): number[] => {
  const starts: number[] = [];
  for (let day = Math.floor(from / DAY) * DAY; day < to; day += DAY)
    starts.push(...gridOfDay(hours, minutes, day).filter((start) => start >= from && start < to));
  return starts;
};

const gridOfDay = ({ zone, weekly, rules, overrides }: Hours, minutes: number, day: number): number[] => {
  const near = [...overrides].filter(([date]) => Math.abs(Date.parse(date) - day) < 8 * DAY).sort();
  const { intervalMinutes, startOffsetMinutes } = rules;
  const key = JSON.stringify([zone, weekly, near, intervalMinutes, startOffsetMinutes, minutes, day]);
  const known = grids.get(key);
  if (known) return known;
  const starts = naiveSlots({
    ...NO_RULES,
    zone,
    weekly,
    overrides: near.map(([date, intervals]) => ({ date, intervals })),
    fromMs: day,
    toMs: day + DAY,
    minutes,
    intervalMinutes: intervalMinutes ?? minutes,
    startOffsetMinutes,
  });
  grids.set(key, starts);
  return starts;
};

const NO_RULES = {
  daysOff: [],
  trips: [],
  nowMs: 0,
  noticeMinutes: 0,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 0,
  horizon: null,
  maxPerDay: null,
  maxMinutesPerDay: null,
  maxPerWeek: null,
  maxMinutesPerWeek: null,
  busy: [],
  outsideBusy: [],
};

/** Whether the coach's rules ever offer this start: on the grid, with enough notice, within the horizon. */
export const isOffered = (hours: Hours, minutes: number, start: number, now: number): boolean => {
  const { zone, rules } = hours;
  if (start < now + rules.noticeMinutes * MINUTE) return false;
  if (rules.horizon.kind === 'rolling') {
    if (localDay(zone, start).date > localDate(zone, now, rules.horizon.days)) return false;
  }
  return gridOfDay(hours, minutes, Math.floor(start / DAY) * DAY).includes(start);
};

/** The time that a session takes from its coach: buffers included, by the rules of today. */
export const takenBy = ({ rules }: Hours, startMs: number, minutes: number): Taken => ({
  startMs,
  endMs: startMs + minutes * MINUTE,
  fromMs: startMs - rules.bufferBeforeMinutes * MINUTE,
  toMs: startMs + (minutes + rules.bufferAfterMinutes) * MINUTE,
});

/** Whether a session fits between what is taken, and under the caps of its local day and week. */
export const fitsBetween = (hours: Hours, start: number, minutes: number, taken: Taken[]): boolean => {
  const wanted = takenBy(hours, start, minutes);
  if (taken.some(({ fromMs, toMs }) => fromMs < wanted.toMs && wanted.fromMs < toMs)) return false;
  const { zone, rules } = hours;
  const { date, week } = localDay(zone, start);
  const sameDay = taken.filter((one) => localDay(zone, one.startMs).date === date);
  const sameWeek = taken.filter((one) => localDay(zone, one.startMs).week === week);
  return (
    below(sameDay, minutes, rules.maxPerDay, rules.maxMinutesPerDay) &&
    below(sameWeek, minutes, rules.maxPerWeek, rules.maxMinutesPerWeek)
  );
};

const below = (
  taken: Taken[],
  minutes: number,
  maxSessions: number | null,
  maxMinutes: number | null,
): boolean => {
  const sum = taken.reduce((total, { startMs, endMs }) => total + (endMs - startMs) / MINUTE, 0);
  return taken.length < (maxSessions ?? Infinity) && sum + minutes <= (maxMinutes ?? Infinity);
};
