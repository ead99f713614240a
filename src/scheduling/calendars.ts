import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database';
import { perTurn } from '../platform/database/turn-reads';
import { Recent } from '../shared/recent';
import type { WallInterval } from './domain/availability-windows';
import type { BookingRules, WeeklyHours } from './domain/booking.rules';
import type { BusySession, OutsideBusy } from './domain/slots';
import { MARGIN_MS, type SlotFacts } from './slots.queries';

/** A claim with what decides whether it counts: the deadline of a hold, and whose hold it is. */
interface Claimed extends BusySession {
  expiresAtMs: number | null;
  candidateId: string | null;
}

/** All that decides when a coach can be booked, from `sinceMs` on, as of one revision. */
export interface Calendar {
  coachId: string;
  revision: number;
  sinceMs: number;
  /** Published, and the person behind it may log in. */
  listed: boolean;
  /** Length in minutes of each offering that is sold, by its id. */
  offerings: Record<string, number>;
  /** Null while the coach has set no hours. */
  hours: { zone: string; version: number; weekly: WeeklyHours[]; rules: BookingRules } | null;
  overrides: { date: string; intervals: WallInterval[] }[];
  claims: Claimed[];
  /** When the coach is the candidate of somebody else. */
  candidateAt: (OutsideBusy & { expiresAtMs: number | null })[];
  /** Time off, outside calendars and blocks; without their source, which lists do not tell. */
  busyRanges: OutsideBusy[];
}

interface Revision {
  coachId: string;
  revision: number;
}

/** Coaches that a process remembers; some 5 kB each. */
const MOST_REMEMBERED = 2_000;

/**
 * The coaches' calendars. They are remembered, but every use asks the database for their revisions first, so what was
 * committed before the question is in the answer, whichever process did it (docs/adr/0009). What changes with time
 * alone is not remembered: see `factsAt`.
 */
@Injectable()
export class Calendars {
  private readonly known = new Recent<Calendar>(MOST_REMEMBERED);
  private readonly revisions = perTurn((asked: readonly string[][]) => this.readRevisions(asked));

  constructor(private readonly database: Database) {}

  /** The calendars of those coaches that there are, by id, for starts from an instant on. */
  async of(coachIds: string[], from: Date): Promise<Map<string, Calendar>> {
    const sinceMs = from.getTime() - MARGIN_MS;
    const found = new Map<string, Calendar>();
    const changed: string[] = [];
    for (const { coachId, revision } of await this.revisions.ask(coachIds)) {
      const known = this.known.get(coachId);
      if (known?.revision === revision && known.sinceMs <= sinceMs) found.set(coachId, known);
      else changed.push(coachId);
    }
    if (changed.length > 0)
      for (const calendar of await this.load(changed, sinceMs)) found.set(calendar.coachId, calendar);
    return found;
  }

  private async readRevisions(asked: readonly string[][]): Promise<Revision[][]> {
    const rows = await this.database.query<Revision>(
      `SELECT coach_id AS "coachId", revision FROM coach_revisions WHERE coach_id = ANY ($1::uuid[])`,
      [[...new Set(asked.flat())]],
    );
    const found = new Map(rows.map((row) => [row.coachId, row]));
    return asked.map((coachIds) => coachIds.flatMap((id) => found.get(id) ?? []));
  }

  /** One statement, and so of one moment: the revision is that of the facts beside it. */
  private async load(coachIds: string[], sinceMs: number): Promise<Calendar[]> {
    const since = new Date(sinceMs);
    const rows = await this.database.query<Omit<Calendar, 'sinceMs'>>(LOAD, [
      coachIds,
      since.toISOString().slice(0, 10),
      since,
    ]);
    const calendars = rows.map((row) => ({ ...row, sinceMs }));
    for (const calendar of calendars) this.known.set(calendar.coachId, calendar);
    return calendars;
  }
}

