import { Injectable } from '@nestjs/common';
import { Accounts } from '../identity';
import type { Events } from '../shared/events';
import type { Tx } from '../platform/database/database';
import type { MailContent } from '../platform/mail/layout';
import { MailsToPeople } from './mails-to-people.service';

interface Facts {
  about: 'rating' | 'reply';
  reporterId: string;
  authorId: string;
  text: string | null;
}

/** The mails about reports of ratings and of replies to them. */
@Injectable()
export class RatingMails {
  constructor(
    private readonly accounts: Accounts,
    private readonly mails: MailsToPeople,
  ) {}

  /** To every admin. */
  async reported(tx: Tx, reportId: string): Promise<void> {
    const content: MailContent = {
      title: 'A rating was reported',
      paragraphs: [
        'somebody reported a rating, or a reply to one. It stays as it is until you decide.',
        'Log in to see the reports.',
      ],
    };
    for (const to of await this.accounts.admins(tx))
      await this.mails.send(tx, { kind: 'rating.reported', about: reportId, to, content });
  }

  /** To who reported it, and to who wrote it once that changes anything for them. */
  async decided(
    tx: Tx,
    { reportId, decision, reason, before }: Events['rating.report_decided'],
    sequence: number,
  ): Promise<void> {
    const [facts] = await tx.query<Facts>(
      `SELECT p.about, p.reporter_id AS "reporterId",
         CASE p.about WHEN 'rating' THEN r.candidate_id ELSE b.coach_account_id END AS "authorId",
         CASE p.about WHEN 'rating' THEN r.comment ELSE r.reply END AS text
       FROM rating_reports p JOIN ratings r ON r.id = p.rating_id JOIN bookings b ON b.id = r.booking_id
       WHERE p.id = $1`,
      [reportId],
    );
    if (!facts) return;
    const hidden = decision === 'hide';
    const what = facts.about;
    const why = `What the reviewer wrote: ${reason}`;
    await this.send(tx, 'rating.report_decided', reportId, facts.reporterId, sequence, {
      title: `The ${what} that you reported`,
      paragraphs: [
        hidden
          ? `thank you for your report: we have hidden the ${what}.`
          : `thank you for your report: we looked into it, and the ${what} stays.`,
        why,
      ],
    });
    if (!hidden && before !== 'hidden') return;
    await this.send(tx, 'rating.hidden', reportId, facts.authorId, sequence, {
      title: hidden ? `Your ${what} was hidden` : `Your ${what} is shown again`,
      paragraphs: [
        hidden
          ? `after a report an admin has hidden your ${what}: others do not see it any more, and it does not count.`
          : `we thought again: your ${what} is shown again.`,
        ...(facts.text ? [`You wrote: “${facts.text}”`] : []),
        why,
      ],
    });
  }

  private async send(
    tx: Tx,
    kind: string,
    about: string,
    recipientId: string,
    sequence: number,
    content: MailContent,
  ): Promise<void> {
    const to = (await this.accounts.profiles([recipientId], tx)).get(recipientId);
    if (to) await this.mails.send(tx, { kind, about, sequence, to, content });
  }
}
