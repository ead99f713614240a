import { Inject, Injectable } from '@nestjs/common';
import { gradingStart, RELEASING_STATUSES } from '../bookings';
import { Packs } from '../packs';
import { CONFIG, type Config } from '../platform/config/config';
import type { Tx } from '../platform/database/database';
import { endedEarlyText, GRADE_TEXT, gradingTimes } from './feedback-texts';
import { MailsToPeople } from './mails-to-people.service';
import { SessionReader } from './session-facts.service';
import { subjectOf } from './session-texts';

/** The mails to candidates about forms that are coming, there, or changed. */
@Injectable()
export class FeedbackMails {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly reader: SessionReader,
    private readonly packs: Packs,
    private readonly mails: MailsToPeople,
  ) {}

  /**
   * To the candidate, at the scheduled end or the upload, whether or not the coach has filed. Once, and not where nothing
   * is graded, nobody came, it is disputed, an early end was told of before, or the time for it is over.
   */
  async gradeYourself(tx: Tx, bookingId: string): Promise<void> {
    const session = await this.reader.read(bookingId, tx);
    const { booking } = session;
    const { selfGradeHours } = this.config;
    if (!RELEASING_STATUSES.includes(booking.status) || booking.formReleasedAt || booking.endedEarlyAt)
      return;
    const from = gradingStart(booking);
    if (from && tx.now >= gradingTimes(from, selfGradeHours).beginBy) return;
    if (!(await this.isGraded(tx, booking))) return;
    await this.mails.send(tx, {
      kind: 'self_grade.open',
      about: bookingId,
      to: session.candidate,
      content: {
        ...GRADE_TEXT[booking.kind](session, selfGradeHours),
        action: this.reader.toSelfGrade(session),
      },
    });
  }

  /** To the candidate, when the coach has stated that the session is over before its scheduled end. */
  async endedEarly(tx: Tx, bookingId: string): Promise<void> {
    const session = await this.reader.read(bookingId, tx);
    const { booking, candidate } = session;
    if (!RELEASING_STATUSES.includes(booking.status) || !booking.endedEarlyAt) return;
    await this.mails.send(tx, {
      kind: 'booking.ended_early',
      about: bookingId,
      to: candidate,
      content: {
        ...endedEarlyText(session, booking.endedEarlyAt, this.config.selfGradeHours),
        action: this.reader.toPage(session, 'candidate'),
      },
    });
  }

  private async isGraded(tx: Tx, booking: { packKey: string; stageKey: string }): Promise<boolean> {
    const template = await this.packs.currentTemplate(booking.packKey, booking.stageKey, tx);
    if (!template) return false;
    const { competencies, principles } = template.content;
    return competencies.items.length + principles.items.length > 0;
  }

  /** To the candidate, when they may read the form. */
  async ready(tx: Tx, bookingId: string, formId: string): Promise<void> {
    const session = await this.reader.read(bookingId, tx);
    const { coach, candidate } = session;
    await this.mails.send(tx, {
      kind: 'form.ready',
      about: formId,
      to: candidate,
      content: {
        title: 'Your feedback is ready',
        paragraphs: [
          `${coach.name} has filed the feedback on ${subjectOf(session, 'candidate')}. ` +
            'You can read it in your bookings, when you are logged in.',
          'When you have read it, please rate the session: it helps others to choose.',
        ],
        action: this.reader.toFeedback(session),
      },
    });
  }

  /** To the candidate, when the coach has corrected a form that was filed. */
  async amended(tx: Tx, bookingId: string, formId: string, sequence: number): Promise<void> {
    const session = await this.reader.read(bookingId, tx);
    const { coach, candidate } = session;
    await this.mails.send(tx, {
      kind: 'form.amended',
      about: formId,
      sequence,
      to: candidate,
      content: {
        title: 'Your feedback was amended',
        paragraphs: [
          `${coach.name} has amended the feedback on ${subjectOf(session, 'candidate')}, ` +
            'and says why. What it said before stays readable beside it, in your bookings, when you are logged in.',
        ],
        action: this.reader.toFeedback(session),
      },
    });
  }

  /** To the candidate, when an admin has marked a form that they could read as entered in error. */
  async withdrawn(tx: Tx, bookingId: string, formId: string): Promise<void> {
    const session = await this.reader.read(bookingId, tx);
    await this.mails.send(tx, {
      kind: 'form.withdrawn',
      about: formId,
      to: session.candidate,
      content: {
        title: 'Your feedback was withdrawn',
        paragraphs: [
          `the feedback by ${session.coach.name} on ${subjectOf(session, 'candidate')} was entered in error. ` +
            'It cannot be read any more, and links by which you shared it show nothing.',
          'You need not do anything: when another one is filed, you get a mail.',
        ],
        action: this.reader.toPage(session, 'candidate'),
      },
    });
  }
}
