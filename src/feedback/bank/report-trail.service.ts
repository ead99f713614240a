import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/database';
import { Outbox } from '../../platform/events/outbox';

/** What is kept and told of reports about questions. */
@Injectable()
export class ReportTrail {
  constructor(private readonly outbox: Outbox) {}

  /** Admins learn of it by their queue and by mail. */
  async filed(
    tx: Tx,
    { accountId, questionId, reportId }: { accountId: string; questionId: string; reportId: string },
  ): Promise<void> {
    await tx.note({
      actorId: accountId,
      action: 'question.reported',
      subjectType: 'question',
      subjectId: questionId,
      data: { reportId },
    });
    await this.outbox.publish(tx, {
      type: 'question.reported',
      aggregateId: questionId,
      data: { questionId, reportId },
    });
  }

  /** Everybody who reported the question is told. */
  async decided(
    tx: Tx,
    {
      adminId,
      questionId,
      decision,
      reason,
      decided,
    }: {
      adminId: string;
      questionId: string;
      decision: string;
      reason: string;
      decided: { id: string; reporterId: string }[];
    },
  ): Promise<void> {
    const reportIds = decided.map(({ id }) => id);
    await tx.note({
      actorId: adminId,
      action: `question.report_${decision === 'keep' ? 'kept' : 'retired'}`,
      subjectType: 'question',
      subjectId: questionId,
      data: { reason, reportIds },
    });
    for (const reportId of reportIds)
      await this.outbox.publish(tx, {
        type: 'question.report_decided',
        aggregateId: questionId,
        data: { questionId, reportId, decision },
      });
  }
}
