import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { BookingStatus } from './domain/booking.states';

const instant = { type: 'timestamp with time zone', precision: 3 } as const;

@Entity('bookings')
@Index('bookings_order_ix', ['orderId'])
@ForeignKey('AccountRow', ['candidateId'], ['id'], { name: 'bookings_candidate_fk' })
@ForeignKey('CoachRow', ['coachId'], ['id'], { name: 'bookings_coach_fk' })
@ForeignKey('OfferingRow', ['offeringId'], ['id'], { name: 'bookings_offering_fk' })
@ForeignKey('Order', ['orderId'], ['id'], { name: 'bookings_order_fk', deferrable: 'INITIALLY DEFERRED' })
@Check('bookings_times_ck', 'ends_at > starts_at AND minutes > 0')
@Check('bookings_kind_ck', `kind IN ('session', 'review')`)
@Check(
  'bookings_work_ck',
  `(kind = 'review' OR received_at IS NULL) AND (begun_at IS NULL OR received_at IS NOT NULL)`,
)
@Check(
  'bookings_ended_early_ck',
  `ended_early_at IS NULL OR (kind = 'session' AND ended_early_at >= starts_at AND ended_early_at < ends_at)`,
)
@Check('bookings_price_ck', 'price_minor >= 0')
@Check(
  'bookings_promised_ck',
  '(coach_zone IS NULL) = (coach_offset_min IS NULL) AND (candidate_zone IS NULL) = (candidate_offset_min IS NULL)',
)
@Check('bookings_not_oneself_ck', 'candidate_id <> coach_account_id')
@Check(
  'bookings_status_ck',
  `status IN ('held', 'confirmed', 'expired', 'given_up', 'cancelled', 'completed', 'candidate_no_show', 'coach_no_show', 'under_review')`,
)
@Index('bookings_candidate_ix', ['candidateId', 'startsAt', 'id'])
@Index('bookings_coach_ix', ['coachAccountId', 'startsAt', 'id'])
@Index('bookings_of_coach_ix', ['coachId'])
@Index('bookings_offering_ix', ['offeringId'])
@Index('bookings_starts_ix', ['startsAt', 'id'])
@Index('bookings_holds_ix', ['holdExpiresAt'], { where: `status = 'held'` })
@Index('bookings_held_by_ix', ['candidateId'], { where: `status = 'held'` })
@Index('bookings_status_ix', ['status', 'id'])
@Index('bookings_ends_ix', ['endsAt'], { where: `status = 'confirmed'` })
@Index('bookings_unused_reviews_ix', ['confirmedAt'], {
  where: `kind = 'review' AND status = 'confirmed' AND received_at IS NULL`,
})
@Index('bookings_no_shows_ix', ['noShowSettlesAt'], { where: 'no_show_settled_at IS NULL' })
export class BookingRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'bookings_pk' }) id!: string;
  /** As rows name it, see `storedKind`. */
  @Column('text', { default: 'session' }) kind!: string;
  @Column('uuid', { name: 'candidate_id' }) candidateId!: string;
  @Column('uuid', { name: 'coach_id' }) coachId!: string;
  @Column('uuid', { name: 'coach_account_id' }) coachAccountId!: string;
  @Column('uuid', { name: 'offering_id' }) offeringId!: string;
  @Column('uuid', { name: 'order_id' }) orderId!: string;
  @Column('text', { name: 'pack_key' }) packKey!: string;
  @Column('text', { name: 'stage_key' }) stageKey!: string;
  /** Of a document: when the work on it may begin, which is the order until it is there. */
  @Column({ name: 'starts_at', ...instant }) startsAt!: Date;
  /** Of a document: when its feedback is due. */
  @Column({ name: 'ends_at', ...instant }) endsAt!: Date;
  @Column('integer') minutes!: number;
  @Column('bigint', { name: 'price_minor' }) priceMinor!: number;
  @Column('char', { length: 3 }) currency!: string;
  @Column('text') status!: BookingStatus;
  @Column({ name: 'hold_expires_at', ...instant }) holdExpiresAt!: Date;
  @Column({ name: 'give_up_asked_at', nullable: true, ...instant }) giveUpAskedAt!: Date | null;
  @Column('integer', { name: 'availability_version' }) availabilityVersion!: number;
  @Column('jsonb') practice!: unknown;
  @Column('text', { name: 'meeting_code' }) meetingCode!: string;
  @Column('integer', { name: 'calendar_sequence', default: 0 }) calendarSequence!: number;
  @Column({ name: 'confirmed_at', nullable: true, ...instant }) confirmedAt!: Date | null;
  @Column({ name: 'cancelled_at', nullable: true, ...instant }) cancelledAt!: Date | null;
  @Column('text', { name: 'cancelled_by', nullable: true }) cancelledBy!: string | null;
  @Column('text', { name: 'cancel_reason', nullable: true }) cancelReason!: string | null;
  /** Of a document: when it came, and when the coach began to work on it. */
  @Column({ name: 'received_at', nullable: true, ...instant }) receivedAt!: Date | null;
  @Column({ name: 'begun_at', nullable: true, ...instant }) begunAt!: Date | null;
  /** Of a session: when it was over, where its coach stated that before the scheduled end. */
  @Column({ name: 'ended_early_at', nullable: true, ...instant }) endedEarlyAt!: Date | null;
  /** From when on the candidate may read the form, and know of it. */
  @Column({ name: 'form_released_at', nullable: true, ...instant }) formReleasedAt!: Date | null;
  @Column({ name: 'form_filed_at', nullable: true, ...instant }) formFiledAt!: Date | null;
  @Column({ name: 'no_show_settles_at', nullable: true, ...instant }) noShowSettlesAt!: Date | null;
  @Column({ name: 'no_show_settled_at', nullable: true, ...instant }) noShowSettledAt!: Date | null;
  @Column({ name: 'created_at', ...instant }) createdAt!: Date;
  /** See `PromisedTimes`. Null for reviews, for erased people, and where a process of the former release wrote the row. */
  @Column('text', { name: 'coach_zone', nullable: true }) coachZone!: string | null;
  @Column('integer', { name: 'coach_offset_min', nullable: true }) coachOffsetMin!: number | null;
  @Column('text', { name: 'candidate_zone', nullable: true }) candidateZone!: string | null;
  @Column('integer', { name: 'candidate_offset_min', nullable: true }) candidateOffsetMin!: number | null;
  @Column('text', { name: 'zone_release', nullable: true }) zoneRelease!: string | null;
}

