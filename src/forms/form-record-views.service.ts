import { Injectable } from '@nestjs/common';
import { Bookings } from '../bookings';
import { Accounts } from '../identity';
import type { Principal } from '../platform/http/access';
import { notFound } from '../shared/errors';
import { recordFaults } from './domain/form-record';
import { type ReleasedVersion, releasedVersions } from './domain/released-versions';
import type { FormRecordAnswer, ReleasedVersionsAnswer } from './form-record.schemas';
import { FormContexts, type ReadingContext } from './form-contexts.service';
import { FormRecords } from './form-records.service';
import { type FeedbackForm, FormStore, isReleased } from './form.store';

/** Every version of a filed form: whole for its coach and admins, and as the candidate may read it. */
@Injectable()
export class FormRecordViews {
  constructor(
    private readonly accounts: Accounts,
    private readonly bookings: Bookings,
    private readonly store: FormStore,
    private readonly contexts: FormContexts,
    private readonly records: FormRecords,
  ) {}

  /** The whole record with what is wrong with it, for the form's coach and for admins; 404 for everybody else. */
  async whole(caller: Principal, id: string): Promise<FormRecordAnswer> {
    const form = await this.store.find(id);
    const isAdmin = caller.roles.includes('admin');
    if (!isAdmin && form.coachAccountId !== caller.accountId) throw notFound('form');
    const entries = await this.records.of(id);
    const authors = await this.accounts.profiles([...new Set(entries.map(({ authorId }) => authorId))]);
    const faults = recordFaults(id, entries, form.fingerprint);
    return {
      formId: id,
      bookingId: form.bookingId,
      status: form.status,
      fingerprint: form.fingerprint,
      intact: faults.length === 0,
      faults,
      entries: entries.map(({ number, kind, at, authorId, reason, answers, hash }) => ({
        number,
        kind,
        at,
        author: { id: authorId, name: authors.get(authorId)?.name ?? '' },
        reason,
        answers,
        hash,
      })),
    };
  }

  /**
   * What the form of a session said from version to version, for its candidate once it is released, and for its
   * coach; 404 otherwise, in the same words whether there is a draft or nothing at all.
   */
  async released(caller: Principal, bookingId: string): Promise<ReleasedVersionsAnswer> {
    const { side } = await this.bookings.forParticipant(bookingId, caller.accountId);
    const form = await this.store.ofBooking(bookingId);
    if (!form || (side === 'candidate' && !isReleased(form))) throw notFound('form');
    const context = await this.contexts.reading(form);
    return { bookingId, fingerprint: form.fingerprint, versions: await this.versions(form, context) };
  }

  /** What a form said to its candidate from version to version, oldest first. Who may read it is up to callers. */
  async versions({ id }: Pick<FeedbackForm, 'id'>, context: ReadingContext): Promise<ReleasedVersion[]> {
    return releasedVersions(context, await this.records.of(id));
  }
}
