import type { BookingStatus, KindKey, Side } from '../../bookings';
import { joinOpensAt, reportsCloseAt, reportsOpenAt } from '../../bookings/domain/booking.rules';
import { feedbackOnPage, feedbackStep, type FeedbackStep } from '../../bookings/domain/feedback-steps';
import { kindOf } from '../../bookings/kinds/kinds';
import type { BookingFacts, Reader } from './booking-facts';

/** Who ended a booking, to the reader. `payment`: all of it went back without anybody here; `time`: no document came. */
export type EndedBy = 'you' | 'other' | 'us' | 'payment' | 'time';

/**
 * How far a report of a no-show has come. `open`: the other side can answer; `agreed`: the missing side says so itself, or
 * both do; `unanswered`: nobody answered in time; `decided`: the reports disagreed, and we decided.
 */
export type NoShowStage = 'open' | 'agreed' | 'unanswered' | 'decided';

export interface NoShow {
  key: 'no_show';
  missing: Side;
  stage: NoShowStage;
  /** Who reported it. */
  reporters: Side[];
  /** Until when it can be answered. */
  until: Date;
  /** Its consequences are in force. */
  settled: boolean;
}

/** Around a session: what the room shows of who is there. */
interface AroundSession {
  key: 'room_open' | 'in_session';
  startsAt: Date;
  endsAt: Date;
  /** When the other side first opened the room. */
  otherCameAt: Date | null;
  /** From when on it can be reported that nobody came; null once that is possible. */
  reportFrom: Date | null;
}

/** What is true of a booking for one reader at one moment; what words, buttons and money lines are made from. */
export type BookingState =
  | { key: 'unpaid' | 'opening_payment' | 'payment_sent' | 'left_payment'; until: Date }
  | { key: 'giving_up' | 'given_up' | 'expired' | 'hold_ended' | 'paid_too_late' }
  | { key: 'booked'; startsAt: Date }
  | AroundSession
  | { key: 'ended_early'; endsAt: Date; step: FeedbackStep | null }
  | { key: 'grade_yourself' | 'feedback_awaited' | 'feedback_late'; decided: boolean; step: FeedbackStep }
  | { key: 'feedback_missing'; decided: boolean }
  | { key: 'write_feedback' | 'feedback_overdue' | 'feedback_filed'; decided: boolean; step: FeedbackStep }
  | { key: 'feedback_released'; decided: boolean }
  | { key: 'feedback_withdrawn'; until: Date }
  | { key: 'over'; decided: boolean }
  | { key: 'document_awaited'; until: Date }
  | { key: 'document_there'; begun: boolean; overdue: boolean; dueAt: Date; step: FeedbackStep | null }
  | { key: 'cancelled'; by: EndedBy; at: Date | null }
  | NoShow
  | { key: 'disputed' };

export const STATE_KEYS = [
  ...([
    'unpaid',
    'opening_payment',
    'payment_sent',
    'left_payment',
    'giving_up',
    'given_up',
    'expired',
  ] as const),
  ...(['hold_ended', 'paid_too_late', 'booked', 'room_open', 'in_session', 'ended_early'] as const),
  ...(['grade_yourself', 'feedback_awaited', 'feedback_late', 'feedback_missing', 'write_feedback'] as const),
  ...(['feedback_overdue', 'feedback_filed', 'feedback_released', 'feedback_withdrawn', 'over'] as const),
  ...(['document_awaited', 'document_there', 'cancelled', 'no_show', 'disputed'] as const),
] as const satisfies readonly BookingState['key'][];
export type StateKey = BookingState['key'];

/** The state of a booking as one of its two people may know it: candidates hear nothing of a form before its release. */
export const bookingState = (facts: BookingFacts, reader: Reader, now: Date): BookingState => {
  switch (facts.status) {
    case 'held':
      return held(facts, reader);
    case 'given_up':
    case 'expired':
      return { key: neverBooked(facts) };
    case 'cancelled':
      return { key: 'cancelled', by: endedBy(facts, reader.side), at: facts.cancelledAt };
    case 'under_review':
      return { key: 'disputed' };
    case 'candidate_no_show':
    case 'coach_no_show':
      return noShow(facts, facts.status === 'coach_no_show' ? 'coach' : 'candidate', now);
    case 'confirmed':
    case 'completed':
      return STANDING[facts.kind](facts, reader, now);
  }
};

/** What comes next of the feedback, as this reader may know it. */
export const stepOf = (facts: BookingFacts, reader: Reader, now: Date): FeedbackStep | null =>
  (reader.byLink ? feedbackOnPage : feedbackStep)(facts, {
    ...reader,
    now,
    withinHours: facts.selfGradeHours,
  });

/** Whoever was sent back from the payment page waits for the payment, whether or not its address is still known. */
const held = (
  { givingUp, checkout, holdExpiresAt }: BookingFacts,
  { side, back, byLink }: Reader,
): BookingState => {
  if (givingUp) return { key: 'giving_up' };
  const until = side === 'candidate' && checkout ? checkout.expiresAt : holdExpiresAt;
  if (side === 'coach' || byLink) return { key: 'unpaid', until };
  if (back === 'paid') return { key: 'payment_sent', until };
  if (!checkout?.url) return { key: 'opening_payment', until };
  return { key: back === 'left' ? 'left_payment' : 'unpaid', until };
};

