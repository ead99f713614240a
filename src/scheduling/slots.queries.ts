import type { Queryable } from '../platform/database/database';
import { DAY_MS, MINUTE_MS } from '../shared/time';
import type { WallInterval } from './domain/availability-windows';
import type { BookingRules, WeeklyHours } from './domain/booking.rules';
import type { BusySession, OutsideBusy, SlotsInput } from './domain/slots';

/** What the tables know about when one coach can be booked, for starts in a range. */
export interface SlotFacts {
  coachId: string;
  zone: string;
  version: number;
  weekly: WeeklyHours[];
  rules: BookingRules;
  overrides: { date: string; intervals: WallInterval[] }[];
  busy: BusySession[];
  /** When the coach is the candidate of somebody else. */
  candidateAt: OutsideBusy[];
  /** Time off, outside calendars and blocks; `ref` names the source, where it was asked for. */
  busyRanges: OutsideBusy[];
}

/** Which facts to load: starts within [from, to) as of `now`. */
export interface FactsWanted {
  coachIds: string[];
  from: Date;
  to: Date;
  now: Date;
}

/** Wider than a week (caps), than the core's look around a range (5 days), and than two zones' distance. */
export const MARGIN_MS = 10 * DAY_MS;

const LOAD = `
  SELECT a.coach_id AS "coachId", a.zone, a.version, a.weekly, a.rules,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('date', to_char(o.date, 'YYYY-MM-DD'), 'intervals', o.intervals)), '[]')
     FROM date_overrides o
     WHERE o.coach_id = a.coach_id AND o.date BETWEEN $2::date AND $3::date) AS overrides,
    (SELECT coalesce(jsonb_agg(jsonb_build_object(
       'ref', c.booking_id,
       'hold', c.kind = 'hold',
       'startMs', (extract(epoch FROM c.starts_at) * 1000)::bigint,
       'endMs', (extract(epoch FROM c.ends_at) * 1000)::bigint,
       'bufferBeforeMinutes', (extract(epoch FROM c.starts_at - lower(c.during)) / 60)::int,
       'bufferAfterMinutes', (extract(epoch FROM upper(c.during) - c.ends_at) / 60)::int)), '[]')
     FROM coach_claims c
     WHERE c.coach_id = a.coach_id AND c.during && tstzrange($4, $5)
       AND (c.expires_at IS NULL OR c.expires_at > $6)) AS busy,
    (SELECT coalesce(jsonb_agg(jsonb_build_object(
       'startMs', (extract(epoch FROM lower(k.during)) * 1000)::bigint,
       'endMs', (extract(epoch FROM upper(k.during)) * 1000)::bigint)), '[]')
     FROM coaches self JOIN candidate_claims k ON k.candidate_id = self.account_id
     WHERE self.id = a.coach_id AND k.during && tstzrange($4, $5)
       AND (k.expires_at IS NULL OR k.expires_at > $6)) AS "candidateAt",
    (SELECT coalesce(jsonb_agg(jsonb_build_object(
       'ref', b.source || ':' || b.source_id,
       'startMs', (extract(epoch FROM b.starts_at) * 1000)::bigint,
       'endMs', (extract(epoch FROM b.ends_at) * 1000)::bigint)), '[]')
     FROM busy_ranges b
     WHERE b.coach_id = a.coach_id AND b.ends_at > $4 AND b.starts_at < $5) AS "busyRanges"
  FROM availability a
  WHERE a.coach_id = ANY ($1::uuid[])`;

/**
 * The facts of coaches, in one statement and so of one moment; coaches who never set their hours are missing.
 * Claiming, explaining and previewing read these; lists read them through `Calendars`, which remembers.
 */
export async function loadFacts(reader: Queryable, wanted: FactsWanted): Promise<SlotFacts[]> {
  const first = new Date(wanted.from.getTime() - MARGIN_MS);
  const last = new Date(wanted.to.getTime() + MARGIN_MS);
  const [from, to] = [first, last].map((instant) => instant.toISOString().slice(0, 10));
  const params = [wanted.coachIds, from, to, first, last, wanted.now];
  return reader.query<SlotFacts>(LOAD, params);
}

/** The pure core's input: one builder for every use, so that what is listed is what is accepted. */
export function toSlotsInput(
  facts: SlotFacts,
  session: { minutes: number; from: Date; to: Date; now: Date },
): SlotsInput {
  // Member by member: spreading what came from JSON took half of the time that a directory page needs (bench/README.md).
  const { rules } = facts;
  return {
    intervalMinutes: rules.intervalMinutes ?? session.minutes,
    startOffsetMinutes: rules.startOffsetMinutes,
    bufferBeforeMinutes: rules.bufferBeforeMinutes,
    bufferAfterMinutes: rules.bufferAfterMinutes,
    noticeMinutes: rules.noticeMinutes,
    horizon: rules.horizon,
    maxPerDay: rules.maxPerDay,
    maxMinutesPerDay: rules.maxMinutesPerDay,
    maxPerWeek: rules.maxPerWeek,
    maxMinutesPerWeek: rules.maxMinutesPerWeek,
    zone: facts.zone,
    weekly: facts.weekly,
    overrides: facts.overrides,
    daysOff: [],
    trips: [],
    nowMs: session.now.getTime(),
    fromMs: session.from.getTime(),
    toMs: session.to.getTime(),
    minutes: session.minutes,
    busy: facts.busy,
    outsideBusy: outsideOf(facts),
  };
}

/** Most coaches have one of the two at most, and a directory page asks for many coaches: nothing is copied then. */
function outsideOf({ candidateAt, busyRanges }: SlotFacts): readonly OutsideBusy[] {
  if (busyRanges.length === 0) return candidateAt;
  return candidateAt.length === 0 ? busyRanges : [...candidateAt, ...busyRanges];
}

/** The session's time and the longer time it takes from the coach, buffers included. */
export function claimedTime(
  session: { startsAt: Date; minutes: number },
  rules: Pick<BookingRules, 'bufferBeforeMinutes' | 'bufferAfterMinutes'>,
): { startsAt: Date; endsAt: Date; from: Date; to: Date } {
  const startMs = session.startsAt.getTime();
  const endMs = startMs + session.minutes * MINUTE_MS;
  return {
    startsAt: session.startsAt,
    endsAt: new Date(endMs),
    from: new Date(startMs - rules.bufferBeforeMinutes * MINUTE_MS),
    to: new Date(endMs + rules.bufferAfterMinutes * MINUTE_MS),
  };
}
