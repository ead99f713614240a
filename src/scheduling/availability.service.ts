import { Inject, Injectable } from '@nestjs/common';
import { type Coach, coachZones } from '../coaches';
import { Clock } from '../platform/clock/clock';
import { type Config, CONFIG } from '../platform/config/config';
import { Database, type Queryable, type Tx } from '../platform/database/database';
import {
  type DomainError,
  notFound,
  preconditionFailed,
  preconditionRequired,
  refused,
} from '../shared/errors';
import { newId } from '../shared/ids';
import { DAY_MS } from '../shared/time';
import type {
  AvailabilityAnswer,
  AvailabilityChange,
  AvailabilityRequest,
  OverrideRequest,
  SessionOutside,
} from './availability.schemas';
import { BookedSessions } from './booked-sessions.queries';
import { checkIntervals, checkRules, DEFAULT_RULES } from './domain/booking.rules';
import { formatDay, parseDay } from './domain/calendar-day';
import { type CoachHours, hoursChangeInWords } from './domain/hours-in-words';
import { localDateOf } from './domain/zone-offsets';
import { lockFirstHours, lockHours } from './hours-lock';

/** Who changes a coach's hours: the coach, or an admin on their behalf. */
export interface Editor {
  accountId: string;
  coach: Pick<Coach, 'id' | 'zone' | 'accountZone'>;
  /** The version they edited (If-Match); null when they did not say. */
  version: number | null;
  /** Why somebody else than the coach edits them; the coach is told. */
  reason?: string;
}

type Hours = Omit<AvailabilityAnswer, 'zones'>;

const MAX_OVERRIDES = 400;
const OVERRIDE_AHEAD_DAYS = 730;

/** A coach's weekly hours, date overrides and booking rules. */
@Injectable()
export class AvailabilityService {
  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly sessions: BookedSessions,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The hours as they are; version 0, no hours and the default rules before they are first set. */
  async of(coach: Editor['coach'], reader: Queryable = this.database): Promise<AvailabilityAnswer> {
    const [row] = await reader.query<Hours>(READ, [coach.id, this.yesterdayAnywhere()]);
    const zones = coachZones({ ...coach, hoursZone: row?.zone ?? null });
    return { ...(row ?? { ...nothingSet(coach), coachId: coach.id }), zones };
  }

  /**
   * Replaces zone, weekly hours and rules. Sessions that are booked stay as they are, and the answer of this and of each
   * other change lists those that the hours no longer hold. Errors: 428
   * `availability.version_required`, 412 `availability.changed_meanwhile`; 422 `availability.window_inverted`,
   * `availability.notice_too_short`, `availability.horizon_inverted`.
   */
  async replace(editor: Editor, request: AvailabilityRequest): Promise<AvailabilityChange> {
    checkRules(request.rules, this.config.holdMinutes);
    checkIntervals(request.weekly, 'weekly');
    return this.database.tx(async (tx) => {
      const present = await lockHours(tx, editor.coach.id);
      if (present !== null && editor.version === null) throw versionRequired();
      requireVersion(editor.version, present);
      const before = await this.of(editor.coach, tx);
      await this.write(tx, editor.coach.id, request, present);
      return this.note(tx, editor, before, 'availability.changed', {});
    });
  }

  /**
   * Sets one date's hours; no intervals are a day off. The date is one of the coach's zone, from today to two years
   * ahead. Errors: 412; 422 `override.date_past`, `override.date_too_far`, `override.too_many`,
   * `availability.window_inverted`.
   */
  async override(editor: Editor, date: string, { intervals }: OverrideRequest): Promise<AvailabilityChange> {
    checkIntervals(intervals, 'intervals');
    return this.database.tx(async (tx) => {
      const { zone, before } = await this.touch(tx, editor);
      this.checkDate(zone, date);
      await tx.query(
        `INSERT INTO date_overrides (coach_id, date, intervals) VALUES ($1, $2, $3)
         ON CONFLICT ON CONSTRAINT date_overrides_pk DO UPDATE SET intervals = excluded.intervals`,
        [editor.coach.id, date, JSON.stringify(intervals)],
      );
      const changed = await this.note(tx, editor, before, 'availability.override_set', { date });
      if (changed.overrides.length > MAX_OVERRIDES) throw tooManyOverrides();
      return changed;
    });
  }

  /** Gives one date back to the weekly hours. Errors: 404 `date_override.not_found`, 412. */
  async removeOverride(editor: Editor, date: string): Promise<AvailabilityChange> {
    return this.database.tx(async (tx) => {
      const { before } = await this.touch(tx, editor);
      const gone = await tx.query<object>(
        `DELETE FROM date_overrides WHERE coach_id = $1 AND date = $2 RETURNING 1`,
        [editor.coach.id, date],
      );
      if (gone.length === 0) throw notFound('date_override');
      return this.note(tx, editor, before, 'availability.override_removed', { date });
    });
  }

