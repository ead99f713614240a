import { Injectable } from '@nestjs/common';
import { canonicalJson } from '../shared/canonical-json';
import { Database } from '../platform/database/database';
import type { Principal } from '../platform/http/access';
import { preconditionRequired, refused } from '../shared/errors';
import { draftFaults } from './domain/check-draft';
import { type FormAnswers, tidied } from './domain/form-answers';
import { formGaps } from './domain/form-gaps';
import { changesForCandidate } from './domain/released-versions';
import { assertAmendable } from './domain/session.rules';
import { FormContexts } from './form-contexts.service';
import { changedMeanwhile, ownForm, refuseFaults, refuseGaps } from './form-drafts.service';
import { FormRecords } from './form-records.service';
import { FormStore } from './form.store';

/** Where a coach corrects a form that was filed: with a reason, and without losing what it said before. */
@Injectable()
export class FormAmendments {
  constructor(
    private readonly database: Database,
    private readonly store: FormStore,
    private readonly contexts: FormContexts,
    private readonly records: FormRecords,
  ) {}

  /**
   * Replaces what a filed form says. Errors: 404 unless it is the caller's form; 428 without a version; 409
   * `form.not_submitted`, `form.amendment_too_late`, `form.candidate_erased`; 412 `form.changed_meanwhile`; 422
   * `form.invalid` and `form.incomplete` as for a submission, `form.nothing_amended` when nothing differs.
   */
  async amend(
    caller: Principal,
    id: string,
    version: number | null,
    { reason, answers: sent }: { reason: string; answers: FormAnswers },
  ): Promise<void> {
    const form = ownForm(caller, await this.store.find(id));
    if (version === null)
      throw preconditionRequired('form.version_required', 'Send the ETag of the form you read as If-Match.');
    const context = await this.contexts.of(form);
    refuseFaults(draftFaults(context, sent));
    const answers = tidied(sent, context.wording);
    await this.database.tx(async (tx) => {
      const present = await this.store.lockToWrite(tx, id);
      assertAmendable(present, tx.now);
      if (present.version !== version) throw changedMeanwhile(present, answers);
      if (canonicalJson(present.answers) === canonicalJson(answers))
        throw refused('form.nothing_amended', 'The form says exactly this already.', 'answers');
      refuseGaps(formGaps(context, answers));
      await this.records.amend(tx, present, { answers, reason });
      await tx.publish({
        type: 'form.amended',
        aggregateId: id,
        data: {
          formId: id,
          bookingId: form.bookingId,
          released: present.releasedAt !== null,
          forCandidate: changesForCandidate(context, present.answers, answers),
        },
      });
    });
  }
}
