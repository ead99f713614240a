import { conflict } from '../../shared/errors';
import { nextState } from '../../shared/state-table';
import { addHours, DAY_MS } from '../../shared/time';
import { formStates, type FormStatus } from './form.states';

/** Feedback is due 24 hours after the session's end, as in real debriefs. */
const DUE_HOURS = 24;

interface Session {
  kind: 'session' | 'review';
  status: string;
  receivedAt: Date | null;
  startsAt: Date;
  endsAt: Date;
}

/** Statuses in which a session is going to take place, or may have. */
const HELD_SESSIONS = new Set(['confirmed', 'completed', 'under_review']);

/** True while the coach has something to prepare or to write about. */
export const hasSession = ({ status }: { status: string }): boolean => HELD_SESSIONS.has(status);

/** Until when the form of a session should be filed: a day after it. A review has its own end, which was sold. */
export const formDueAt = ({ kind, endsAt }: Pick<Session, 'kind' | 'endsAt'>): Date =>
  kind === 'review' ? endsAt : addHours(endsAt, DUE_HOURS);

/** Until when another form should be filed, when the first one turned out to be an error at `now`. */
export const anotherFormDueAt = (now: Date): Date => addHours(now, DUE_HOURS);

/** Whether a form is owed: for what took place, and for a document that waits to be read. */
export const owesForm = ({ kind, status }: Pick<Session, 'kind' | 'status'>): boolean =>
  status === 'completed' || (kind === 'review' && status === 'confirmed');

/**
 * A form begins with its session. Errors: 409 `form.no_session` for a session that does not take place,
 * 409 `form.too_early` before the start, `form.no_document` for a review whose document has not come.
 */
export const assertFormStartable = (session: Session, now: Date): void => {
  assertFilable(session);
  if (session.kind === 'review') {
    if (session.receivedAt) return;
    throw conflict('form.no_document', 'The candidate has not uploaded the document yet.');
  }
  if (now < session.startsAt) {
    throw conflict('form.too_early', 'A form can be started once the session has begun.', {
      from: session.startsAt.toISOString(),
    });
  }
};

/**
 * What did not take place gets no feedback, also where its form was begun before somebody reported that the other did
 * not come. Error: 409 `form.no_session`.
 */
export const assertFilable = (session: Pick<Session, 'status'>): void => {
  if (!hasSession(session))
    throw conflict('form.no_session', 'There is no session to give feedback on.', {
      bookingStatus: session.status,
    });
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
