import { Injectable } from '@nestjs/common';
import type { Whose } from '../bookings';
import { auditedData } from '../platform/audit/audit';
import { Conditions } from '../platform/database/conditions';
import { Database } from '../platform/database/database';
import { decodeIdCursor, page } from '../platform/http/paging';
import type { AuditQuery, MailsQuery } from './admin.schemas';
import type { CommandsQuery } from './provider.schemas';

export interface Page<Row> {
  items: Row[];
  nextCursor: string | null;
}

interface Person {
  id: string;
  name: string;
  erased: boolean;
}

export interface HistoryEntry {
  at: Date;
  event: string;
  from: string | null;
  to: string;
  actorId: string | null;
  actor: Person | null;
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
  recipient: Person | null;
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
  actor: Person | null;
  action: string;
  subjectType: string;
  subjectId: string;
  /** Where it is about an account or a coach. */
  subject: Person | null;
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

/** Parked, but for a bank and not for a person. */
const WAITS = `p.status = 'needs_review' AND p.waits_for_dispute`;

interface CommandEntry {
  id: string;
  orderId: string;
  kind: string;
  status: string;
  attempts: number;
  createdAt: Date;
  nextAttemptAt: Date;
  waitsFor: 'dispute' | null;
}

/** Somebody, read from a joined account: the name that is left once they are erased is nobody's, so it says so. */
const person = (alias: string): string =>
  `CASE WHEN ${alias}.id IS NOT NULL THEN
     json_build_object('id', ${alias}.id, 'name', ${alias}.name, 'erased', ${alias}.erased_at IS NOT NULL) END`;

/** Lists that only admins see. Ids are made in time order, so the newest come first by id. */
@Injectable()
export class AdminQueries {
  constructor(private readonly database: Database) {}

  history(bookingId: string): Promise<HistoryEntry[]> {
    return this.database.query<HistoryEntry>(
      `SELECT h.at, h.event, h.from_status AS "from", h.to_status AS "to", h.actor_id AS "actorId",
         ${person('actor')} AS actor
       FROM booking_history h LEFT JOIN accounts actor ON actor.id = h.actor_id WHERE h.booking_id = $1 ORDER BY h.id`,
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
      `SELECT m.id, m.kind, m.recipient_id AS "recipientId", ${person('recipient')} AS recipient,
         m.about_id AS "aboutId", m.subject,
         CASE WHEN m.kind LIKE 'account.%' THEN NULL
           ELSE regexp_replace(m.text_body, '[?&]token=[^[:space:]]+', '', 'g') END AS text, m.status, m.attempts,
         m.last_error AS "lastError", m.created_at AS "createdAt", m.sent_at AS "sentAt"
       FROM mails m LEFT JOIN accounts recipient ON recipient.id = m.recipient_id`,
      'm',
      new Conditions().add('m.status = ?', status).add('m.recipient_id = ?::uuid', recipientId),
      { limit, cursor },
    );
  }

  /** With names beside ids: of who acted, and of whom it is about. */
  audit({
    subjectId,
    actorId,
    personId,
    action,
    from,
    to,
    ...paging
  }: AuditQuery): Promise<Page<AuditEntry>> {
    return this.newestFirst<AuditEntry>(
      `SELECT l.id, l.at, l.actor_id AS "actorId", ${person('actor')} AS actor, l.action,
         l.subject_type AS "subjectType", l.subject_id AS "subjectId", ${person('subject')} AS subject, ${auditedData('l')} AS data
       FROM audit_log l LEFT JOIN accounts actor ON actor.id = l.actor_id
       LEFT JOIN coaches c ON l.subject_type = 'coach' AND c.id = l.subject_id
       LEFT JOIN accounts subject ON subject.id = CASE l.subject_type
         WHEN 'account' THEN l.subject_id WHEN 'coach' THEN c.account_id END`,
      'l',
      new Conditions()
        .add('l.subject_id = ?::uuid', subjectId)
        .add('l.actor_id = ?::uuid', actorId)
        .add(
          `l.actor_id = ?::uuid OR l.subject_id = ?::uuid
           OR l.subject_id = (SELECT id FROM coaches WHERE account_id = ?::uuid)`,
          personId,
        )
        .add('l.action = ?', action)
        .add('l.at >= ?', from)
        .add('l.at < ?', to),
      paging,
    );
  }

  commands({ status, waitsFor, limit, cursor }: CommandsQuery): Promise<Page<CommandEntry>> {
    return this.newestFirst<CommandEntry>(
      `SELECT p.id, p.order_id AS "orderId", p.kind, p.status, p.attempts, p.created_at AS "createdAt",
         p.next_attempt_at AS "nextAttemptAt", CASE WHEN ${WAITS} THEN 'dispute' END AS "waitsFor"
       FROM payment_commands p`,
      'p',
      new Conditions().add('p.status = ?', status).add(`${WAITS} AND ?::text = 'dispute'`, waitsFor),
      { limit, cursor },
    );
  }

  private async newestFirst<Row extends { id: string }>(
    select: string,
    alias: string,
    wanted: Conditions,
    { limit, cursor }: { limit: number; cursor?: string },
  ): Promise<Page<Row>> {
    wanted.add(`${alias}.id < ?::uuid`, decodeIdCursor(cursor));
    const rows = await this.database.query<Row>(
      `${select} ${wanted.where} ORDER BY ${alias}.id DESC LIMIT ${wanted.place(limit + 1)}`,
      wanted.values,
    );
    return page(rows, limit, (row) => [row.id]);
  }
}
