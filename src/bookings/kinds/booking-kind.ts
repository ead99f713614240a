import type { CancellationPolicy } from '../../policies/domain/cancellation-policy';
import type { ToldStart } from '../../policies/domain/policy-in-words';
import type { Side } from '../domain/booking.rules';
import type { BookingStatus } from '../domain/booking.states';
import type { CancellationQuote } from '../domain/cancellation.rules';
import type { FeedbackState, FeedbackStep, Told } from '../domain/feedback-steps';
import type { PromisedTimes } from '../domain/promised-times';

/** What of a booking decides how it may end. */
export interface Progress {
  status: BookingStatus;
  startsAt: Date;
  endsAt: Date;
  begunAt: Date | null;
  formFiledAt: Date | null;
}

/**
 * What one kind of booking does differently from the others; everything else is the same for all of them. A new kind is
 * one more file like `session.kind.ts`, and a line in `kinds.ts`.
 */
export interface BookingKind {
  /** What sentences call it: "this session". */
  noun: string;
  /** What they call it to its candidate, who may have several: "your session of ...". */
  called(startsAt: Date, zone: string): string;

  // What is sold.

  /** Both people keep its time free, and meet in it: it is claimed with the hold, and again by a late payment. */
  keepsTime: boolean;
  /** The coach reads a document of the candidate. It is waited for once paid, and without it the order ends. */
  needsDocument: boolean;
  /** Which title of a pack's stage names it. */
  titledBy: 'sessionTitle' | 'stageTitle';
  /** What marks a request for it among those that are known by their idempotency keys. Stored: never changes. */
  request: string;
  /** What is sold, behind the stage and the company. */
  sold(of: { minutes: number; coachName: string }): string;
  /** What the payment page says below that: when, on the candidate's wall; null where there is no time. */
  details(startsAt: Date, zone: string): string | null;
  /** What one gets for the price, in sentences to its candidate. */
  included(of: { minutes: number; coachName: string }): string[];
  /** What comes back when it is cancelled, in sentences to who thinks of buying it; a start only where it has a time. */
  cancelTerms(policy: CancellationPolicy, start: ToldStart | null): string[];
  /** What the clocks of both people are said to show at its start. */
  promised(startsAt: Date, zones: { coach: string; candidate: string }): PromisedTimes;

  // How it ends.

  /** What completes it, which earns the coach's share: that its time is over, or that its feedback can be read. */
  completedBy: 'time' | 'feedback';
  /** How much of the price comes back, and under which clause, when this side cancels what is confirmed now; or a 409. */
  cancellation(
    booking: Progress,
    by: Side | 'admin',
    now: Date,
    policy: CancellationPolicy,
  ): Pick<CancellationQuote, 'clause' | 'changesAt'> & { percentBack: number };
  /** It is paid, and what was paid for is still to come: a payment that goes back ends it. */
  isAhead(booking: Progress, now: Date): boolean;

  // Its feedback.

  /** Until when the form should be filed. */
  formDueAt(owing: { endsAt: Date; noShowSettledAt?: Date | null }): Date;
  /** What says from when on the coach may write; null in there while it is not known. */
  writtenFrom: 'startsAt' | 'receivedAt';
  /** From when on the form may be submitted and the candidate may grade themselves; null while it is not known. */
  feedbackFrom(booking: { endsAt: Date; endedEarlyAt: Date | null; receivedAt: Date | null }): Date | null;
  /** What the candidate's time to grade themselves is counted from; nothing opens before it. */
  gradedFrom: 'endsAt' | 'formFiledAt';
  /** What is said of the feedback before `feedbackFrom`; null where nothing is. */
  stepAhead(state: FeedbackState, told: Told): FeedbackStep | null;
  /** What its candidate may do about their own grades; null when that is over. `until` is when it ends, if that is known. */
  stepToGrade(state: FeedbackState, told: Told, until: Date | null): FeedbackStep | null;
}
