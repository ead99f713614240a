import {
  assertEndsEarly,
  assertJoinable,
  assertReportable,
  joinClosesAt,
  joinOpensAt,
  reportsCloseAt,
  reportsOpenAt,
  stands,
} from '../../bookings/domain/booking.rules';
import { quoteCancellation } from '../../bookings/domain/cancellation.rules';
import { selfGradeUntil } from '../../bookings/domain/release.rules';
import { kindOf } from '../../bookings/kinds/kinds';
import { wantedRevision } from '../../documents/domain/document.rules';
import { assertFormStartable } from '../../forms/domain/session.rules';
import { refuseDisputed } from '../../payments/orders/domain/disputed.rules';
import { assertEditable, assertRateable } from '../../ratings/domain/rating.rules';
import { DomainError } from '../../shared/errors';
import type { BookingFacts, Reader } from './booking-facts';
import { inCalendars, stepOf } from './booking-state';

export const ACTIONS = [
  ...(['pay', 'giveUp', 'bookAgain', 'join', 'cancel', 'addToCalendar', 'reportNoShow'] as const),
  ...(['answerNoShow', 'uploadDocument', 'uploadSecondVersion', 'readDocument', 'compareDocuments'] as const),
  ...(['gradeYourself', 'skipSelfGrade', 'readFeedback', 'rate', 'editRating', 'openKit'] as const),
  ...(['writeFeedback', 'endEarly', 'replyToRating'] as const),
] as const;
export type ActionName = (typeof ACTIONS)[number];

/** Something that this reader can do here, now or from an instant on. */
export interface BookingAction {
  name: ActionName;
  /** When it becomes possible; null where it is, or where no instant says. */
  from: Date | null;
  /** Until when it is possible; null where no instant ends it, or where that is not to be known. */
  until: Date | null;
  /** Why it is not possible now; null where it is. */
  refusedWhy: string | null;
}

interface Question {
  facts: BookingFacts;
  reader: Reader;
  now: Date;
}

/** What a reader may do with a booking, by the rules that decide when they do it. */
export const bookingActions = (facts: BookingFacts, reader: Reader, now: Date): BookingAction[] => {
  const question = { facts, reader, now };
  const own = reader.side === 'candidate' ? ofCandidate(question) : ofCoach(question);
  return [...own, ...ofBoth(question)];
};

/** Whether somebody may cancel now, by the rules and the payment. */
export const mayCancel = (facts: BookingFacts, reader: Reader, now: Date): boolean =>
  refusal(() => checkCancel({ facts, reader, now })) === null;

const offer = (
  name: ActionName,
  times: { from?: Date; until?: Date | null } = {},
  check: () => void = anyway,
): BookingAction => {
  const refusedWhy = refusal(check);
  return { name, from: (refusedWhy && times.from) || null, until: times.until ?? null, refusedWhy };
};

const anyway = (): void => {};

/** Why a rule says no, in its words. */
const refusal = (check: () => void): string | null => {
  try {
    check();
    return null;
  } catch (error) {
    if (error instanceof DomainError) return error.detail;
    throw error;
  }
};

const when = (condition: boolean, ...actions: BookingAction[]): BookingAction[] => (condition ? actions : []);

const ofCandidate = (question: Question): BookingAction[] => [
  ...payment(question),
  ...document(question),
  ...feedback(question),
];

const payment = ({ facts, reader }: Question): BookingAction[] => {
  const { status, givingUp, checkout, holdExpiresAt } = facts;
  if (status === 'expired' || status === 'given_up' || status === 'cancelled') return [offer('bookAgain')];
  if (status !== 'held' || givingUp) return [];
  const url = checkout?.url ?? null;
  const until = checkout?.expiresAt ?? holdExpiresAt;
  return [
    // Whoever says that they have paid is not asked to pay twice.
    ...when(url !== null && reader.back !== 'paid', offer('pay', { until })),
    offer('giveUp', { until: holdExpiresAt }),
  ];
};

const document = ({ facts }: Question): BookingAction[] => {
  if (!kindOf(facts).needsDocument) return [];
  const { uploads, candidateErased, uploadBy, confirmedAt } = facts;
  const wanted = wantedRevision({ ...facts, documents: uploads.length, authorErased: candidateErased });
  return [
    ...when(wanted === 1, offer('uploadDocument', { until: uploadBy })),
    ...when(wanted === 2, offer('uploadSecondVersion')),
    ...when(uploads.length > 0 && confirmedAt !== null, offer('readDocument')),
    ...when(uploads.length > 1, offer('compareDocuments')),
  ];
};