  /** The row's lock and its next version, for a change of overrides; makes empty hours when there are none yet. */
  private async touch(
    tx: Tx,
    { coach, version }: Editor,
  ): Promise<{ zone: string; before: AvailabilityAnswer }> {
    const present = await lockHours(tx, coach.id);
    requireVersion(version, present);
    const before = await this.of(coach, tx);
    if (present === null) {
      const { zone, weekly, rules } = nothingSet(coach);
      await this.write(tx, coach.id, { zone, weekly, rules }, null);
      return { zone, before };
    }
    const [row] = await tx.query<{ zone: string }>(
      `UPDATE availability SET version = version + 1, updated_at = $2 WHERE coach_id = $1 RETURNING zone`,
      [coach.id, tx.now],
    );
    return { zone: row?.zone ?? coach.zone, before };
  }

  /** The first writer makes the row; who came second at that moment edited nothing that exists any more. */
  private async write(
    tx: Tx,
    coachId: string,
    { zone, weekly, rules }: AvailabilityRequest,
    present: number | null,
  ): Promise<void> {
    const facts = [coachId, zone, JSON.stringify(weekly), JSON.stringify(rules), tx.now];
    if (present !== null) {
      const set = 'zone = $2, weekly = $3, rules = $4, updated_at = $5, version = version + 1';
      await tx.query(`UPDATE availability SET ${set} WHERE coach_id = $1`, facts);
      return;
    }
    await lockFirstHours(tx, coachId);
    const made = await tx.query<unknown>(
      `INSERT INTO availability (coach_id, zone, weekly, rules, updated_at, version)
       VALUES ($1, $2, $3, $4, $5, 1) ON CONFLICT ON CONSTRAINT availability_pk DO NOTHING RETURNING 1`,
      facts,
    );
    if (made.length === 0) throw changedMeanwhile(null);
  }

  private checkDate(zone: string, date: string): void {
    const today = parseDay(localDateOf(zone, this.clock.now().getTime()));
    const day = parseDay(date);
    if (day < today)
      throw refused('override.date_past', `Give a date that is still to come: ${date} is over.`, 'date');
    if (day > today + OVERRIDE_AHEAD_DAYS) {
      throw refused('override.date_too_far', 'Dates can be set up to two years ahead.', 'date');
    }
  }

  /**
   * Writes down who changed the hours and answers them as they are now. Who did it for the coach says why, and the
   * coach hears of it, unless nothing is different.
   */
  private async note(
    tx: Tx,
    { accountId, coach, reason }: Editor,
    before: AvailabilityAnswer,
    action: string,
    data: object,
  ): Promise<AvailabilityChange> {
    const after = await this.of(coach, tx);
    const sessionsOutside = await this.sessions.outside(tx, coach.id, after as CoachHours);
    const changes = reason === undefined ? [] : hoursChangeInWords(before as CoachHours, after as CoachHours);
    const entryId = newId();
    await tx.note({
      id: entryId,
      actorId: accountId,
      action,
      subjectType: 'coach',
      subjectId: coach.id,
      data:
        reason === undefined
          ? data
          : { ...data, reason, changes, outside: sessionsOutside.map(withoutPeople) },
    });
    if (changes.length > 0)
      await tx.publish({
        type: 'availability.edited_for_coach',
        aggregateId: coach.id,
        data: { coachId: coach.id, editorId: accountId, auditEntryId: entryId },
      });
    return { ...after, sessionsOutside };
  }

  /** A date that is over in every zone but the last; older overrides are not shown. */
  private yesterdayAnywhere(): string {
    return formatDay(Math.floor(this.clock.now().getTime() / DAY_MS) - 1);
  }
}

const READ = `
  SELECT a.coach_id AS "coachId", a.zone, a.version, a.weekly, a.rules, a.updated_at AS "updatedAt",
    (SELECT coalesce(jsonb_agg(jsonb_build_object('date', to_char(o.date, 'YYYY-MM-DD'), 'intervals', o.intervals)
                               ORDER BY o.date), '[]')
     FROM date_overrides o WHERE o.coach_id = a.coach_id AND o.date >= $2::date) AS overrides
  FROM availability a WHERE a.coach_id = $1`;

/** What the audit log keeps of a session: which, and why. */
const withoutPeople = ({ id, reason: { rule, date } }: SessionOutside) => ({ bookingId: id, rule, date });

const nothingSet = ({ zone }: Editor['coach']) => ({
  zone,
  version: 0,
  weekly: [],
  rules: DEFAULT_RULES,
  overrides: [],
  updatedAt: null,
});

function requireVersion(edited: number | null, present: number | null): void {
  if (edited !== null && edited !== (present ?? 0)) throw changedMeanwhile(present);
}

const versionRequired = (): DomainError =>
  preconditionRequired('availability.version_required', 'Send the ETag of the hours you edited as If-Match.');

const changedMeanwhile = (version: number | null): DomainError =>
  preconditionFailed(
    'availability.changed_meanwhile',
    'The hours were changed since you read them; read them again.',
    version === null ? {} : { version },
  );

const tooManyOverrides = (): DomainError =>
  refused('override.too_many', `There can be ${MAX_OVERRIDES} dates with hours of their own.`, 'date');
