import { Injectable } from '@nestjs/common';
import { type AccountProfile, Accounts } from '../identity';
import { RELEASING_STATUSES } from '../bookings';
import type { Tx } from '../platform/database/database';
import type { MailContent } from '../platform/mail/layout';
import type { OwedForm } from '../shared/events';
import type { Reader } from '../shared/reader';
import { inWords } from '../shared/zones/in-words';
import { KIND_WORDS } from './domain/kind-words';
import { MailsToPeople } from './mails-to-people.service';
import { type SessionFacts, SessionReader } from './session-facts.service';
import { subjectOf } from './session-texts';

/** The mails about forms that are owed: to the coach, the waiting candidate, and in the end to the admins. */
@Injectable()
export class DeadlineMails {
  constructor(
    private readonly reader: SessionReader,
    private readonly accounts: Accounts,
    private readonly mails: MailsToPeople,
  ) {}

  /** To the coach, when a session is over. */
  async due(tx: Tx, owed: OwedForm): Promise<void> {
    const session = await this.owing(tx, owed);
    if (session) await this.send(tx, 'form.due', owed, session.coach, this.dueText(session, owed));
  }

  /** To the coach, some hours before the deadline. */
  async reminder(tx: Tx, owed: OwedForm): Promise<void> {
    const session = await this.owing(tx, owed);
    if (session) await this.send(tx, 'form.reminder', owed, session.coach, this.reminderText(session, owed));
  }

  /** To both, once the deadline has passed; to the candidate only when they wait for nothing but the coach. */
  async overdue(tx: Tx, owed: OwedForm): Promise<void> {
    const session = await this.owing(tx, owed);
    if (!session) return;
    await this.send(tx, 'form.overdue', owed, session.coach, this.overdueText(session));
    if (owed.candidateWaits !== false) await this.late(tx, owed);
  }

  /** To the candidate, who has graded themselves or let that be, and whose form is overdue. */
  async late(tx: Tx, owed: OwedForm): Promise<void> {
    const session = await this.owing(tx, owed);
    if (session) await this.send(tx, 'form.late', owed, session.candidate, this.lateText(session));
  }

  /** To every admin, a day after the deadline. */
  async escalated(tx: Tx, owed: OwedForm): Promise<void> {
    const session = await this.owing(tx, owed);
    if (session)
      await this.tellAdmins(tx, 'form.escalated', owed, (admin) => this.escalationText(session, admin));
  }

  /** To every admin, when a form counts as never filed. */
  async missing(tx: Tx, owed: OwedForm): Promise<void> {
    const session = await this.owing(tx, owed);
    if (session) await this.tellAdmins(tx, 'form.missing', owed, (admin) => this.missingText(session, admin));
  }

  /** The session, while its form is still owed: news may arrive late, after it was filed or reported as missed. */
  private async owing(tx: Tx, { bookingId }: OwedForm): Promise<SessionFacts | null> {
    const session = await this.reader.read(bookingId, tx);
    const { formFiledAt, status } = session.booking;
    return formFiledAt || !RELEASING_STATUSES.includes(status) ? null : session;
  }

  private send(
    tx: Tx,
    kind: string,
    { bookingId, round }: OwedForm,
    to: AccountProfile,
    content: MailContent,
  ): Promise<void> {
    return this.mails.send(tx, { kind, about: bookingId, sequence: round - 1, to, content });
  }

  private async tellAdmins(
    tx: Tx,
    kind: string,
    owed: OwedForm,
    textFor: (admin: AccountProfile) => MailContent,
  ): Promise<void> {
    for (const admin of await this.accounts.admins(tx))
      await this.send(tx, kind, owed, admin, textFor(admin));
  }

  private dueText(session: SessionFacts, owed: OwedForm): MailContent {
    const { coach, candidate } = session;
    const deadline = inWords(new Date(owed.dueAt), coach);
    const why = whyDue(session, owed);
    return {
      title: `Please file your feedback for ${candidate.name}`,
      paragraphs: [
        `${why} Please log in and file the feedback form by ${deadline}.`,
        'Notes are best while they are fresh. A draft is kept while you write; it is shown to nobody until you submit it.',
      ],
      action: this.reader.toPage(session, 'coach'),
    };
  }

  private reminderText(session: SessionFacts, { dueAt }: OwedForm): MailContent {
    const { coach, candidate } = session;
    return {
      title: `Due soon: your feedback for ${candidate.name}`,
      paragraphs: [
        `the feedback form for ${subjectOf(session, 'coach')} is due by ${inWords(new Date(dueAt), coach)}.`,
        'What you have written so far is kept. Log in to go on with it.',
      ],
      action: this.reader.toPage(session, 'coach'),
    };
  }

  private overdueText(session: SessionFacts): MailContent {
    const { candidate } = session;
    return {
      title: `Overdue: your feedback for ${candidate.name}`,
      paragraphs: [
        `the feedback form for ${subjectOf(session, 'coach')} is overdue. ` +
          `${candidate.name} is waiting for it. Please log in and file it now.`,
      ],
      action: this.reader.toPage(session, 'coach'),
    };
  }

  private lateText(session: SessionFacts): MailContent {
    return {
      title: 'Your feedback is late',
      paragraphs: [
        `${session.coach.name} has not yet filed the feedback on ${subjectOf(session, 'candidate')}. ` +
          'We have reminded them, and step in ourselves if it is not in by tomorrow.',
        'You need not do anything: you get a mail once it is there.',
      ],
      action: this.reader.toPage(session, 'candidate'),
    };
  }

  private escalationText(session: SessionFacts, admin: AccountProfile): MailContent {
    const { coach } = session;
    return {
      title: `Feedback a day late: ${coach.name}`,
      paragraphs: [
        `${coach.name} has not filed the feedback on ${toAdmins(session, admin)}, ` +
          'a day after its deadline. Both were told. Please get in touch with the coach.',
        LATE_FORMS,
      ],
    };
  }

  private missingText(session: SessionFacts, admin: AccountProfile): MailContent {
    const { coach } = session;
    return {
      title: `Feedback never filed: ${coach.name}`,
      paragraphs: [
        `two weeks after its deadline there is still no feedback by ${coach.name} on ` +
          `${toAdmins(session, admin)}. It counts as never filed; please decide what the candidate is owed.`,
        LATE_FORMS,
      ],
    };
  }
}

/** Why a form is asked for, now or again. */
const whyDue = (session: SessionFacts, { round, decided }: OwedForm): string => {
  const { booking, candidate } = session;
  if (decided) return `we have found that your session with ${candidate.name} took place.`;
  if (round > 1)
    return `the form you filed for ${candidate.name} was marked as entered in error, so another one is needed.`;
  return KIND_WORDS[booking.kind].whyDue(session);
};

const LATE_FORMS = 'Log in to see all forms that are late.';

const toAdmins = (session: SessionFacts, reader: Reader): string => {
  const { kind, startsAt } = session.booking;
  return KIND_WORDS[kind].subject(session, 'admin', inWords(startsAt, reader));
};