@Entity('booking_history')
@ForeignKey('BookingRow', ['bookingId'], ['id'], { name: 'booking_history_booking_fk' })
@Index('booking_history_booking_ix', ['bookingId', 'id'])
export class BookingHistoryRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'booking_history_pk' }) id!: string;
  @Column('uuid', { name: 'booking_id' }) bookingId!: string;
  @Column(instant) at!: Date;
  @Column('text') event!: string;
  @Column('text', { name: 'from_status', nullable: true }) fromStatus!: string | null;
  @Column('text', { name: 'to_status' }) toStatus!: string;
  @Column('uuid', { name: 'actor_id', nullable: true }) actorId!: string | null;
}

@Entity('no_show_reports')
@Unique('no_show_reports_once_uq', ['bookingId', 'reporter'])
@ForeignKey('BookingRow', ['bookingId'], ['id'], { name: 'no_show_reports_booking_fk' })
@Check('no_show_reports_sides_ck', `reporter IN ('candidate', 'coach') AND missing IN ('candidate', 'coach')`)
export class NoShowReportRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'no_show_reports_pk' }) id!: string;
  @Column('uuid', { name: 'booking_id' }) bookingId!: string;
  @Column('text') reporter!: string;
  @Column('text') missing!: string;
  @Column('text', { nullable: true }) note!: string | null;
  @Column({ name: 'reported_at', ...instant }) reportedAt!: Date;
}

/** That a side opened the meeting room of a session. */
@Entity('room_openings')
@ForeignKey('BookingRow', ['bookingId'], ['id'], { name: 'room_openings_booking_fk' })
@Check('room_openings_side_ck', `side IN ('candidate', 'coach')`)
@Index('room_openings_booking_ix', ['bookingId', 'side', 'openedAt'])
export class RoomOpeningRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'room_openings_pk' }) id!: string;
  @Column('uuid', { name: 'booking_id' }) bookingId!: string;
  @Column('text') side!: string;
  @Column({ name: 'opened_at', ...instant }) openedAt!: Date;
}