const LOAD = `
  SELECT r.coach_id AS "coachId", r.revision, c.status = 'published' AND person.suspended_at IS NULL AS listed,
    (SELECT coalesce(jsonb_object_agg(o.id, o.minutes), '{}') FROM offerings o
     WHERE o.coach_id = r.coach_id AND o.active AND o.kind = 'session') AS offerings,
    (SELECT jsonb_build_object('zone', a.zone, 'version', a.version, 'weekly', a.weekly, 'rules', a.rules)
     FROM availability a WHERE a.coach_id = r.coach_id) AS hours,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('date', to_char(o.date, 'YYYY-MM-DD'), 'intervals', o.intervals)), '[]')
     FROM date_overrides o WHERE o.coach_id = r.coach_id AND o.date >= $2::date) AS overrides,
    (SELECT coalesce(jsonb_agg(jsonb_build_object(
       'ref', k.booking_id,
       'hold', k.kind = 'hold',
       'candidateId', (SELECT v.candidate_id FROM candidate_claims v WHERE v.booking_id = k.booking_id),
       'expiresAtMs', (extract(epoch FROM k.expires_at) * 1000)::bigint,
       'startMs', (extract(epoch FROM k.starts_at) * 1000)::bigint,
       'endMs', (extract(epoch FROM k.ends_at) * 1000)::bigint,
       'bufferBeforeMinutes', (extract(epoch FROM k.starts_at - lower(k.during)) / 60)::int,
       'bufferAfterMinutes', (extract(epoch FROM upper(k.during) - k.ends_at) / 60)::int)), '[]')
     FROM coach_claims k WHERE k.coach_id = r.coach_id AND k.during && tstzrange($3, NULL)) AS claims,
    (SELECT coalesce(jsonb_agg(jsonb_build_object(
       'expiresAtMs', (extract(epoch FROM v.expires_at) * 1000)::bigint,
       'startMs', (extract(epoch FROM lower(v.during)) * 1000)::bigint,
       'endMs', (extract(epoch FROM upper(v.during)) * 1000)::bigint)), '[]')
     FROM candidate_claims v WHERE v.candidate_id = c.account_id AND v.during && tstzrange($3, NULL)) AS "candidateAt",
    (SELECT coalesce(jsonb_agg(jsonb_build_object(
       'startMs', (extract(epoch FROM b.starts_at) * 1000)::bigint,
       'endMs', (extract(epoch FROM b.ends_at) * 1000)::bigint)), '[]')
     FROM busy_ranges b WHERE b.coach_id = r.coach_id AND b.ends_at > $3) AS "busyRanges"
  FROM coach_revisions r
  JOIN coaches c ON c.id = r.coach_id
  JOIN accounts person ON person.id = c.account_id
  WHERE r.coach_id = ANY ($1::uuid[])`;

/** The facts of a calendar as of `now`, for one who looks; null without hours. Holds past their deadline are gone. */
export function factsAt(calendar: Calendar, now: Date, viewerId: string | null): SlotFacts | null {
  const { coachId, hours, overrides, claims } = calendar;
  if (!hours) return null;
  const counts = stillCounts(now);
  const busy = claims
    .filter(counts)
    .map((claim) => (viewerId !== null && isOwnHold(claim, viewerId) ? { ...claim, own: true } : claim));
  return {
    coachId,
    zone: hours.zone,
    version: hours.version,
    weekly: hours.weekly,
    rules: hours.rules,
    overrides,
    busy,
    candidateAt: calendar.candidateAt.filter(counts),
    busyRanges: calendar.busyRanges,
  };
}

const stillCounts =
  (now: Date) =>
  ({ expiresAtMs }: { expiresAtMs: number | null }): boolean =>
    expiresAtMs === null || expiresAtMs > now.getTime();

/** When each hold that still counts runs out: epoch milliseconds. */
export const openDeadlines = ({ claims, candidateAt }: Calendar, now: Date): number[] =>
  [...claims, ...candidateAt].flatMap(({ expiresAtMs }) =>
    expiresAtMs !== null && expiresAtMs > now.getTime() ? [expiresAtMs] : [],
  );

const isOwnHold = ({ hold, candidateId }: Claimed, viewerId: string): boolean =>
  hold === true && candidateId === viewerId;
