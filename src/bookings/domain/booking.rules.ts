import { conflict, DomainError, refused } from '../../shared/errors';
import { addHours, addMinutes, SECOND_MS } from '../../shared/time';
import { fromWhen, inWords } from '../../shared/zones/in-words';
import { type KindKey, kindOf } from '../kinds/kinds';
import type { BookingStatus } from './booking.states';
import { RELEASING_STATUSES } from './release.rules';

/** Source: our money rules, row "candidate books". */
export const MAX_OPEN_HOLDS = 3;
/** The meeting link shows from 15 minutes before the start to 30 minutes after the end. */
const JOIN_BEFORE_MINUTES = 15;
const JOIN_AFTER_MINUTES = 30;
/** Reports are taken until 24 hours after the end. Source: our money rules, row "completed to no-show". */
const REPORT_HOURS = 24;
/** Grace after the start. Real services use 10, 15 and 20 minutes; policies will make this data. */
export const NO_SHOW_GRACE_MINUTES = 15;

/** Statuses in which a booking stands: what it is about is going to take place, or has, or may have. */
export const STANDING_STATUSES: readonly BookingStatus[] = ['confirmed', 'completed', 'under_review'];

/** True while there is something to prepare for, or to write about. */
export const stands = ({ status }: { status: BookingStatus }): boolean => STANDING_STATUSES.includes(status);

export type Side = 'candidate' | 'coach';

export interface BookingTimes {
  kind: KindKey;
  status: BookingStatus;
  startsAt: Date;
  endsAt: Date;
}

/** Throws `booking.own_offering` when a coach books their own offering. */
export const refuseOwnOffering = (candidateId: string, coachAccountId: string): void => {
  if (candidateId === coachAccountId) {
    throw refused('booking.own_offering', 'You cannot book yourself.', 'offeringId');
  }
};

/** Throws 409 `booking.too_many_holds` when another hold would be one too many; says when the oldest ends. */
export const refuseTooManyHolds = (openHoldDeadlines: Date[], now: Date): void => {
  if (openHoldDeadlines.length < MAX_OPEN_HOLDS) return;
  const first = Math.min(...openHoldDeadlines.map((deadline) => deadline.getTime()));
  throw new DomainError(
    'conflict',
    'booking.too_many_holds',
    `You already hold ${MAX_OPEN_HOLDS} unpaid times. Pay one or give one up first.`,
    { retryAfterSeconds: Math.max(1, Math.ceil((first - now.getTime()) / SECOND_MS)) },
  );
};

/** True in the window in which the meeting link is shown. */
export const mayJoin = ({ kind, status, startsAt, endsAt }: BookingTimes, now: Date): boolean =>
  kindOf({ kind }).keepsTime &&
  (status === 'confirmed' || status === 'completed') &&
  now >= joinOpensAt(startsAt) &&
  now < joinClosesAt(endsAt);

/** From when on the meeting link shows. */
export const joinOpensAt = (startsAt: Date): Date => addMinutes(startsAt, -JOIN_BEFORE_MINUTES);

/** Until when it does. */
export const joinClosesAt = (endsAt: Date): Date => addMinutes(endsAt, JOIN_AFTER_MINUTES);

/** Throws 409 `booking.no_meeting`, or `booking.join_closed` with when the room opens; `zone` is the reader's. */
export const assertJoinable = (booking: BookingTimes, now: Date, zone: string): void => {
  if (!kindOf(booking).keepsTime)
    throw conflict('booking.no_meeting', 'A review has no meeting: your coach reads the document alone.');
  if (!mayJoin(booking, now))
    throw conflict('booking.join_closed', whyClosed(booking, now, zone), {
      opensAt: joinOpensAt(booking.startsAt).toISOString(),
    });
};

const whyClosed = ({ status, startsAt }: BookingTimes, now: Date, zone: string): string => {
  if (status !== 'confirmed' && status !== 'completed') return 'There is no session to meet for.';
  const opensAt = joinOpensAt(startsAt);
  return now < opensAt
    ? `The meeting room opens on ${inWords(opensAt, zone)}.`
    : 'The session is over, and its meeting room is closed.';
};

/**
 * Throws unless the session goes on now, for all that is known: an early end is stated while it runs, of one that
 * nobody reported as missed. `zone` is the reader's.
 */
export const assertEndsEarly = (
  { kind, status, startsAt, endsAt }: BookingTimes,
  now: Date,
  zone: string,
): void => {
  const { keepsTime, noun } = kindOf({ kind });
  if (!keepsTime || !RELEASING_STATUSES.includes(status))
    throw conflict(
      'booking.early_end_not_possible',
      `A ${keepsTime ? `booking that is ${inSentence(status)}` : noun} has no session to end early.`,
      { bookingStatus: status },
    );
  if (now < startsAt)
    throw conflict(
      'booking.early_end_too_early',
      `An early end can be stated once the session has begun, on ${inWords(startsAt, zone)}.`,
      fromWhen(startsAt, zone),
    );
  if (now >= endsAt)
    throw conflict(
      'booking.early_end_too_late',
      `The session ended as planned, on ${inWords(endsAt, zone)}; the form can be submitted.`,
      { endsAt: endsAt.toISOString() },
    );
};

/** From when on a no-show may be reported. */
export const reportsOpenAt = (startsAt: Date): Date => addMinutes(startsAt, NO_SHOW_GRACE_MINUTES);

/** Until when a no-show may be reported; reports take effect then, unless they contradict each other. */
export const reportsCloseAt = (endsAt: Date): Date => addHours(endsAt, REPORT_HOURS);

/** Throws unless a no-show may be reported now: after the grace, until 24 h after the end, on a session that stood. */
export const assertReportable = (booking: BookingTimes, now: Date): void => {
  const from = reportsOpenAt(booking.startsAt);
  if (!kindOf(booking).keepsTime || !REPORTABLE.has(booking.status)) throw notReportable(booking.status);
  if (now < from) {
    throw conflict(
      'booking.no_show_too_early',
      `Please wait ${NO_SHOW_GRACE_MINUTES} minutes after the start.`,
      {
        from: from.toISOString(),
      },
    );
  }
  if (now >= reportsCloseAt(booking.endsAt)) {
    throw conflict('booking.no_show_too_late', 'A no-show can be reported until 24 hours after the end.');
  }
};

const REPORTABLE = new Set<BookingStatus>(['confirmed', 'completed', 'candidate_no_show', 'coach_no_show']);

const notReportable = (status: BookingStatus): DomainError =>
  conflict(
    'booking.no_show_not_possible',
    `A booking that is ${inSentence(status)} had no session to miss.`,
    {
      bookingStatus: status,
    },
  );

/**
 * What a report does to the booking: a first one marks who was missing, one that names the other side contradicts it,
 * the same again changes nothing (null).
 */
export const reportEvent = (
  status: BookingStatus,
  missing: Side,
): 'miss_candidate' | 'miss_coach' | 'contradict' | null => {
  if (status === 'candidate_no_show') return missing === 'candidate' ? null : 'contradict';
  if (status === 'coach_no_show') return missing === 'coach' ? null : 'contradict';
  return missing === 'candidate' ? 'miss_candidate' : 'miss_coach';
};

/** An admission settles at once; an accusation waits for the other side's word until reports close. */
export const settlesAt = (reporter: Side, missing: Side, endsAt: Date, now: Date): Date =>
  reporter === missing ? now : reportsCloseAt(endsAt);

/** A status as sentences say it: "candidate no show". */
export const inSentence = (status: BookingStatus): string => status.replaceAll('_', ' ');
