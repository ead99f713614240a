/**
 * What the parts of the product tell each other: the names and payloads as they are stored, all of version 1. Ids and
 * facts, no personal data; instants in ISO 8601. Events of earlier versions wait in the database and in backups: what
 * they left out is optional here, and a name or a member never gets another meaning.
 */
export interface Events extends BookingEvents, OrderEvents, FormEvents, BankEvents, CoachEvents {}

export type EventType = keyof Events;

/** A fact that is to be told once it is committed. */
export type DomainEvent<Type extends EventType = EventType> = {
  [T in Type]: { type: T; aggregateId: string; data: Events[T] };
}[Type];

/** The version in which events are stored now. */
export const EVENT_VERSION = 1;

type Person = 'candidate' | 'coach';

interface OfBooking {
  bookingId: string;
}

export interface BookingEvents {
  'booking.held': OfBooking;
  /** Its time ran out; nothing was paid. */
  'booking.expired': OfBooking;
  /** Its candidate gave it up; nothing was paid. */
  'booking.given_up': OfBooking;
  /** An admin ended it while it was held. */
  'booking.hold_ended': OfBooking;
  /** `late`: the money came after the hold had ended. */
  'booking.confirmed': OfBooking & { late?: boolean };
  'booking.cancelled': OfBooking & CancelledMoney & { by?: string };
  /** `decided`: an admin has found that it took place. */
  'booking.completed': OfBooking & { decided?: boolean };
  'booking.ended_early': OfBooking & { endedAt?: string };
  'booking.no_show_reported': OfBooking & { reporter: Person; missing: Person };
  /** `bothRead`: whoever wrote the cause knew that both people read it; earlier versions did not say so. */
  'booking.review_resolved': OfBooking & { outcome: string; cause?: string; bothRead?: true };
  'booking.attendance_settled': OfBooking & { status?: string };
  /** What was paid for cannot be booked any more; the money goes back. Earlier versions knew `late` only. */
  'booking.payment_returned': OfBooking & { amountMinor: number; because?: 'late' | 'closed' | 'returned' };
  /** Nothing of what was paid is left, after the session took place. */
  'booking.payment_gone': OfBooking & { by?: string };
  'review.received': OfBooking & { dueAt?: string };
  'review.revised': OfBooking;
  'review.begun': OfBooking;
}

/** What a cancellation does to the payment, in minor units. */
export interface CancelledMoney {
  refundMinor: number;
  /** Left out by earlier versions. */
  returnedMinor?: number;
  /** What the provider sends back without us and has not arrived yet. Left out by earlier versions. */
  underWayMinor?: number;
}

/** Told of each thing that the order is for, so of an order with two bookings twice. */
interface OfOrder {
  orderId: string;
  /** One thing that the order is for: the booking. */
  subjectId: string;
}

interface SumOfOrder extends OfOrder {
  amountMinor: number;
  currency: string;
}

interface OrderEvents {
  /** The right amount has arrived, perhaps late. */
  'order.paid': SumOfOrder;
  /** Nobody can pay this any more. */
  'order.checkout_closed': OfOrder & { outcome: 'expired' | 'failed' };
  /** We owe it, Stripe was or will be asked. */
  'order.refund_requested': OrderRefund & { reason: string };
  'order.refunded': OrderRefunded;
  'order.refund_failed': OrderRefundFailed;
  'order.returned': OrderReturned;
  'order.charged_back': OrderChargedBack;
  'order.reinstated': OrderReinstated;
}

interface OrderRefund extends SumOfOrder {
  refundId: string;
  /** Tells apart what one refund says of several bookings. Earlier versions left this out. */
  sequence?: number;
}

/** The money has left for the payer. */
export interface OrderRefunded extends OrderRefund {
  /** `provider`: made there without us. Earlier versions left this out, and knew only ours. */
  origin?: 'ours' | 'provider';
  /** What is left of the payment for it; null for a payment that did not settle the order. */
  leftMinor?: number | null;
}

/** A refund will not happen, or came back; the money is with us again. */
export interface OrderRefundFailed extends OrderRefund {
  origin: 'ours' | 'provider';
  /** What is left of the payment for it; null for a payment that did not settle the order. */
  leftMinor: number | null;
}

/** Without us, all of the payment for it went back, or a bank keeps it. */
export interface OrderReturned extends OfOrder {
  by: 'provider' | 'dispute';
  /** What of it is still on its way, in minor units. Earlier versions left this out. */
  underWayMinor?: number;
}

/** A dispute is lost, a bank keeps the money. */
export interface OrderChargedBack extends SumOfOrder {
  disputeId: string;
  leftMinor: number;
  /** What we owed the payer and need not send any more, because the bank did. Earlier versions left this out. */
  insteadOfRefundMinor?: number;
  /** Grows with each time that this dispute is booked. Earlier versions left this out. */
  sequence?: number;
}

/** A bank gave back what it had kept, as after an appeal. */
export interface OrderReinstated extends SumOfOrder {
  disputeId: string;
  leftMinor: number;
  /** Grows with each time that this dispute is booked. Earlier versions left this out. */
  sequence?: number;
}

interface OfForm extends OfBooking {
  formId: string;
}

/** A form that a coach owes. */
export interface OwedForm extends OfBooking {
  dueAt: string;
  round: number;
  /** False while the candidate grades themselves; left out by earlier versions. */
  candidateWaits?: boolean;
  /** True where an admin has decided that the session took place. */
  decided?: boolean;
}

interface FormEvents {
  'form.due': OwedForm;
  'form.reminder': OwedForm;
  'form.overdue': OwedForm;
  /** Overdue, and its candidate waits for it from now on. */
  'form.awaited': OwedForm;
  'form.escalated': OwedForm;
  'form.missing': OwedForm;
  'form.submitted': OfForm & { dueAt?: string; timeliness?: string };
  'form.released': OfForm;
  /** Earlier versions left out what the candidate knows of it. */
  'form.amended': OfForm & { released?: boolean; forCandidate?: boolean };
  'form.entered_in_error': OfForm & { released?: boolean };
}

interface OfRatingReport {
  ratingId: string;
  reportId: string;
}

/** Of questions and ratings. */
interface BankEvents {
  'question.reported': { questionId: string; reportId: string };
  'question.report_decided': { questionId: string; reportId: string; decision: string };
  'question.decided': { questionId: string; status: string };
  'rating.reported': OfRatingReport;
  'rating.report_decided': OfRatingReport & { decision: string; reason: string; before: string };
}

interface OfCoach {
  coachId: string;
  accountId: string;
}

interface CoachEvents {
  'coach.applied': OfCoach;
  'coach.published': OfCoach;
  'coach.rejected': OfCoach;
  'coach.suspended': OfCoach;
  /** By an admin. What changed, and why, is in the audit entry. */
  'availability.edited_for_coach': EditedHours;
}

export interface EditedHours {
  coachId: string;
  editorId: string;
  auditEntryId: string;
}
