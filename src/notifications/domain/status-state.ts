import type { AttendanceFacts, BookingStatus, KindKey, Side } from '../../bookings';

/** What is known of a booking when somebody looks at its page. */
export interface StatusFacts {
  kind: KindKey;
  side: Side;
  status: BookingStatus;
  startsAt: Date;
  endsAt: Date;
  endedEarlyAt: Date | null;
  holdExpiresAt: Date;
  /** The candidate asked to give the hold up, and its payment page is still being closed. */
  givingUp: boolean;
  cancelledBy: string | null;
  attendance: AttendanceFacts;
  /** Until when reports are taken. */
  reportsCloseAt: Date;
  noShowSettlesAt: Date | null;
  noShowSettledAt: Date | null;
  /** Of a review: until when its document may come; null before it is paid. */
  uploadBy: Date | null;
  receivedAt: Date | null;
  begunAt: Date | null;
  formFiledAt: Date | null;
  formReleasedAt: Date | null;
  now: Date;
}

/** Who ended a booking, to the reader. `payment`: all of it went back without anybody here. */
export type EndedBy = 'you' | 'other' | 'us' | 'payment';

/**
 * How far a report of a no-show has come. `open`: the other side can answer; `agreed`: the missing side says so itself, or
 * both do; `unanswered`: nobody answered in time; `decided`: the reports disagreed, and we decided.
 */
export type NoShowStage = 'open' | 'agreed' | 'unanswered' | 'decided';

export interface NoShow {
  name: 'no_show';
  missing: Side;
  stage: NoShowStage;
  /** Who reported it. */
  reporters: Side[];
  /** Until when it can be answered. */
  until: Date;
  /** Its consequences are in force. */
  settled: boolean;
}

/** What is true of a booking for one reader at one moment; what words and money lines are made from. */
export type StatusState =
  | { name: 'unpaid'; until: Date }
  | { name: 'giving_up' | 'given_up' | 'expired' | 'hold_ended' }
  | { name: 'ahead' | 'running'; startsAt: Date; endsAt: Date }
  | { name: 'ended_early'; endsAt: Date; reportUntil: Date | null }
  | { name: 'over' | 'took_place'; reportUntil: Date | null }
  | { name: 'found_to_have_taken_place' }
  | { name: 'document_awaited'; until: Date }
  | { name: 'document_there'; begun: boolean; overdue: boolean; dueAt: Date }
  | { name: 'form_filed' | 'form_released' | 'form_withdrawn' }
  | { name: 'cancelled'; by: EndedBy }
  | NoShow
  | { name: 'disputed' };

/** The state of a booking as one of its two people may know it: candidates hear nothing of a form before its release. */
export const statusState = (facts: StatusFacts): StatusState => {
  switch (facts.status) {
    case 'held':
      return facts.givingUp ? { name: 'giving_up' } : { name: 'unpaid', until: facts.holdExpiresAt };
    case 'given_up':
      return { name: 'given_up' };
    case 'expired':
      return { name: facts.cancelledBy ? 'hold_ended' : 'expired' };
    case 'cancelled':
      return { name: 'cancelled', by: endedBy(facts) };
    case 'under_review':
      return { name: 'disputed' };
    case 'candidate_no_show':
    case 'coach_no_show':
      return noShow(facts, facts.status === 'coach_no_show' ? 'coach' : 'candidate');
    case 'confirmed':
    case 'completed':
      return STANDING_STATE[facts.kind](facts);
  }
};

const endedBy = ({ cancelledBy, side }: StatusFacts): EndedBy => {
  if (cancelledBy === 'provider') return 'payment';
  if (cancelledBy !== 'candidate' && cancelledBy !== 'coach') return 'us';
  return cancelledBy === side ? 'you' : 'other';
};

const noShow = (facts: StatusFacts, missing: Side): NoShow => {
  const { attendance, noShowSettlesAt, noShowSettledAt, reportsCloseAt, now } = facts;
  const until = noShowSettlesAt ?? reportsCloseAt;
  const reporters = attendance.reports.filter((one) => one.missing === missing).map((one) => one.reporter);
  const stage = (): NoShowStage => {
    if (attendance.decidedAt) return 'decided';
    if (reporters.includes(missing)) return 'agreed';
    return noShowSettledAt || now >= until ? 'unanswered' : 'open';
  };
  return { name: 'no_show', missing, stage: stage(), reporters, until, settled: noShowSettledAt !== null };
};

const sessionState = (facts: StatusFacts): StatusState => {
  const { status, startsAt, endsAt, endedEarlyAt, attendance, reportsCloseAt, now } = facts;
  if (status === 'completed' && attendance.decidedAt) return { name: 'found_to_have_taken_place' };
  const reportUntil = now < reportsCloseAt ? reportsCloseAt : null;
  if (status === 'confirmed' && now < startsAt) return { name: 'ahead', startsAt, endsAt };
  if (endedEarlyAt && now < endsAt) return { name: 'ended_early', endsAt, reportUntil };
  if (status === 'confirmed' && now < endsAt) return { name: 'running', startsAt, endsAt };
  return { name: status === 'completed' ? 'took_place' : 'over', reportUntil };
};

const documentState = (facts: StatusFacts): StatusState => {
  const { side, status, receivedAt, begunAt, endsAt, formFiledAt, formReleasedAt, now } = facts;
  if (formReleasedAt) return { name: 'form_released' };
  if (status === 'completed') return { name: 'form_withdrawn' };
  if (!receivedAt) return { name: 'document_awaited', until: facts.uploadBy ?? endsAt };
  if (side === 'coach' && formFiledAt) return { name: 'form_filed' };
  return { name: 'document_there', begun: begunAt !== null, overdue: now > endsAt, dueAt: endsAt };
};

/** Of what is paid, and neither cancelled nor missed. */
const STANDING_STATE: Record<KindKey, (facts: StatusFacts) => StatusState> = {
  session: sessionState,
  document: documentState,
};
