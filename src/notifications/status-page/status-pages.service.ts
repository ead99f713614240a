import { Injectable } from '@nestjs/common';
import {
  type Booking,
  BookingOutcomes,
  type FeedbackStep,
  joinOpensAt,
  kindOf,
  mayJoin,
  reportsCloseAt,
  type Side,
  uploadBy,
} from '../../bookings';
import { OrderReceipts, OrderQueries } from '../../payments';
import { Clock } from '../../platform/clock/clock';
import { type DocumentSheet, DocumentViews } from '../../documents';
import { statusMoney, type MoneyLine } from '../domain/status-money';
import { statusState } from '../domain/status-state';
import { statusWords, type StatusWords } from '../domain/status-words';
import {
  otherSide,
  type PagePaths,
  type SessionFacts,
  SessionReader,
  titleOf,
} from '../session-facts.service';

/** Everything that a status page says to one side, ready to be written down. */
export interface StatusView {
  title: string;
  booking: Booking;
  /** IANA zone of the reader. */
  zone: string;
  otherName: string;
  words: StatusWords;
  money: MoneyLine[];
  feedback: FeedbackStep | null;
  /** Around a session that is booked. */
  room: { opensAt: Date; isOpen: boolean } | null;
  /** What is asked for in a review, and what came; null of a session. */
  review: DocumentSheet | null;
  /** Where to pay, for the candidate of a hold. */
  payUrl: string | null;
  /** Why it ended, in the words of who ended it. */
  reason: string | null;
  paths: PagePaths;
}

/** Reads what is true of a booking for the one who has the link to its page. */
@Injectable()
export class StatusPages {
  constructor(
    private readonly clock: Clock,
    private readonly reader: SessionReader,
    private readonly outcomes: BookingOutcomes,
    private readonly receipts: OrderReceipts,
    private readonly orders: OrderQueries,
    private readonly reviews: DocumentViews,
  ) {}

  /** What this side reads of a booking as it was read just now. */
  async view(session: SessionFacts, side: Side): Promise<StatusView> {
    const { booking } = session;
    const person = {
      side,
      kind: booking.kind,
      zone: session[side].zone,
      otherName: session[otherSide(side)].name,
    };
    const state = statusState(await this.facts(booking, side));
    const receipt = await this.receipts.of(booking.id);
    return {
      title: titleOf(session),
      booking,
      zone: person.zone,
      otherName: person.otherName,
      words: statusWords(state, person),
      money: statusMoney(state, { ...booking, receipt }, person),
      feedback: await this.outcomes.feedback(booking, person),
      room: this.room(booking),
      review: kindOf(booking).needsDocument ? await this.reviews.sheet(booking, side) : null,
      payUrl: side === 'candidate' && booking.status === 'held' ? await this.payUrl(booking) : null,
      reason: booking.cancelledBy === side ? null : booking.cancelReason,
      paths: this.reader.paths(session, side),
    };
  }

  private async facts(booking: Booking, side: Side) {
    return {
      ...booking,
      side,
      givingUp: booking.giveUpAskedAt !== null,
      attendance: await this.outcomes.attendance(booking.id),
      reportsCloseAt: reportsCloseAt(booking.endsAt),
      uploadBy: booking.confirmedAt && uploadBy(booking.confirmedAt),
      now: this.clock.now(),
    };
  }

  private room(booking: Booking): StatusView['room'] {
    const now = this.clock.now();
    const isAhead = kindOf(booking).keepsTime && booking.status === 'confirmed' && now < booking.endsAt;
    const isOpen = mayJoin(booking, now);
    return isAhead || isOpen ? { opensAt: joinOpensAt(booking.startsAt), isOpen } : null;
  }

  private async payUrl({ orderId }: Booking): Promise<string | null> {
    return (await this.orders.checkouts([orderId])).get(orderId)?.url ?? null;
  }
}
