import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { RatingReportStatus } from './domain/rating-report.states';

const instant = { type: 'timestamp with time zone', precision: 3 } as const;

/** What a candidate says about the coach of a session. Its coach may read it from `hidden_until` on, all from `public_from` on. */
@Entity('ratings')
@Unique('ratings_booking_uq', ['bookingId'])
@ForeignKey('BookingRow', ['bookingId'], ['id'], { name: 'ratings_booking_fk' })
@ForeignKey('CoachRow', ['coachId'], ['id'], { name: 'ratings_coach_fk' })
@ForeignKey('AccountRow', ['candidateId'], ['id'], { name: 'ratings_candidate_fk' })
@Check('ratings_stars_ck', 'stars BETWEEN 1 AND 5')
@Check('ratings_reply_ck', '(reply IS NULL) = (replied_at IS NULL)')
@Check('ratings_public_ck', 'public_from > hidden_until')
@Index('ratings_candidate_ix', ['candidateId'])
@Index('ratings_public_ix', ['publicFrom'])
@Index('ratings_coach_ix', ['coachId', 'publicFrom'])
export class RatingRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'ratings_pk' }) id!: string;
  @Column('uuid', { name: 'booking_id' }) bookingId!: string;
  @Column('uuid', { name: 'coach_id' }) coachId!: string;
  @Column('uuid', { name: 'candidate_id' }) candidateId!: string;
  @Column('integer') stars!: number;
  @Column('text', { nullable: true }) comment!: string | null;
  @Column({ name: 'rated_at', ...instant }) ratedAt!: Date;
  @Column({ name: 'hidden_until', ...instant }) hiddenUntil!: Date;
  @Column({ name: 'public_from', ...instant }) publicFrom!: Date;
  /** By an admin, after a report. */
  @Column({ name: 'hidden_at', nullable: true, ...instant }) hiddenAt!: Date | null;
  @Column('text', { nullable: true }) reply!: string | null;
  @Column({ name: 'replied_at', nullable: true, ...instant }) repliedAt!: Date | null;
  @Column({ name: 'reply_hidden_at', nullable: true, ...instant }) replyHiddenAt!: Date | null;
}

/** A report that a rating or a reply breaks the rules, and what an admin decided. */
@Entity('rating_reports')
@Unique('rating_reports_once_uq', ['ratingId', 'about'])
@ForeignKey('RatingRow', ['ratingId'], ['id'], { name: 'rating_reports_rating_fk' })
@ForeignKey('AccountRow', ['reporterId'], ['id'], { name: 'rating_reports_reporter_fk' })
@ForeignKey('AccountRow', ['decidedBy'], ['id'], { name: 'rating_reports_admin_fk' })
@Check('rating_reports_about_ck', `about IN ('rating', 'reply')`)
@Check('rating_reports_status_ck', `status IN ('open', 'kept', 'hidden')`)
@Check(
  'rating_reports_decided_ck',
  `(status = 'open') = (decided_at IS NULL) AND num_nulls(decided_at, decided_by, decision_reason) IN (0, 3)`,
)
@Index('rating_reports_queue_ix', ['status', 'createdAt', 'id'])
@Index('rating_reports_reporter_ix', ['reporterId'])
@Index('rating_reports_admin_ix', ['decidedBy'])
export class RatingReportRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'rating_reports_pk' }) id!: string;
  @Column('uuid', { name: 'rating_id' }) ratingId!: string;
  @Column('text') about!: 'rating' | 'reply';
  @Column('uuid', { name: 'reporter_id' }) reporterId!: string;
  @Column('text') reason!: string;
  @Column('text') comment!: string;
  @Column('text') status!: RatingReportStatus;
  @Column({ name: 'created_at', ...instant }) createdAt!: Date;
  @Column({ name: 'decided_at', nullable: true, ...instant }) decidedAt!: Date | null;
  @Column('uuid', { name: 'decided_by', nullable: true }) decidedBy!: string | null;
  @Column('text', { name: 'decision_reason', nullable: true }) decisionReason!: string | null;
}
