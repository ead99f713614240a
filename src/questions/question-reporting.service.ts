import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '../platform/database/database';
import type { Principal } from '../platform/http/access';
import { decodeInstantCursor, page } from '../platform/http/paging';
import { QuestionBank } from './question-bank.service';
import { type QuestionReport, QuestionReports } from './question-reports.service';
import { QuestionCatalogue } from './question-catalogue.service';
import type { ReportDecision, ReportQueueQuery } from './question-bank.schemas';

/** Reports of questions that look confidential: by any coach, and by a candidate who was asked one. */
@Injectable()
export class QuestionReporting {
  constructor(
    private readonly database: Database,
    private readonly catalogue: QuestionCatalogue,
    private readonly bank: QuestionBank,
    private readonly reports: QuestionReports,
  ) {}

  /** By a coach or an admin, of a question they can see. Errors: 403, 404, 409 `question_report.exists`. */
  async ofBank(caller: Principal, questionId: string, reason: string): Promise<QuestionReport> {
    const { id } = await this.catalogue.visible(caller, questionId);
    return this.file(caller, id, reason);
  }

  /** A page of reports for admins, oldest first. */
  async queue({ status, limit, cursor }: ReportQueueQuery) {
    const rows = await this.reports.queue(status, decodeInstantCursor(cursor), limit + 1);
    return page(rows, limit, (row) => [row.createdAt.toISOString(), row.id]);
  }

  /**
   * An admin keeps or retires the question, which settles every open report about it. Errors: 404, 409
   * `question_report.decided`.
   */
  async decide(admin: Principal, id: string, { decision, reason }: ReportDecision): Promise<QuestionReport> {
    const { questionId } = await this.reports.byId(id);
    await this.database.tx(async (tx) => {
      const question = await this.bank.lock(tx, questionId);
      const adminId = admin.accountId;
      const decided = await this.reports.decide(tx, id, decision, { reason, adminId });
      const isDrawn = question.status === 'active' || question.status === 'proposed';
      if (decision === 'retire' && isDrawn) await this.bank.move(tx, question, 'retire', reason);
      const reportIds = decided.map((report) => report.id);
      await tx.note({
        actorId: adminId,
        action: `question.report_${decision === 'keep' ? 'kept' : 'retired'}`,
        subjectType: 'question',
        subjectId: questionId,
        data: { reason, reportIds },
      });
      await tellReporters(tx, questionId, decision, reportIds);
    });
    return this.reports.byId(id);
  }

  /** By somebody who may know the question, once. Errors: 404, 409 `question_report.exists`. */
  async file({ accountId }: Principal, questionId: string, reason: string): Promise<QuestionReport> {
    const id = await this.database.tx(async (tx) => {
      await this.bank.lock(tx, questionId);
      const reportId = await this.reports.add(tx, { questionId, reporterId: accountId, reason });
      const type = 'question.reported';
      const subject = { subjectType: 'question', subjectId: questionId };
      await tx.note({ actorId: accountId, action: type, ...subject, data: { reportId } });
      await tx.publish({ type, aggregateId: questionId, data: { questionId, reportId } });
      return reportId;
    });
    return this.reports.byId(id);
  }
}

const tellReporters = async (
  tx: Tx,
  questionId: string,
  decision: string,
  reportIds: string[],
): Promise<void> => {
  for (const reportId of reportIds)
    await tx.publish({
      type: 'question.report_decided',
      aggregateId: questionId,
      data: { questionId, reportId, decision },
    });
};
