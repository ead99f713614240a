import type { BookingStatus, KindKey } from '../../bookings';
import { stands } from '../../bookings/domain/booking.rules';
import { kindOf } from '../../bookings/kinds/kinds';
import { conflict } from '../../shared/errors';
import { nextState } from '../../shared/state-table';
import { DAY_MS } from '../../shared/time';
import { fromWhen, inWords } from '../../shared/zones/in-words';
import { formStates, type FormStatus } from './form.states';

interface Session {
  kind: KindKey;
  status: BookingStatus;
  receivedAt: Date | null;
  startsAt: Date;
  endsAt: Date;
}

/** Whether a form is owed: for what took place, and for what only the form completes. */
export const owesForm = ({ kind, status }: Pick<Session, 'kind' | 'status'>): boolean =>
  status === 'completed' || (status === 'confirmed' && kindOf({ kind }).completedBy === 'feedback');

/**
 * A form begins with its session. Errors: 409 `form.no_session` for a session that does not take place,
 * 409 `form.too_early` before the start, `form.no_document` for a review whose document has not come.
 */
export const assertFormStartable = (session: Session, now: Date): void => {
  assertFilable(session);
  const from = session[kindOf(session).writtenFrom];
  if (!from) throw conflict('form.no_document', 'The candidate has not uploaded the document yet.');
  if (now < from) {
    throw conflict('form.too_early', 'A form can be started once the session has begun.', {
      from: from.toISOString(),
    });
  }
};

/**
 * What did not take place gets no feedback, also where its form was begun before somebody reported that the other did
 * not come. Error: 409 `form.no_session`.
 */
export const assertFilable = (session: Pick<Session, 'status'>): void => {
  if (!stands(session))
    throw conflict('form.no_session', 'There is no session to give feedback on.', {
      bookingStatus: session.status,
    });
};

/**
 * A form is submitted once its session is over: at its scheduled end, or an early one that the coach stated. A document
 * has no session to wait for. `zone` is the reader's. Errors: 409 `form.no_session`,
 * `form.submission_too_early` with from when on, and how an early end is stated.
 */
export const assertSubmittable = (
  session: Omit<Session, 'startsAt'> & { id: string; endedEarlyAt: Date | null },
  now: Date,
  zone: string,
): void => {
  assertFilable(session);
  const from = kindOf(session).feedbackFrom(session);
  if (!from || now >= from) return;
  const statement = `/v1/bookings/${session.id}/early-end`;
  throw conflict(
    'form.submission_too_early',
    `This form can be submitted from the end of its session on, ${inWords(from, zone)}. If the session is over ` +
      `already, state that with POST ${statement}: your candidate is told, and you can submit at once.`,
    { ...fromWhen(from, zone), earlyEnd: statement },
  );
};

/** So long after its submission a coach may correct a form: mistakes show early, and a record must come to rest. */
const AMEND_WITHIN_DAYS = 14;

/** Errors: 409 `form.not_submitted` for a draft or a form marked as an error, 409 `form.amendment_too_late`. */
export const assertAmendable = (form: { status: FormStatus; submittedAt: Date | null }, now: Date): void => {
  if (nextState(formStates, form.status, 'amend') === null || !form.submittedAt)
    throw conflict('form.not_submitted', 'Only a submitted form can be amended.', {
      formStatus: form.status,
    });
  const until = new Date(form.submittedAt.getTime() + AMEND_WITHIN_DAYS * DAY_MS);
  if (now > until)
    throw conflict('form.amendment_too_late', `A form can be amended within ${AMEND_WITHIN_DAYS} days.`, {
      until: until.toISOString(),
    });
};
