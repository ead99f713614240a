import { Inject, Injectable } from '@nestjs/common';
import { Coaches } from '../coaches';
import { CONFIG, type Config } from '../platform/config/config';
import { payersWithSameCard } from '../payments';
import { Clock } from '../platform/clock/clock';
import { Database, type Queryable, type Tx } from '../platform/database/database';
import type { Principal } from '../platform/http/access';
import { conflict, notFound } from '../shared/errors';
import { addMinutes } from '../shared/time';
import { type Booking, BookingStore } from './booking.store';
import { announce } from './announce';
import { Attendance } from './attendance.service';
import { RoomOpenings } from './room-openings.store';
import { sideOf } from './sides';
import { assertJoinable, joinClosesAt, joinOpensAt, type Side } from './domain/booking.rules';
import { kindOf } from './kinds/kinds';

/** What other features may ask of bookings. */
@Injectable()
export class Bookings {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly store: BookingStore,
    private readonly coaches: Coaches,
    private readonly attendance: Attendance,
    private readonly openings: RoomOpenings,
  ) {}

  /** A booking by id, or null. No access check: for reactions to events, not for people. */
  find(id: string, reader?: Queryable): Promise<Booking | null> {
    return this.store.find(id, reader);
  }

  /** Bookings by id, in no order. No access check. */
  all(ids: string[], reader?: Queryable): Promise<Booking[]> {
    return this.store.findAll(ids, reader);
  }

  /** A booking for one of its two people, and which of them they are; 404 for everybody else. */
  async forParticipant(id: string, accountId: string): Promise<{ booking: Booking; side: Side }> {
    const booking = await this.store.find(id);
    const side = booking && sideOf(booking, accountId);
    if (!booking || !side) throw notFound('booking');
    return { booking, side };
  }

  /** Locks a booking for what a feature writes beside it; 404 when there is none. */
  lock(tx: Tx, id: string): Promise<Booking> {
    return this.store.lock(tx, id);
  }

  /** Accounts of others that have paid with the same card; empty while it is not known. */
  payersWithSameCard(tx: Tx, { orderId }: Booking): Promise<string[]> {
    return payersWithSameCard(tx, orderId);
  }

  /** A locked review got its document at an instant: the days of its coach are counted from it. Error: 409 `document_review.not_open`. */
  async documentReceived(tx: Tx, booking: Booking, at: Date): Promise<void> {
    assertDocumentReviewOpen(booking);
    const { id: bookingId, candidateId } = booking;
    const endsAt = addMinutes(at, booking.minutes);
    await this.store.update(tx, bookingId, { received_at: at, starts_at: at, ends_at: endsAt });
    Object.assign(booking, { receivedAt: at, startsAt: at, endsAt });
    await announce(tx, 'review.received', { bookingId, dueAt: endsAt.toISOString() }, candidateId);
  }

  /** After the feedback a second version came; it changes nothing of the order. The booking is locked. */
  documentRevised(tx: Tx, { id, candidateId }: Booking): Promise<void> {
    return announce(tx, 'review.revised', { bookingId: id }, candidateId);
  }

  /** The coach begins to write: what needs a document cannot be cancelled by its candidate then. Locks its booking row. */
  async begun(tx: Tx, { id, kind }: Booking): Promise<void> {
    if (!kindOf({ kind }).needsDocument) return;
    const booking = await this.store.lock(tx, id);
    if (booking.begunAt || booking.status === 'completed') return;
    assertDocumentReviewOpen(booking);
    await this.store.update(tx, id, { begun_at: tx.now });
    await announce(tx, 'review.begun', { bookingId: id }, booking.coachAccountId);
  }

  /** Notes that the feedback form was filed. Locks the booking row. */
  async formFiled(tx: Tx, id: string): Promise<void> {
    const booking = await this.store.lock(tx, id);
    if (!booking.formFiledAt) await this.store.update(tx, id, { form_filed_at: tx.now });
  }

  /**
   * Notes that the candidate may read the form, and know of it. Of a review that is the service, so it is earned; not when
   * it was filed, as its status would tell its candidate. Locks the booking row.
   */
  async formReleased(tx: Tx, id: string, at: Date): Promise<void> {
    const booking = await this.store.lock(tx, id);
    await this.store.update(tx, id, { form_released_at: at });
    if (kindOf(booking).completedBy === 'feedback' && booking.status === 'confirmed')
      await this.attendance.complete(tx, booking);
  }

  /** Notes that the form which was filed does not count any more. Locks the booking row. */
  async formWithdrawn(tx: Tx, id: string): Promise<void> {
    await this.store.lock(tx, id);
    await this.store.update(tx, id, { form_filed_at: null, form_released_at: null });
  }

  /**
   * The meeting link, for its two people, around the session only: the coach's own room, or one of ours. That they
   * asked for it is kept, as who opened the room when.
   * Errors: 404, 409 `booking.no_meeting` for a review, `booking.join_closed` with when it opens.
   */
  async join(
    id: string,
    { accountId, zone }: Pick<Principal, 'accountId' | 'zone'>,
  ): Promise<{ url: string; opensAt: Date; closesAt: Date }> {
    const { booking, side } = await this.forParticipant(id, accountId);
    assertJoinable(booking, this.clock.now(), zone);
    const coach = await this.coaches.byId(booking.coachId);
    await this.database.tx((tx) => this.openings.keep(tx, id, side));
    return {
      url: coach?.meetingRoomUrl ?? `${this.config.meetingBaseUrl}/${booking.meetingCode}`,
      opensAt: joinOpensAt(booking.startsAt),
      closesAt: joinClosesAt(booking.endsAt),
    };
  }
}

/** Throws 409 `document_review.not_open` unless it is paid and neither done nor cancelled. */
const assertDocumentReviewOpen = ({ status }: Booking): void => {
  if (status !== 'confirmed')
    throw conflict('document_review.not_open', 'This review is not paid, or is over.', {
      bookingStatus: status,
    });
};
