import { Injectable } from '@nestjs/common';
import { Accounts } from '../identity';
import type { Tx } from '../platform/database/database';
import type { MailContent } from '../platform/mail/layout';
import { MailsToPeople } from './mails-to-people.service';

interface ReportFacts {
  reporterId: string;
  text: string;
  decisionReason: string | null;
}

interface QuestionFacts {
  authorId: string | null;
  text: string;
  reason: string | null;
}

/** The mails about questions of the bank: proposals and reports, and what was decided on them. */
@Injectable()
export class QuestionMails {
  constructor(
    private readonly accounts: Accounts,
    private readonly mails: MailsToPeople,
  ) {}

  /** To every admin: a question is not drawn until they decide. */
  async reported(tx: Tx, reportId: string): Promise<void> {
    const content: MailContent = {
      title: 'A question was reported',
      paragraphs: [
        'somebody reported a question of the bank. It is not drawn until you keep or retire it.',
        'Log in to see the reports.',
      ],
    };
    for (const to of await this.accounts.admins(tx))
      await this.mails.send(tx, { kind: 'question.reported', about: reportId, to, content });
  }

  /** To who reported it: what was decided, and why. */
  async reportDecided(tx: Tx, reportId: string, decision: string): Promise<void> {
    const [facts] = await tx.query<ReportFacts>(
      `SELECT r.reporter_id AS "reporterId", q.content->>'text' AS text, r.decision_reason AS "decisionReason"
       FROM question_reports r JOIN bank_questions q ON q.id = r.question_id WHERE r.id = $1`,
      [reportId],
    );
    if (!facts) return;
    const outcome =
      decision === 'retire'
        ? 'we have taken it out of the bank: nobody will be asked it here any more.'
        : 'we looked into it, and it stays in the bank.';
    await this.send(tx, 'question.report_decided', reportId, facts.reporterId, {
      title: 'The question that you reported',
      paragraphs: [
        `thank you for your report about “${facts.text}”: ${outcome}`,
        `What the reviewer wrote: ${facts.decisionReason ?? ''}`,
      ],
    });
  }

  /** To who added it: whether others are given it. */
  async decided(tx: Tx, questionId: string, status: string, sequence: number): Promise<void> {
    const [facts] = await tx.query<QuestionFacts>(
      `SELECT author_id AS "authorId", content->>'text' AS text, reason FROM bank_questions WHERE id = $1`,
      [questionId],
    );
    if (!facts?.authorId) return;
    const outcome = OUTCOMES[status] ?? 'its state has changed.';
    const content = {
      title: 'Your question in the bank',
      paragraphs: [`“${facts.text}”: ${outcome}`, `What the reviewer wrote: ${facts.reason ?? ''}`],
    };
    await this.send(tx, 'question.decided', questionId, facts.authorId, content, sequence);
  }

  private async send(
    tx: Tx,
    kind: string,
    about: string,
    recipientId: string,
    content: MailContent,
    sequence?: number,
  ): Promise<void> {
    const to = (await this.accounts.profiles([recipientId], tx)).get(recipientId);
    if (to) await this.mails.send(tx, { kind, about, sequence, to, content });
  }
}

const OUTCOMES: Record<string, string> = {
  active: 'an admin approved it, and every coach’s sessions may be given it now.',
  rejected: 'an admin decided not to take it into the bank.',
  retired: 'an admin took it out of the bank.',
};
