import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../platform/config/config';
import type { Tx } from '../platform/database/database';
import { addHours } from '../shared/time';
import { Post } from './post.service';
import { SessionReader } from './session-facts.service';
import { inWords } from './session-texts';

/** The mails about feedback forms. */
@Injectable()
export class FeedbackMails {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly reader: SessionReader,
    private readonly post: Post,
  ) {}

  /** To the coach, when a session is over and its form is not in. */
  async due(tx: Tx, bookingId: string, dueAt: Date | null): Promise<void> {
    const { booking, coach, candidate } = await this.reader.read(bookingId, tx);
    if (booking.formFiledAt) return;
    const deadline = inWords(dueAt ?? addHours(booking.endsAt, 24), coach.zone);
    await this.post.send(tx, {
      kind: 'form.due',
      about: bookingId,
      to: coach,
      content: {
        title: `Please file your feedback for ${candidate.name}`,
        paragraphs: [
          `your session with ${candidate.name} is over. Please file the feedback form by ${deadline}.`,
          'Notes are best while they are fresh. A draft is kept while you write; it is shown to nobody until you submit it.',
        ],
        action: { label: 'Open the form', url: this.formPage(bookingId) },
      },
    });
  }

  /** To the coach, once the deadline has passed. */
  async overdue(tx: Tx, bookingId: string): Promise<void> {
    const { booking, coach, candidate } = await this.reader.read(bookingId, tx);
    if (booking.formFiledAt) return;
    await this.post.send(tx, {
      kind: 'form.overdue',
      about: bookingId,
      to: coach,
      content: {
        title: `Overdue: your feedback for ${candidate.name}`,
        paragraphs: [
          `the feedback form for your session with ${candidate.name} on ${inWords(booking.startsAt, coach.zone)} is overdue. ` +
            `${candidate.name} is waiting for it. Please file it now.`,
        ],
        action: { label: 'Open the form', url: this.formPage(bookingId) },
      },
    });
  }

  /** To the candidate, when the coach has filed the form. */
  async ready(tx: Tx, bookingId: string, formId: string): Promise<void> {
    const { booking, coach, candidate } = await this.reader.read(bookingId, tx);
    await this.post.send(tx, {
      kind: 'form.ready',
      about: formId,
      to: candidate,
      content: {
        title: 'Your feedback is ready',
        paragraphs: [
          `${coach.name} has filed the feedback on your session of ${inWords(booking.startsAt, candidate.zone)}. ` +
            'You can read it in your bookings, when you are signed in.',
          'When you have read it, please rate the session: it helps others to choose.',
        ],
        action: { label: 'Read the feedback', url: this.formPage(bookingId) },
      },
    });
  }

  /** To the candidate, when the coach has corrected a form that was filed. */
  async amended(tx: Tx, bookingId: string, formId: string, sequence: number): Promise<void> {
    const { booking, coach, candidate } = await this.reader.read(bookingId, tx);
    await this.post.send(tx, {
      kind: 'form.amended',
      about: formId,
      sequence,
      to: candidate,
      content: {
        title: 'Your feedback was amended',
        paragraphs: [
          `${coach.name} has amended the feedback on your session of ${inWords(booking.startsAt, candidate.zone)}, ` +
            'and says why. What it said before stays readable beside it.',
        ],
        action: { label: 'Read the feedback', url: this.formPage(bookingId) },
      },
    });
  }

  private formPage(bookingId: string): string {
    return `${this.config.publicUrl}/v1/bookings/${bookingId}/form`;
  }
}
