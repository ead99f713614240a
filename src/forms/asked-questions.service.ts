import { Injectable } from '@nestjs/common';
import { Bookings } from '../bookings';
import { QuestionBank } from '../questions';
import type { Principal } from '../platform/http/access';
import { notFound, refused } from '../shared/errors';
import type { AskedNote } from '../kits';
import { askedInNotes, questionKeyOf } from './domain/form-answers';
import { FormContexts } from './form-contexts.service';
import { isFiled, FormStore } from './form.store';

/** Which questions of the bank a coach has asked, as the notes of their form say. */
@Injectable()
export class AskedQuestions {
  constructor(
    private readonly bookings: Bookings,
    private readonly store: FormStore,
    private readonly bank: QuestionBank,
    private readonly contexts: FormContexts,
  ) {}

  /** By question, the first note of the session's form that names it. */
  async inSession(bookingId: string): Promise<Map<string, AskedNote>> {
    const form = await this.store.ofBooking(bookingId);
    if (!form) return new Map();
    const { template } = await this.contexts.reading(form);
    return askedInNotes(form.answers, template.notes.fields);
  }

  /**
   * The id of the question that a note of the released form names, for the candidate: they know the notes, not the
   * bank. Errors: 404 unless the caller is its candidate and
   * may read it; 422 `question_report.no_such_note`, `question_report.not_of_bank`.
   */
  async named(caller: Principal, bookingId: string, note: number): Promise<string> {
    const { booking, side } = await this.bookings.forParticipant(bookingId, caller.accountId);
    const form = side === 'candidate' ? await this.store.ofBooking(bookingId) : null;
    if (!form || !isFiled(form) || !form.releasedAt) throw notFound('form');
    const asked = form.answers.notes[note - 1];
    if (!asked)
      throw refused('question_report.no_such_note', `Your feedback has no note number ${note}.`, 'note');
    const key = Object.values(asked.fields)
      .map(questionKeyOf)
      .find((found) => found !== null);
    const id = key ? await this.bank.idOf(booking.packKey, key) : null;
    if (!id)
      throw refused('question_report.not_of_bank', 'Your coach asked this in their own words.', 'note');
    return id;
  }
}
