import { Inject, Injectable } from '@nestjs/common';
import { Packs } from '../packs';
import { CONFIG, type Config } from '../platform/config/config';
import type { Tx } from '../platform/database/database';
import { Post } from './post.service';
import { SessionReader } from './session-facts.service';
import type { OwedForm } from './form-duty-mails.service';
import { subjectOf } from './session-texts';

/** The mails to candidates about forms that are coming, there, or changed. */
@Injectable()
export class FeedbackMails {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly reader: SessionReader,
    private readonly packs: Packs,
    private readonly post: Post,
  ) {}

  /**
   * To the candidate, when the coach begins to owe the form: only until it is there can they grade themselves first.
   * Once, and not where the form grades nothing or is filed by now.
   */
  async gradeYourself(tx: Tx, { bookingId, round }: OwedForm): Promise<void> {
    const session = await this.reader.read(bookingId, tx);
    const { booking, coach, candidate } = session;
    if (round > 1 || booking.status === 'cancelled' || booking.formFiledAt) return;
    if (!(await this.isGraded(tx, booking))) return;
    const done =
      booking.kind === 'session'
        ? `your session with ${coach.name} is over, and their feedback comes next.`
        : `your document is with ${coach.name}, and their feedback comes next.`;
    await this.post.send(tx, {
      kind: 'self_grade.open',
      about: bookingId,
      to: candidate,
      content: {
        title: 'Grade yourself before you read your feedback',
        paragraphs: [
          `${done} You get a mail when it is there.`,
          'Until then, and only until then, you can grade yourself on the same form. Your coach does not see it ' +
            'before they have filed theirs; afterwards you see item by item where the two of you differ.',
          'It takes a few minutes and is up to you. Feedback that comes while you are at it waits until you are done, ' +
            `at most ${this.config.selfGradeHours} hours.`,
        ],
        action: {
          label: 'Grade yourself',
          url: `${this.config.publicUrl}/v1/bookings/${bookingId}/self-grade`,
        },
      },
    });
  }

  private async isGraded(tx: Tx, booking: { packKey: string; stageKey: string }): Promise<boolean> {
    const template = await this.packs.currentTemplate(booking.packKey, booking.stageKey, tx);
    if (!template) return false;
    const { competencies, principles } = template.content;
    return competencies.items.length + principles.items.length > 0;
  }

  /** To the candidate, when the coach has filed the form. */
  async ready(tx: Tx, bookingId: string, formId: string): Promise<void> {
    const session = await this.reader.read(bookingId, tx);
    const { coach, candidate } = session;
    await this.post.send(tx, {
      kind: 'form.ready',
      about: formId,
      to: candidate,
      content: {
        title: 'Your feedback is ready',
        paragraphs: [
          `${coach.name} has filed the feedback on ${subjectOf(session, 'candidate')}. ` +
            'You can read it in your bookings, when you are signed in.',
          'When you have read it, please rate the session: it helps others to choose.',
        ],
        action: { label: 'Read the feedback', url: this.formPage(bookingId) },
      },
    });
  }

  /** To the candidate, when the coach has corrected a form that was filed. */
  async amended(tx: Tx, bookingId: string, formId: string, sequence: number): Promise<void> {
    const session = await this.reader.read(bookingId, tx);
    const { coach, candidate } = session;
    await this.post.send(tx, {
      kind: 'form.amended',
      about: formId,
      sequence,
      to: candidate,
      content: {
        title: 'Your feedback was amended',
        paragraphs: [
          `${coach.name} has amended the feedback on ${subjectOf(session, 'candidate')}, ` +
            'and says why. What it said before stays readable beside it.',
        ],
        action: { label: 'Read the feedback', url: this.formPage(bookingId) },
      },
    });
  }

  /** To the candidate, when an admin has marked a form that they could read as entered in error. */
  async withdrawn(tx: Tx, bookingId: string, formId: string): Promise<void> {
    const session = await this.reader.read(bookingId, tx);
    await this.post.send(tx, {
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
      },
    });
  }

  private formPage(bookingId: string): string {
    return `${this.config.publicUrl}/v1/bookings/${bookingId}/form`;
  }
}
