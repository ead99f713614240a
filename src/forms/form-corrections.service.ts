import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database';
import { conflict } from '../shared/errors';
import { nextState } from '../shared/state-table';
import { formStates } from './domain/form.states';
import { FeedbackDeadlines } from './feedback-deadlines.service';
import { FormRecords } from './form-records.service';
import { type FeedbackForm, FormStore } from './form.store';

/** What an admin does about a form that should never have been filed. */
@Injectable()
export class FormCorrections {
  constructor(
    private readonly database: Database,
    private readonly store: FormStore,
    private readonly records: FormRecords,
    private readonly deadlines: FeedbackDeadlines,
  ) {}

  /**
   * Marks a submitted form as entered in error: the candidate no longer reads it, and its coach may file another.
   * What it says stays. Errors: 404, 409 `form.not_submitted`.
   */
  async enterInError(adminId: string, id: string, reason: string): Promise<FeedbackForm> {
    await this.database.tx(async (tx) => {
      const form = await this.store.lock(tx, id);
      if (nextState(formStates, form.status, 'enter_in_error') === null)
        throw conflict('form.not_submitted', 'Only a submitted form can be marked.', {
          formStatus: form.status,
        });
      await this.records.enterInError(tx, form, adminId, reason);
      await this.deadlines.reopen(tx, form.bookingId);
      const data = { formId: id, bookingId: form.bookingId, released: form.releasedAt !== null };
      await tx.publish({ type: 'form.entered_in_error', aggregateId: id, data });
      await tx.note({
        actorId: adminId,
        action: 'form.entered_in_error',
        subjectType: 'feedback_form',
        subjectId: id,
        data: { bookingId: form.bookingId, reason },
      });
    });
    return this.store.find(id);
  }
}