const feedback = ({ facts, reader, now }: Question): BookingAction[] => {
  const { status, rating, formReleasedAt } = facts;
  const grading = stepOf(facts, reader, now)?.step === 'grade_yourself';
  // Of a document it would tell that the form is in.
  const until = kindOf(facts).gradedFrom === 'endsAt' ? selfGradeUntil(facts, facts.selfGradeHours) : null;
  return [
    ...when(grading, offer('gradeYourself', { until }), offer('skipSelfGrade', { until })),
    ...when(formReleasedAt !== null, offer('readFeedback')),
    ...when(
      rating === null && status === 'completed',
      offer('rate', {}, () => assertRateable(facts)),
    ),
    ...when(rating !== null && isEditable(facts, now), offer('editRating', { until: rating?.hiddenUntil })),
  ];
};

const isEditable = ({ rating, formReleasedAt }: BookingFacts, now: Date): boolean =>
  rating !== null && refusal(() => assertEditable(rating, formReleasedAt !== null, now)) === null;

const ofCoach = ({ facts, now, reader }: Question): BookingAction[] => {
  const { status, startsAt, endsAt, endedEarlyAt, formFiledAt, formReleasedAt, uploads, rating, formDueAt } =
    facts;
  const { keepsTime, writtenFrom } = kindOf(facts);
  const writes = stands(facts) && formFiledAt === null;
  return [
    ...when(stands(facts), offer('openKit')),
    ...when(
      writes,
      offer('writeFeedback', { from: facts[writtenFrom] ?? undefined, until: formDueAt }, () =>
        assertFormStartable(facts, now),
      ),
    ),
    ...when(
      keepsTime && status !== 'held' && !endedEarlyAt && now >= startsAt && now < endsAt,
      offer('endEarly', { until: endsAt }, () => assertEndsEarly(facts, now, reader.zone)),
    ),
    ...when(formFiledAt !== null || formReleasedAt !== null, offer('readFeedback')),
    ...when(stands(facts) && uploads.length > 0, offer('readDocument')),
    ...when(stands(facts) && uploads.length > 1, offer('compareDocuments')),
    ...when(
      rating !== null && !rating.hidden && !rating.replied && now >= rating.hiddenUntil,
      offer('replyToRating'),
    ),
  ];
};

const ofBoth = (question: Question): BookingAction[] => {
  const { facts, reader, now } = question;
  const { startsAt, endsAt, status } = facts;
  const { keepsTime } = kindOf(facts);
  const meets = keepsTime && (status === 'confirmed' || status === 'completed') && now < joinClosesAt(endsAt);
  const cancels = status === 'confirmed' && (!keepsTime || now < startsAt);
  return [
    ...when(
      meets,
      offer('join', { from: joinOpensAt(startsAt), until: joinClosesAt(endsAt) }, () =>
        assertJoinable(facts, now, reader.zone),
      ),
    ),
    ...when(inCalendars(facts, now), offer('addToCalendar', { until: endsAt })),
    ...when(
      cancels,
      offer('cancel', { until: keepsTime ? startsAt : null }, () => checkCancel(question)),
    ),
    ...attendance(question),
  ];
};

const checkCancel = ({ facts, reader, now }: Question): void => {
  quoteCancellation(facts, facts.paid ?? undefined, reader.side, now);
  if (facts.paid) refuseDisputed(facts.paid);
};

/** A side that has spoken is not asked again; what was settled is not contradicted any more. */
const attendance = ({ facts, reader, now }: Question): BookingAction[] => {
  const { status, startsAt, endsAt, reports, noShowSettledAt, noShowSettlesAt } = facts;
  const until = reportsCloseAt(endsAt);
  const isAfterStart = kindOf(facts).keepsTime && now >= startsAt && now < until;
  if (!isAfterStart || reports.some(({ reporter }) => reporter === reader.side)) return [];
  const check = () => assertReportable(facts, now);
  if (status === 'confirmed' || status === 'completed')
    return [offer('reportNoShow', { from: reportsOpenAt(startsAt), until }, check)];
  return when(
    (status === 'candidate_no_show' || status === 'coach_no_show') && noShowSettledAt === null,
    offer('answerNoShow', { until: noShowSettlesAt ?? until }, check),
  );
};
