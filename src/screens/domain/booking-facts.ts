import type { BookingStatus, KindKey, Side } from '../../bookings';
import type { PaidTerms } from '../../bookings/domain/cancellation.rules';
import type { OwnGrading } from '../../bookings/domain/release.rules';
import type { DeadlineState } from '../../forms/domain/feedback-deadline.states';
import type { OrderReceipt, RefundView } from '../../payments';
import type { Reader as ReaderOfTimes } from '../../shared/reader';

/** Whom it is told to. */
export interface Reader {
  side: Side;
  /** IANA zone in which instants are said. */
  zone: string;
  /** How they write them. */
  clock: ReaderOfTimes;
  /** Of the other side. */
  otherName: string;
  /** They have the link of a mail and are not logged in: they read what may be forwarded with it. */
  byLink: boolean;
  /** Where the payment page sent them back from, while it is known: having paid, or having left. */
  back: 'paid' | 'left' | null;
}

/** What a side said of a session that somebody missed. */
export interface NoShowReport {
  reporter: Side;
  missing: Side;
  note: string | null;
  at: Date;
}

/** What was decided on reports that contradicted each other. */
export interface Decision {
  outcome: BookingStatus;
  at: Date;
  /** What whoever decided wrote to both; null where they were not told that both read it. */
  reason: string | null;
}

/** A change of its status. */
export interface Move {
  event: string;
  at: Date;
  to: BookingStatus;
  /** Null: time, or what happened to the payment. */
  by: Side | 'us' | null;
}

/** What its candidate says of the coach. */
export interface RatingFacts {
  stars: number;
  ratedAt: Date;
  /** From when on the coach reads it. */
  hiddenUntil: Date;
  publicFrom: Date;
  /** An admin took it off the list. */
  hidden: boolean;
  replied: boolean;
}

/** Everything that is known of a booking and that its page is made of. */
export interface BookingFacts {
  kind: KindKey;
  status: BookingStatus;
  startsAt: Date;
  endsAt: Date;
  endedEarlyAt: Date | null;
  createdAt: Date;
  confirmedAt: Date | null;
  holdExpiresAt: Date;
  /** The candidate asked to give the hold up, and its payment page is still being closed. */
  givingUp: boolean;
  /** The payment page; its address is null while the payment provider is slow, and once it is closed. */
  checkout: { url: string | null; expiresAt: Date } | null;
  cancelledAt: Date | null;
  cancelledBy: string | null;
  moves: Move[];
  reports: NoShowReport[];
  decision: Decision | null;
  noShowSettlesAt: Date | null;
  noShowSettledAt: Date | null;
  /** Who opened the meeting room, the earliest first. */
  roomOpenings: { side: Side; openedAt: Date }[];
  /** Of a review: until when its document may come; null before it is paid. */
  uploadBy: Date | null;
  receivedAt: Date | null;
  begunAt: Date | null;
  /** When each version of its document came. */
  uploads: Date[];
  candidateErased: boolean;
  formFiledAt: Date | null;
  formReleasedAt: Date | null;
  formDueAt: Date;
  selfGrade: OwnGrading | null;
  /** What has been done about a form that is owed; null while none is. */
  deadline: DeadlineState | null;
  /** A form that its candidate could read was marked as entered in error, and no other one is there yet. */
  formWithdrawn: boolean;
  rating: RatingFacts | null;
  priceMinor: number;
  currency: string;
  receipt: OrderReceipt | null;
  refunds: RefundView[];
  /** What is left of an accepted payment, and under which policy; null before. */
  paid: (PaidTerms & { disputed: boolean }) | null;
  /** Hours in which a self-grade that was begun must be finished. */
  selfGradeHours: number;
}
