import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database';
import { faultPoint } from '../platform/fault-points';
import { Outbox } from '../platform/events/outbox';
import type { Principal } from '../platform/http/access';
import { formGaps } from './domain/form-gaps';
import { FormContexts } from './form-contexts.service';
import { assertInProgress, changedMeanwhile, ownForm, refuseGaps } from './form-desk.service';
import { FormDuties } from './form-duties.service';
import { FormRecords } from './form-records.service';
import { FormStore } from './form-store';

/** Where a draft becomes the record: complete, without contradictions, and from then on unchangeable. */
@Injectable()
export class FormSubmissions {
  constructor(
    private readonly database: Database,
    private readonly store: FormStore,
    private readonly contexts: FormContexts,
    private readonly records: FormRecords,
    private readonly duties: FormDuties,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Submits the stored draft and releases it to the candidate. Errors: 404; 409 `form.submitted`; 412 when a version
   * was given and is not the stored one; 422 `form.incomplete` with every gap in `errors`.
   */
  async submit(caller: Principal, id: string, version: number | null): Promise<void> {
    const context = await this.contexts.of(ownForm(caller, await this.store.find(id)));
    await this.database.tx(async (tx) => {
      const form = await this.store.lock(tx, id);
      assertInProgress(form);
      if (version !== null && version !== form.version) throw changedMeanwhile(form);
      refuseGaps(formGaps(context, form.answers));
      await this.records.submit(tx, form);
      const filed = await this.duties.filed(tx, form);
      await faultPoint('feedback.between_form_and_event');
      await this.outbox.publish(tx, {
        type: 'form.submitted',
        aggregateId: id,
        data: { formId: id, bookingId: form.bookingId, dueAt: form.dueAt, timeliness: filed },
      });
    });
  }
}
