import { Injectable } from '@nestjs/common';
import { Packs } from '../packs';
import { Clock } from '../platform/clock/clock';
import { Database } from '../platform/database/database';
import type { Principal } from '../platform/http/access';
import { decodeInstantCursor, page } from '../platform/http/paging';
import { HOUR_MS } from '../shared/time';
import { timeliness } from './domain/feedback-deadline';
import type { DeadlineState } from './domain/feedback-deadline.states';
import type { FormStatus } from './domain/form.states';
import type { LateForm, LateFormsQuery, QueuedForm, QueueQuery } from './form-queues.schemas';

interface Row {
  bookingId: string;
  startsAt: Date;
  endsAt: Date;
  packKey: string;
  stageKey: string;
  candidateId: string;
  candidateName: string;
  dueAt: Date;
  deadline: DeadlineState;
  filedAt: Date | null;
  formId: string | null;
  formStatus: FormStatus | null;
  formVersion: number | null;
  formUpdatedAt: Date | null;
}

interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
}

const OPEN = `d.state NOT IN ('filed', 'dropped')`;

/** `$1` the coach, `$2` and `$3` the cursor, `$4` one more than the page. Who waits longest comes first. */
const queueSql = (condition: string, order: 'ASC' | 'DESC', after: '<' | '>'): string => `
  SELECT d.booking_id AS "bookingId", b.starts_at AS "startsAt", b.ends_at AS "endsAt", b.pack_key AS "packKey",
    b.stage_key AS "stageKey", b.candidate_id AS "candidateId", person.name AS "candidateName",
    d.due_at AS "dueAt", d.state AS deadline, d.filed_at AS "filedAt", f.id AS "formId", f.status AS "formStatus",
    f.version AS "formVersion", f.updated_at AS "formUpdatedAt"
  FROM feedback_duties d
  JOIN bookings b ON b.id = d.booking_id
  JOIN accounts person ON person.id = b.candidate_id
  LEFT JOIN feedback_forms f ON f.booking_id = d.booking_id AND f.status <> 'entered_in_error'
  WHERE d.coach_account_id = $1 AND ${condition}
    AND ($2::timestamptz IS NULL OR (d.due_at, d.booking_id) ${after} ($2, $3::uuid))
  ORDER BY d.due_at ${order}, d.booking_id ${order} LIMIT $4`;

const QUEUES: Record<QueueQuery['state'], string> = {
  open: queueSql(OPEN, 'ASC', '>'),
  filed: queueSql(`d.state = 'filed'`, 'DESC', '<'),
};

const LATE = `
  SELECT d.booking_id AS "bookingId", d.state, d.due_at AS "dueAt", b.coach_id AS "coachId",
    coach.name AS "coachName", b.candidate_id AS "candidateId", candidate.name AS "candidateName",
    f.id AS "formId", f.updated_at AS "formUpdatedAt"
  FROM feedback_duties d
  JOIN bookings b ON b.id = d.booking_id
  JOIN accounts coach ON coach.id = d.coach_account_id
  JOIN accounts candidate ON candidate.id = b.candidate_id
  LEFT JOIN feedback_forms f ON f.booking_id = d.booking_id AND f.status <> 'entered_in_error'
  WHERE d.state IN ('overdue', 'escalated', 'missing') AND ($1::text IS NULL OR d.state = $1)
    AND ($2::timestamptz IS NULL OR (d.due_at, d.booking_id) > ($2, $3::uuid))
  ORDER BY d.due_at, d.booking_id LIMIT $4`;

/** Lists of forms that are owed: a coach's own, and the late ones for admins. One statement each. */
@Injectable()
export class FormQueues {
  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly packs: Packs,
  ) {}

  /** The forms of the caller's completed sessions: open ones by deadline, filed ones newest first. */
  async ofCoach(caller: Principal, { state, limit, cursor }: QueueQuery): Promise<Page<QueuedForm>> {
    const now = this.clock.now();
    const rows = await this.database.query<Row>(QUEUES[state], [
      caller.accountId,
      ...decodeInstantCursor(cursor),
      limit + 1,
    ]);
    const { items, nextCursor } = page(rows, limit, position);
    return { items: items.map((row) => this.shown(row, now)), nextCursor };
  }

  /** Forms whose deadline has passed, the oldest first. */
  async late({ state, limit, cursor }: LateFormsQuery): Promise<Page<LateForm>> {
    const now = this.clock.now();
    const rows = await this.database.query<LateRow>(LATE, [
      state ?? null,
      ...decodeInstantCursor(cursor),
      limit + 1,
    ]);
    const { items, nextCursor } = page(rows, limit, position);
    return { items: items.map((row) => shownLate(row, now)), nextCursor };
  }

  private shown(row: Row, now: Date): QueuedForm {
    const { bookingId, startsAt, endsAt, dueAt, filedAt } = row;
    const pack = this.packs.pack(row.packKey);
    return {
      bookingId,
      startsAt,
      endsAt,
      pack: { key: row.packKey, title: pack?.title ?? row.packKey },
      stage: { key: row.stageKey, title: this.packs.sessionTitle(row.packKey, row.stageKey) },
      candidate: { id: row.candidateId, name: row.candidateName },
      dueAt,
      overdue: filedAt === null && now > dueAt,
      filedAt,
      timeliness: filedAt && timeliness(dueAt, filedAt),
      form: formOf(row),
    };
  }
}

interface LateRow {
  bookingId: string;
  state: LateForm['state'];
  dueAt: Date;
  coachId: string;
  coachName: string;
  candidateId: string;
  candidateName: string;
  formId: string | null;
  formUpdatedAt: Date | null;
}

const position = ({ dueAt, bookingId }: { dueAt: Date; bookingId: string }): string[] => [
  dueAt.toISOString(),
  bookingId,
];

const formOf = ({ formId, formStatus, formVersion, formUpdatedAt }: Row): QueuedForm['form'] =>
  formId && formStatus && formVersion !== null && formUpdatedAt
    ? { id: formId, status: formStatus, version: formVersion, updatedAt: formUpdatedAt }
    : null;

const shownLate = (row: LateRow, now: Date): LateForm => ({
  bookingId: row.bookingId,
  state: row.state,
  dueAt: row.dueAt,
  hoursLate: Math.floor((now.getTime() - row.dueAt.getTime()) / HOUR_MS),
  coach: { id: row.coachId, name: row.coachName },
  candidate: { id: row.candidateId, name: row.candidateName },
  draft: row.formId && row.formUpdatedAt ? { id: row.formId, updatedAt: row.formUpdatedAt } : null,
});
