import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database';
import type { Principal } from '../platform/http/access';
import { formGaps } from './domain/form-gaps';
import { FormContexts } from './form-contexts.service';
import { assertInProgress, changedMeanwhile, ownForm, refuseGaps } from './form-drafts.service';
import { FormReleases } from './form-releases.service';
import { FormRecords } from './form-records.service';
import { FormStore } from './form.store';
import { SessionEnds } from './session-ends.service';

/** Where a draft becomes the record: complete, without contradictions, and from then on unchangeable. */
@Injectable()
export class FormSubmissions {
  constructor(
    private readonly database: Database,
    private readonly ends: SessionEnds,
    private readonly store: FormStore,
    private readonly contexts: FormContexts,
    private readonly records: FormRecords,
    private readonly releases: FormReleases,
  ) {}

  /**
   * Submits the stored draft, and releases it to the candidate unless they may still grade themselves first. Errors: 404;
   * 409 `form.submitted`, `form.no_session`, `form.submission_too_early`, `form.candidate_erased`; 412 when a version was given and is not the stored
   * one; 422 `form.incomplete` with every gap in `errors`.
   */
  async submit(caller: Principal, id: string, version: number | null): Promise<void> {
    const { bookingId, ...own } = ownForm(caller, await this.store.find(id));
    const context = await this.contexts.reading(own);
    await this.database.tx(async (tx) => {
      await tx.lock('reveal', bookingId);
      const form = await this.store.lockToWrite(tx, id);
      assertInProgress(form);
      await this.ends.lockToSubmit(tx, caller, bookingId);
      if (version !== null && version !== form.version) throw changedMeanwhile(form);
      refuseGaps(formGaps(context, form.answers));
      await this.records.submit(tx, form);
      await this.releases.filed(tx, form);
    });
  }
}
