import { Injectable } from '@nestjs/common';
import { Bookings } from '../bookings';
import { Database, type Tx } from '../platform/database/database';
import type { Principal } from '../platform/http/access';
import { decodeInstantCursor, page } from '../platform/http/paging';
import { conflict, notFound } from '../shared/errors';
import { newId } from '../shared/ids';
import { nextState } from '../shared/state-table';
import { ratingReportStates, type RatingReportStatus } from './domain/rating-report.states';
import type {
  RatingReportDecision,
  RatingReportQueueQuery,
  RatingReportRequest,
  RatingReportView,
} from './ratings.schemas';

interface Reported {
  id: string;
  ratingId: string;
  about: 'rating' | 'reply';
  status: RatingReportStatus;
}

const VIEW = `
  SELECT p.id, p.about, p.reason, p.comment AS text, p.status, p.reporter_id AS "reporterId",
    p.created_at AS "createdAt", p.decided_at AS "decidedAt", p.decision_reason AS "decisionReason",
    jsonb_build_object('bookingId', r.booking_id, 'coachId', r.coach_id, 'stars', r.stars, 'text', r.comment,
      'reply', r.reply) AS rating
  FROM rating_reports p JOIN ratings r ON r.id = p.rating_id`;

/** Reports of ratings by their coach and of replies by their candidate, and what admins decide on them. */
@Injectable()
export class RatingReports {
  constructor(
    private readonly database: Database,
    private readonly bookings: Bookings,
  ) {}

  /**
   * Reports what the other one wrote: the coach the rating, the candidate the reply. It stays as it is until an admin
   * decides. Errors: 404 while there is nothing to read, 409 `rating_report.exists`.
   */
  async file(caller: Principal, bookingId: string, request: RatingReportRequest): Promise<RatingReportView> {
    const { side } = await this.bookings.forParticipant(bookingId, caller.accountId);
    const about = side === 'coach' ? 'rating' : 'reply';
    const id = newId();
    await this.database.tx(async (tx) => {
      const [rating] = await tx.query<{ id: string }>(
        `SELECT id FROM ratings WHERE booking_id = $1 AND hidden_until <= $2 AND ($3 = 'rating' OR reply IS NOT NULL)`,
        [bookingId, tx.now, about],
      );
      if (!rating) throw notFound(about === 'rating' ? 'rating' : 'rating_reply');
      await tx.query(
        `INSERT INTO rating_reports (id, rating_id, about, reporter_id, reason, comment, status, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, 'open', $7)`,
        [id, rating.id, about, caller.accountId, request.reason, request.text, tx.now],
      );
      const type = 'rating.reported';
      const subject = { subjectType: 'rating', subjectId: rating.id };
      await tx.note({ actorId: caller.accountId, action: type, ...subject, data: { reportId: id } });
      await tx.publish({ type, aggregateId: rating.id, data: { ratingId: rating.id, reportId: id } });
    });
    return this.byId(id);
  }

  /** A page for admins, what waits longest first. */
  async queue({ status, limit, cursor }: RatingReportQueueQuery) {
    const [since, id] = decodeInstantCursor(cursor);
    const rows = await this.database.query<RatingReportView & { createdAt: Date }>(
      `${VIEW} WHERE p.status = $1 AND ($2::timestamptz IS NULL OR (p.created_at, p.id) > ($2, $3::uuid))
       ORDER BY p.created_at, p.id LIMIT $4`,
      [status, since, id, limit + 1],
    );
    return page(rows, limit, (row) => [row.createdAt.toISOString(), row.id]);
  }

  /**
   * Hides what was reported, at once and everywhere, or keeps it; an earlier decision can be turned round. Errors: 404,
   * 409 `rating_report.decided` when it is decided so already.
   */
  async decide(
    admin: Principal,
    id: string,
    { decision, reason }: RatingReportDecision,
  ): Promise<RatingReportView> {
    await this.database.tx(async (tx) => {
      const report = await lockReport(tx, id);
      const status = nextState(ratingReportStates, report.status, decision);
      if (status === null)
        throw conflict('rating_report.decided', 'This report is decided in this way already.', {
          reportStatus: report.status,
        });
      const now = tx.now;
      await tx.query(
        `UPDATE rating_reports SET status = $2, decided_at = $3, decided_by = $4, decision_reason = $5 WHERE id = $1`,
        [id, status, now, admin.accountId, reason],
      );
      const column = report.about === 'rating' ? 'hidden_at' : 'reply_hidden_at';
      await tx.query(`UPDATE ratings SET ${column} = $2 WHERE id = $1`, [
        report.ratingId,
        decision === 'hide' ? now : null,
      ]);
      const type = 'rating.report_decided';
      const facts = { reportId: id, decision, reason, before: report.status };
      const subject = { subjectType: 'rating', subjectId: report.ratingId };
      await tx.note({ actorId: admin.accountId, action: type, ...subject, data: facts });
      await tx.publish({ type, aggregateId: report.ratingId, data: { ratingId: report.ratingId, ...facts } });
    });
    return this.byId(id);
  }

  private async byId(id: string): Promise<RatingReportView> {
    const [report] = await this.database.query<RatingReportView>(`${VIEW} WHERE p.id = $1`, [id]);
    if (!report) throw notFound('rating_report');
    return report;
  }
}

const lockReport = async (tx: Tx, id: string): Promise<Reported> => {
  const [report] = await tx.query<Reported>(
    `SELECT id, rating_id AS "ratingId", about, status FROM rating_reports WHERE id = $1 FOR UPDATE`,
    [id],
  );
  if (!report) throw notFound('rating_report');
  return report;
};