const neverBooked = ({ status, cancelledBy, receipt }: BookingFacts) => {
  if (receipt && receipt.paidMinor > 0) return 'paid_too_late';
  if (status === 'given_up') return 'given_up';
  return cancelledBy ? 'hold_ended' : 'expired';
};

const endedBy = ({ cancelledBy, moves }: BookingFacts, side: Side): EndedBy => {
  if (cancelledBy === 'provider') return 'payment';
  if (cancelledBy === 'candidate' || cancelledBy === 'coach') return cancelledBy === side ? 'you' : 'other';
  return moves.some(({ event, by }) => event === 'cancel' && by === null) ? 'time' : 'us';
};

const noShow = (facts: BookingFacts, missing: Side, now: Date): NoShow => {
  const { reports, decision, noShowSettlesAt, noShowSettledAt, endsAt } = facts;
  const until = noShowSettlesAt ?? reportsCloseAt(endsAt);
  const reporters = reports.filter((one) => one.missing === missing).map(({ reporter }) => reporter);
  const stage = (): NoShowStage => {
    if (decision) return 'decided';
    if (reporters.includes(missing)) return 'agreed';
    return noShowSettledAt || now >= until ? 'unanswered' : 'open';
  };
  return { key: 'no_show', missing, stage: stage(), reporters, until, settled: noShowSettledAt !== null };
};

const sessionState = (facts: BookingFacts, reader: Reader, now: Date): BookingState => {
  const { status, startsAt, endsAt, endedEarlyAt } = facts;
  if (status === 'confirmed' && now < joinOpensAt(startsAt)) return { key: 'booked', startsAt };
  if (now < endsAt && endedEarlyAt) return { key: 'ended_early', endsAt, step: stepOf(facts, reader, now) };
  if (now < endsAt) return aroundSession(facts, reader, now);
  return feedbackState(facts, reader, now);
};

const aroundSession = (facts: BookingFacts, { side }: Reader, now: Date): AroundSession => {
  const { startsAt, endsAt, roomOpenings } = facts;
  const from = reportsOpenAt(startsAt);
  return {
    key: now < startsAt ? 'room_open' : 'in_session',
    startsAt,
    endsAt,
    otherCameAt: roomOpenings.find((one) => one.side !== side)?.openedAt ?? null,
    reportFrom: now < from ? from : null,
  };
};

/** After what was booked: whose turn it is with the feedback. */
const feedbackState = (facts: BookingFacts, reader: Reader, now: Date): BookingState => {
  const { formDueAt, formWithdrawn, formReleasedAt, deadline } = facts;
  if (formWithdrawn && !formReleasedAt) return { key: 'feedback_withdrawn', until: formDueAt };
  const decided = facts.decision !== null;
  const step = stepOf(facts, reader, now);
  // Of whoever reads by a link it is not asked whether they graded themselves, which a filed form may wait for.
  const gaveUp = deadline === 'missing' && !reader.byLink && step?.step === 'awaited';
  return gaveUp ? { key: 'feedback_missing', decided } : turnOf(step, decided, now > formDueAt);
};

const turnOf = (step: FeedbackStep | null, decided: boolean, late: boolean): BookingState => {
  switch (step?.step) {
    case 'grade_yourself':
      return { key: 'grade_yourself', decided, step };
    case 'awaited':
      return { key: late ? 'feedback_late' : 'feedback_awaited', decided, step };
    case 'write':
      return { key: late ? 'feedback_overdue' : 'write_feedback', decided, step };
    case 'filed':
      return { key: 'feedback_filed', decided, step };
    case 'released':
      return { key: 'feedback_released', decided };
    default:
      return { key: 'over', decided };
  }
};

/** A review that is completed without a form that can be read had one that was withdrawn. */
const documentState = (facts: BookingFacts, reader: Reader, now: Date): BookingState => {
  const { status, receivedAt, begunAt, endsAt, formFiledAt, formReleasedAt, uploadBy } = facts;
  if (formReleasedAt) return { key: 'feedback_released', decided: false };
  if (status === 'completed') return { key: 'feedback_withdrawn', until: facts.formDueAt };
  if (!receivedAt) return { key: 'document_awaited', until: uploadBy ?? endsAt };
  const step = stepOf(facts, reader, now);
  if (reader.side === 'coach' && formFiledAt && step) return { key: 'feedback_filed', decided: false, step };
  return { key: 'document_there', begun: begunAt !== null, overdue: now > endsAt, dueAt: endsAt, step };
};

/** Of what is paid, and neither cancelled nor missed. */
const STANDING: Record<KindKey, (facts: BookingFacts, reader: Reader, now: Date) => BookingState> = {
  session: sessionState,
  document: documentState,
};

/** Statuses in which a session stands in calendars. */
export const inCalendars = (
  { kind, status, endsAt }: Pick<BookingFacts, 'kind' | 'status' | 'endsAt'>,
  now: Date,
): boolean => kindOf({ kind }).keepsTime && CALENDARED.has(status) && now < endsAt;

const CALENDARED = new Set<BookingStatus>(['confirmed', 'completed']);
