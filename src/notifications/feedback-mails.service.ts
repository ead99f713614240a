import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../platform/config/config';
import type { Tx } from '../platform/database/database';
import { Post } from './post.service';
import { SessionReader } from './session-facts.service';
import { subjectOf } from './session-texts';

/** The mails about forms that are filed. */
@Injectable()
export class FeedbackMails {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly reader: SessionReader,
    private readonly post: Post,
  ) {}

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

  private formPage(bookingId: string): string {
    return `${this.config.publicUrl}/v1/bookings/${bookingId}/form`;
  }
}
