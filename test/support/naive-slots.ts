import { SlotsInput } from '../../src/scheduling/domain/slots';
import { localDayBySecondClock, offsetBySecondClock } from './second-clock';

/**
 * A second, deliberately slow answer to "which starts are there?", to hold the real one against. It knows no
 * windows and no offset changes: it asks another library about every single minute and looks at minutes one at a
 * time.
 * Only for inputs in whole minutes and ranges of a few days.
 */
export function naiveSlots(input: SlotsInput): number[] {
  const open = openMinutes(input);
  const runs = new Map<number, Run>();
  const starts: number[] = [];
  for (let t = Math.ceil(input.fromMs / MINUTE) * MINUTE; t < input.toMs; t += MINUTE) {
    const within = fits(open, t, input) && onGrid(open, runs, t, input);
    if (within && allowed(t, input) && isFree(t, input)) starts.push(t);
  }
  return starts;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Open minutes without a gap: the first, the one after the last, and the last local midnight seen so far. */
interface Run {
  first: number;
  end: number;
  midnight: number;
}

const walls = new Map<string, Map<number, number>>();

/** What the zone's wall shows at an instant, written as if it were UTC. */
function wallAt(zone: string, t: number): number {
  const known = walls.get(zone) ?? new Map<number, number>();
  walls.set(zone, known);
  const wall = known.get(t) ?? t + offsetBySecondClock(zone, t);
  known.set(t, wall);
  return wall;
}

const utcDate = (t: number): string => new Date(t).toISOString().slice(0, 10);
const dateAt = (zone: string, t: number): string => utcDate(wallAt(zone, t));

/** All instants at which the wall may possibly show a time: offsets go from -12 to +14 hours. */
function* around(wanted: number): Generator<number> {
  for (let t = wanted - 15 * HOUR; t <= wanted + 13 * HOUR; t += MINUTE) yield t;
}

const remembered = new Map<string, number>();

function showing(zone: string, wanted: number): number {
  const key = `${zone} ${wanted}`;
  const found = remembered.get(key) ?? search(zone, wanted);
  remembered.set(key, found);
  return found;
}

/**
 * The first minute at which the wall shows the time; when it never does, the time moved by the jump. It can only be
 * shown with one of the offsets in force a day before and a day after: clocks do not change twice within two days.
 */
function search(zone: string, wanted: number): number {
  const offsets = [wanted - 26 * HOUR, wanted + 26 * HOUR].map((t) => wallAt(zone, t) - t);
  const shownAt = offsets.map((offset) => wanted - offset).filter((t) => wallAt(zone, t) === wanted);
  if (shownAt.length > 0) return Math.min(...shownAt);
  for (const t of around(wanted)) {
    if (wallAt(zone, t) > wanted) return wanted - (wallAt(zone, t - MINUTE) - (t - MINUTE));
  }
  throw new Error('never shown');
}

const datesKnown = new Map<string, boolean>();

function hasDate(zone: string, date: string): boolean {
  const key = `${zone} ${date}`;
  const known = datesKnown.get(key) ?? searchDate(zone, date);
  datesKnown.set(key, known);
  return known;
}

function searchDate(zone: string, date: string): boolean {
  const noon = Date.parse(`${date}T12:00Z`);
  for (let t = noon - 27 * HOUR; t <= noon + 27 * HOUR; t += 15 * MINUTE) {
    if (dateAt(zone, t) === date) return true;
  }
  return false;
}

function openMinutes(input: SlotsInput): Set<number> {
  const open = new Set<number>();
  const last = utcDate(input.toMs + 5 * DAY);
  for (let t = input.fromMs - 5 * DAY; utcDate(t) <= last; t += DAY) openDate(open, input, utcDate(t));
  return open;
}

function openDate(open: Set<number>, input: SlotsInput, date: string): void {
  if (input.daysOff.includes(date) || !hasDate(input.zone, date)) return;
  const overrides = input.overrides.filter((override) => override.date === date);
  const trip = input.trips.find(({ from, to }) => from <= date && date <= to);
  const weekday = new Date(date).getUTCDay();
  const weekly = input.weekly.filter(({ days }) => days.includes(weekday));
  const zone = overrides.length > 0 ? input.zone : (trip?.zone ?? input.zone);
  if (!hasDate(zone, date)) return;
  for (const { start, end } of overrides.length > 0 ? overrides.flatMap((o) => o.intervals) : weekly) {
    if (start >= end) continue;
    const closing = end === '23:59' ? '24:00' : end;
    const endMs = showing(zone, atUtc(date, closing));
    for (let t = showing(zone, Date.parse(`${date}T${start}Z`)); t < endMs; t += MINUTE) open.add(t);
  }
}

/** 24:00 is the next midnight. */
const atUtc = (date: string, time: string): number =>
  time === '24:00' ? Date.parse(`${date}T00:00Z`) + DAY : Date.parse(`${date}T${time}Z`);

function fits(open: Set<number>, start: number, input: SlotsInput): boolean {
  for (let t = start; t < start + input.minutes * MINUTE; t += MINUTE) if (!open.has(t)) return false;
  return true;
}

function onGrid(open: Set<number>, runs: Map<number, Run>, start: number, input: SlotsInput): boolean {
  const run = runAround(open, runs, start, input.zone);
  const anchor = run.end - run.first > DAY ? run.midnight : run.first;
  const since = (start - anchor) / MINUTE - input.startOffsetMinutes;
  return since >= 0 && since % input.intervalMinutes === 0;
}

/** The run a minute is in. When the minute before was asked already, its run is the same. */
function runAround(open: Set<number>, runs: Map<number, Run>, start: number, zone: string): Run {
  const before = open.has(start - MINUTE) ? runs.get(start - MINUTE) : undefined;
  const run = before ? { ...before } : { first: start, end: start, midnight: start };
  if (before && isMidnight(zone, start)) run.midnight = start;
  if (!before) {
    while (open.has(run.first - MINUTE)) run.first -= MINUTE;
    while (open.has(run.end)) run.end += MINUTE;
    while (run.midnight > run.first && !isMidnight(zone, run.midnight)) run.midnight -= MINUTE;
  }
  runs.set(start, run);
  return run;
}

const isMidnight = (zone: string, t: number): boolean =>
  Math.floor(wallAt(zone, t) / DAY) > Math.floor(wallAt(zone, t - MINUTE) / DAY);

function allowed(t: number, input: SlotsInput): boolean {
  const { zone, horizon } = input;
  const date = dateAt(zone, t);
  if (t < input.nowMs + input.noticeMinutes * MINUTE) return false;
  if (horizon?.kind === 'range' && (date < horizon.start || date > horizon.end)) return false;
  if (horizon?.kind === 'rolling') {
    const today = Date.parse(utcDate(input.nowMs + offsetBySecondClock(zone, input.nowMs)));
    if (date > utcDate(today + horizon.days * DAY)) return false;
  }
  const sameDay = (start: number) => dateAt(zone, start) === date;
  const sameWeek = (start: number) => week(dateAt(zone, start)) === week(date);
  return (
    below(input, sameDay, input.maxPerDay, input.maxMinutesPerDay) &&
    below(input, sameWeek, input.maxPerWeek, input.maxMinutesPerWeek)
  );
}

const week = (date: string): string => localDayBySecondClock('UTC', Date.parse(date)).week;

function below(
  input: SlotsInput,
  same: (startMs: number) => boolean,
  maxSessions: number | null,
  maxMinutes: number | null,
): boolean {
  const counted = input.busy.filter((session) => session.countsInCaps !== false && same(session.startMs));
  const minutes = counted.reduce((sum, session) => sum + (session.endMs - session.startMs) / MINUTE, 0);
  return counted.length < (maxSessions ?? Infinity) && minutes + input.minutes <= (maxMinutes ?? Infinity);
}

/** Whether none of the minutes of the session and its buffers is one of a busy stretch and its buffers. */
function isFree(start: number, input: SlotsInput): boolean {
  const own = input.bufferBeforeMinutes;
  const until = start + (input.minutes + input.bufferAfterMinutes) * MINUTE;
  const taken = [
    ...input.outsideBusy,
    ...input.busy.map((session) => ({
      startMs: session.startMs - (session.bufferBeforeMinutes ?? own) * MINUTE,
      endMs: session.endMs + (session.bufferAfterMinutes ?? input.bufferAfterMinutes) * MINUTE,
    })),
  ];
  for (let t = start - own * MINUTE; t < until; t += MINUTE) {
    if (taken.some(({ startMs, endMs }) => startMs <= t && t < endMs)) return false;
  }
  return true;
}
