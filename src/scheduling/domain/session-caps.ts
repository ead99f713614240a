import { MINUTE_MS } from '../../shared/time';
import { CalendarDay, weekOf } from './calendar-day';
import { takesTime } from './blocked-starts';
import { SlotsInput } from './slots-input';
import { ZoneOffsets, localDay } from './zone-offsets';

/** How many sessions, and minutes of them, one day or week already has. */
interface Load {
  sessions: number;
  minutes: number;
}

/** The days and weeks on which no further session may start. A session belongs to the day it starts on. */
export interface ClosedByCaps {
  days: ReadonlySet<CalendarDay>;
  weeks: ReadonlySet<number>;
  /** True when already a session by itself is longer than the minutes allowed, or none are allowed. */
  everyDay: boolean;
  everyWeek: boolean;
}

const NONE: Load = { sessions: 0, minutes: 0 };

/** The caps that the sessions in `busy` have used up; null when there are no caps. */
export function closedByCaps(input: SlotsInput, home: ZoneOffsets): ClosedByCaps | null {
  const { maxPerDay, maxMinutesPerDay, maxPerWeek, maxMinutesPerWeek } = input;
  const daily = maxPerDay !== null || maxMinutesPerDay !== null;
  const weekly = maxPerWeek !== null || maxMinutesPerWeek !== null;
  if (!daily && !weekly) return null;
  const dayIsFull = isFull(maxPerDay, maxMinutesPerDay, input.minutes);
  const weekIsFull = isFull(maxPerWeek, maxMinutesPerWeek, input.minutes);
  return {
    days: fullOnes(
      loadBy((start) => localDay(home, start), input),
      dayIsFull,
    ),
    weeks: fullOnes(
      loadBy((start) => weekOf(localDay(home, start)), input),
      weekIsFull,
    ),
    everyDay: dayIsFull(NONE),
    everyWeek: weekIsFull(NONE),
  };
}

export const dayIsClosed = (closed: ClosedByCaps, day: CalendarDay): boolean =>
  closed.everyDay || closed.days.has(day);

export const weekIsClosed = (closed: ClosedByCaps, day: CalendarDay): boolean =>
  closed.everyWeek || closed.weeks.has(weekOf(day));

/** Full: the number is reached, or `minutes` more would exceed the minutes. */
function isFull(maxSessions: number | null, maxMinutes: number | null, minutes: number) {
  return (load: Load): boolean =>
    (maxSessions !== null && load.sessions >= maxSessions) ||
    (maxMinutes !== null && load.minutes + minutes > maxMinutes);
}

function loadBy(period: (startMs: number) => number, input: SlotsInput): Map<number, Load> {
  const loads = new Map<number, Load>();
  for (const session of input.busy) {
    if (session.countsInCaps === false || !takesTime(session)) continue;
    const key = period(session.startMs);
    const load = loads.get(key) ?? NONE;
    const minutes = load.minutes + (session.endMs - session.startMs) / MINUTE_MS;
    loads.set(key, { sessions: load.sessions + 1, minutes });
  }
  return loads;
}

const fullOnes = (loads: Map<number, Load>, full: (load: Load) => boolean): Set<number> =>
  new Set([...loads].filter(([, load]) => full(load)).map(([period]) => period));
