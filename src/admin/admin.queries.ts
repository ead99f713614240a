import { Injectable } from '@nestjs/common';
import type { Whose } from '../bookings';
import { Database } from '../platform/database/database';
import { decodeIdCursor, page } from '../platform/http/paging';
import type { AuditQuery, CommandsQuery, MailsQuery } from './admin.schemas';

export interface Page<Row> {
  items: Row[];
  nextCursor: string | null;
}

export interface HistoryEntry {
  at: Date;
  event: string;
  from: string | null;
  to: string;
  actorId: string | null;
}

export interface ReportEntry {
  reporter: string;
  missing: string;
  note: string | null;
  at: Date;
}

interface MailEntry {
  id: string;
  kind: string;
  recipientId: string;
  aboutId: string;
  subject: string;
  text: string | null;
  status: string;
  attempts: number;
  lastError: string | null;
  createdAt: Date;
  sentAt: Date | null;
}

interface AuditEntry {
  id: string;
  at: Date;
  actorId: string | null;
  action: string;
  subjectType: string;
  subjectId: string;
  data: Record<string, unknown>;
}

interface OwedFormEntry {
  bookingId: string;
  formId: string | null;
  coachId: string;
  candidateId: string;
  state: string;
  dueAt: Date;
}

interface CommandEntry {
  id: string;
  orderId: string;
  kind: string;
  status: string;
  attempts: number;
  createdAt: Date;
  nextAttemptAt: Date;
}

/** Lists that only admins see. Ids are made in time order, so the newest come first by id. */
@Injectable()
export class AdminQueries {
  constructor(private readonly database: Database) {}

  history(bookingId: string): Promise<HistoryEntry[]> {
    return this.database.query<HistoryEntry>(
      `SELECT at, event, from_status AS "from", to_status AS "to", actor_id AS "actorId"
       FROM booking_history WHERE booking_id = $1 ORDER BY id`,
      [bookingId],
    );
  }

  noShowReports(bookingId: string): Promise<ReportEntry[]> {
    return this.database.query<ReportEntry>(
      `SELECT reporter, missing, note, reported_at AS at FROM no_show_reports WHERE booking_id = $1 ORDER BY id`,
      [bookingId],
    );
  }

  /** Feedback that is owed by a person or to them, or by a coach only; longest due first. */
  owedForms(whose: Whose): Promise<OwedFormEntry[]> {
    const [who, id] =
      'accountId' in whose
        ? ['(b.candidate_id = $1 OR b.coach_account_id = $1)', whose.accountId]
        : ['b.coach_id = $1', whose.coachId];
    return this.database.query<OwedFormEntry>(
      `SELECT d.booking_id AS "bookingId", f.id AS "formId", b.coach_id AS "coachId", b.candidate_id AS "candidateId",
         d.state, d.due_at AS "dueAt"
       FROM feedback_duties d JOIN bookings b ON b.id = d.booking_id
       LEFT JOIN feedback_forms f ON f.booking_id = d.booking_id AND f.status <> 'entered_in_error'
       WHERE ${who} AND d.state NOT IN ('filed', 'dropped') ORDER BY d.due_at, d.booking_id`,
      [id],
    );
  }

  /** Mails without addresses, without the text of those that carry a one-time token, and without tokens in links. */
  mails({ status, recipientId, limit, cursor }: MailsQuery): Promise<Page<MailEntry>> {
    return this.newestFirst<MailEntry>(
      `SELECT id, kind, recipient_id AS "recipientId", about_id AS "aboutId", subject,
         CASE WHEN kind LIKE 'account.%' THEN NULL
           ELSE regexp_replace(text_body, '[?&]token=[^[:space:]]+', '', 'g') END AS text, status, attempts,
         last_error AS "lastError", created_at AS "createdAt", sent_at AS "sentAt"
       FROM mails WHERE ($3::text IS NULL OR status = $3) AND ($4::uuid IS NULL OR recipient_id = $4)`,
      limit,
      cursor,
      [status ?? null, recipientId ?? null],
    );
  }

  audit({ subjectId, actorId, limit, cursor }: AuditQuery): Promise<Page<AuditEntry>> {
    return this.newestFirst<AuditEntry>(
      `SELECT id, at, actor_id AS "actorId", action, subject_type AS "subjectType", subject_id AS "subjectId", data
       FROM audit_log WHERE ($3::uuid IS NULL OR subject_id = $3) AND ($4::uuid IS NULL OR actor_id = $4)`,
      limit,
      cursor,
      [subjectId ?? null, actorId ?? null],
    );
  }

  commands({ status, limit, cursor }: CommandsQuery): Promise<Page<CommandEntry>> {
    return this.newestFirst<CommandEntry>(
      `SELECT id, order_id AS "orderId", kind, status, attempts, created_at AS "createdAt",
         next_attempt_at AS "nextAttemptAt"
       FROM payment_commands WHERE ($3::text IS NULL OR status = $3) AND $4::uuid IS NULL`,
      limit,
      cursor,
      [status ?? null, null],
    );
  }

  /** `select` ends in a WHERE clause over $3 and $4; $1 is the cursor's id and $2 the limit. */
  private async newestFirst<Row extends { id: string }>(
    select: string,
    limit: number,
    cursor: string | undefined,
    filters: [string | null, string | null],
  ): Promise<Page<Row>> {
    const rows = await this.database.query<Row>(
      `${select} AND ($1::uuid IS NULL OR id < $1) ORDER BY id DESC LIMIT $2`,
      [decodeIdCursor(cursor), limit + 1, ...filters],
    );
    return page(rows, limit, (row) => [row.id]);
  }
}
