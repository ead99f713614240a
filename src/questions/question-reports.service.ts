import { Injectable } from '@nestjs/common';
import { columns } from '../platform/database/columns';
import { Database, type Tx } from '../platform/database/database';
import { conflict, notFound } from '../shared/errors';
import { newId } from '../shared/ids';
import { nextState } from '../shared/state-table';
import { QuestionReportRow } from './bank.entity';
import {
  type QuestionReportEvent,
  questionReportStates,
  type QuestionReportStatus,
} from './domain/question-report.states';

export interface QuestionReport {
  id: string;
  questionId: string;
  packKey: string;
  questionKey: string;
  questionText: string;
  reporterId: string;
  status: QuestionReportStatus;
  reason: string;
  decisionReason: string | null;
  createdAt: Date;
  decidedAt: Date | null;
}

const COLUMNS = `${columns(QuestionReportRow, 'r', { but: ['decidedBy'] })}, q.pack_key AS "packKey",
  q.key AS "questionKey", q.content->>'text' AS "questionText"`;
const SOURCE = 'question_reports r JOIN bank_questions q ON q.id = r.question_id';

/** Reports that a question should not be asked. One per person and question, so that nobody can block one for ever. */
@Injectable()
export class QuestionReports {
  constructor(private readonly database: Database) {}

  /** Adds a report. Error: 409 `question_report.exists` for a second one by the same person. */
  async add(
    tx: Tx,
    { questionId, reporterId, reason }: Pick<QuestionReport, 'questionId' | 'reporterId' | 'reason'>,
  ): Promise<string> {
    const id = newId();
    await tx.query(
      `INSERT INTO question_reports (id, question_id, reporter_id, status, reason, created_at)
       VALUES ($1, $2, $3, 'open', $4, $5)`,
      [id, questionId, reporterId, reason, tx.now],
    );
    return id;
  }

  /** 404 `question_report.not_found`. */
  async byId(id: string): Promise<QuestionReport> {
    const [report] = await this.database.query<QuestionReport>(
      `SELECT ${COLUMNS} FROM ${SOURCE} WHERE r.id = $1`,
      [id],
    );
    if (!report) throw notFound('question_report');
    return report;
  }

  /** What waits longest comes first. */
  queue(
    status: QuestionReportStatus,
    [since, id]: [string | null, string | null],
    limit: number,
  ): Promise<QuestionReport[]> {
    return this.database.query<QuestionReport>(
      `SELECT ${COLUMNS} FROM ${SOURCE}
       WHERE r.status = $1 AND ($2::timestamptz IS NULL OR (r.created_at, r.id) > ($2, $3::uuid))
       ORDER BY r.created_at, r.id LIMIT $4`,
      [status, since, id, limit],
    );
  }

  /**
   * Decides every open report about the question that this one is about: the judgement is about the question. The
   * question must be locked. Answers them; error: 409 `question_report.decided`.
   */
  async decide(
    tx: Tx,
    reportId: string,
    event: QuestionReportEvent,
    { reason, adminId }: { reason: string; adminId: string },
  ): Promise<{ id: string; reporterId: string }[]> {
    const status = nextState(questionReportStates, 'open', event);
    const decided = await tx.query<{ id: string; reporterId: string }>(
      `UPDATE question_reports r SET status = $2, decision_reason = $3, decided_by = $4, decided_at = $5
       WHERE r.status = 'open' AND r.question_id = (
         SELECT question_id FROM question_reports WHERE id = $1 AND status = 'open')
       RETURNING r.id, r.reporter_id AS "reporterId"`,
      [reportId, status, reason, adminId, tx.now],
    );
    if (decided.length === 0) throw conflict('question_report.decided', 'This report is decided already.');
    return decided;
  }
}
