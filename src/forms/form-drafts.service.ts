import { Injectable } from '@nestjs/common';
import { Bookings, kindOf } from '../bookings';
import { Clock } from '../platform/clock/clock';
import { Database } from '../platform/database/database';
import type { Principal } from '../platform/http/access';
import { conflict, DomainError, notFound, preconditionFailed, preconditionRequired } from '../shared/errors';
import { newId } from '../shared/ids';
import { draftFaults } from './domain/check-draft';
import {
  askedQuestions,
  EMPTY_ANSWERS,
  type FieldFault,
  type FormAnswers,
  tidied,
} from './domain/form-answers';
import { assertFormStartable } from './domain/session.rules';
import { FormContexts } from './form-contexts.service';
import { type FeedbackForm, FormStore, refuseErased } from './form.store';
import { SessionPlans } from './session-plans.service';

/** Where a coach begins a form and writes it. */
@Injectable()
export class FormDrafts {
  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly bookings: Bookings,
    private readonly plans: SessionPlans,
    private readonly store: FormStore,
    private readonly contexts: FormContexts,
  ) {}

  /**
   * Begins the form of a session with the template published now, or finds the one begun before; answers its id.
   * Errors: 404 unless the caller is the session's coach, 409 `form.no_session`, `form.too_early`,
   * `form.no_document`, `form.no_template`, `form.candidate_erased`.
   */
  async start(caller: Principal, bookingId: string): Promise<string> {
    const { booking, side } = await this.bookings.forParticipant(bookingId, caller.accountId);
    if (side !== 'coach') throw notFound('booking');
    const present = await this.store.ofBooking(bookingId);
    if (present) return present.id;
    const now = this.clock.now();
    assertFormStartable(booking, now);
    const plan = await this.plans.of(booking);
    return this.database.tx(async (tx) => {
      await refuseErased(tx, booking.candidateId);
      await this.store.insertOnce(tx, {
        id: newId(),
        bookingId,
        coachId: booking.coachId,
        coachAccountId: booking.coachAccountId,
        candidateId: booking.candidateId,
        ...plan,
        answers: EMPTY_ANSWERS,
        dueAt: kindOf(booking).formDueAt(booking),
        startedAt: now,
      });
      await this.bookings.begun(tx, booking);
      const form = await this.store.ofBooking(bookingId, tx);
      if (!form) throw notFound('form');
      return form.id;
    });
  }

  /**
   * Replaces the whole draft. Errors: 404; 428 without a version; 412 `form.changed_meanwhile` with what is stored
   * and what was sent; 409 `form.submitted`, `form.candidate_erased`; 422 `form.invalid` naming every value that cannot
   * stand.
   */
  async save(caller: Principal, id: string, version: number | null, sent: FormAnswers): Promise<void> {
    const form = ownForm(caller, await this.store.find(id));
    if (version === null)
      throw preconditionRequired(
        'form.version_required',
        'Send the ETag of the form you edited as If-Match.',
      );
    const context = await this.contexts.of(form);
    refuseFaults(draftFaults(context, sent));
    const answers = tidied(sent, context.wording);
    await this.database.tx(async (tx) => {
      const present = await this.store.lockToWrite(tx, id);
      assertInProgress(present);
      if (present.version !== version) throw changedMeanwhile(present, answers);
      await this.store.saveDraft(tx, id, answers, askedQuestions(answers));
    });
  }
}

/** The form when it is the caller's own; 404, the same as a missing one, otherwise. */
export const ownForm = (caller: Principal, form: FeedbackForm): FeedbackForm => {
  if (form.coachAccountId !== caller.accountId) throw notFound('form');
  return form;
};

/** 409 `form.submitted` once a form was submitted: it never changes any more. */
export const assertInProgress = ({ status, submittedAt }: FeedbackForm): void => {
  if (status !== 'in_progress') {
    throw conflict('form.submitted', 'This form was submitted and does not change any more.', {
      formStatus: status,
      submittedAt: submittedAt?.toISOString(),
    });
  }
};

/** 412 with both versions, so that nothing written is lost. `yours` is absent where the caller sent no answers. */
export const changedMeanwhile = (present: FeedbackForm, yours?: FormAnswers): DomainError =>
  preconditionFailed('form.changed_meanwhile', 'The form was changed since you read it.', {
    stored: {
      version: present.version,
      updatedAt: present.updatedAt.toISOString(),
      answers: present.answers,
    },
    ...(yours && { yours }),
  });

/** 422 `form.invalid` with every value that cannot stand. */
export const refuseFaults = (faults: FieldFault[]): void => {
  if (faults.length === 0) return;
  const text = faults.length === 1 ? 'One value' : `${faults.length} values`;
  throw new DomainError('refused', 'form.invalid', `${text} cannot stand in this form.`, {
    field: faults[0]?.field,
    extra: { errors: faults },
  });
};

/** 422 `form.incomplete` with every gap and contradiction. */
export const refuseGaps = (gaps: FieldFault[]): void => {
  if (gaps.length === 0) return;
  const text = gaps.length === 1 ? 'One thing is' : `${gaps.length} things are`;
  throw new DomainError('refused', 'form.incomplete', `${text} missing or contradictory.`, {
    field: gaps[0]?.field,
    extra: { errors: gaps },
  });
};
