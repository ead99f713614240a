import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { CoachStatus } from './domain/coach.states';

const instant = { type: 'timestamp with time zone', precision: 3 } as const;

@Entity('coaches')
@Unique('coaches_account_uq', ['accountId'])
@ForeignKey('AccountRow', ['accountId'], ['id'], { name: 'coaches_account_fk' })
@Check('coaches_status_ck', `status IN ('draft', 'applied', 'published', 'rejected', 'suspended')`)
@Check('coaches_years_ck', 'years BETWEEN 0 AND 60')
@Check('coaches_interviews_ck', 'interviews_conducted BETWEEN 0 AND 100000')
@Check(
  'coaches_complete_ck',
  `status IN ('draft', 'rejected')
   OR (num_nulls(company, role_title, level_title, pack_key, level_key, years, interviews_conducted, bio) = 0
       AND cardinality(languages) > 0 AND cardinality(principles) + cardinality(competencies) > 0)`,
)
@Index('coaches_status_ix', ['status', 'appliedAt', 'id'])
@Index('coaches_directory_ix', ['packKey', 'interviewsConducted', 'id'], { where: `status = 'published'` })
export class CoachRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'coaches_pk' }) id!: string;
  @Column('uuid', { name: 'account_id' }) accountId!: string;
  @Column('text') status!: CoachStatus;
  @Column('text', { nullable: true }) company!: string | null;
  @Column('text', { name: 'role_title', nullable: true }) roleTitle!: string | null;
  @Column('text', { name: 'level_title', nullable: true }) levelTitle!: string | null;
  @Column('text', { name: 'pack_key', nullable: true }) packKey!: string | null;
  @Column('text', { name: 'level_key', nullable: true }) levelKey!: string | null;
  @Column('integer', { nullable: true }) years!: number | null;
  @Column('integer', { name: 'interviews_conducted', nullable: true }) interviewsConducted!: number | null;
  @Column('boolean', { name: 'bar_raiser' }) barRaiser!: boolean;
  @Column('text', { array: true }) languages!: string[];
  @Column('text') zone!: string;
  @Column('text', { name: 'meeting_room_url', nullable: true }) meetingRoomUrl!: string | null;
  @Column('text', { nullable: true }) bio!: string | null;
  @Column('text', { array: true }) principles!: string[];
  @Column('text', { array: true }) competencies!: string[];
  @Column('text', { name: 'review_reason', nullable: true }) decisionReason!: string | null;
  /** SHA-256 of the application that was rejected last; null when none was, or before this was kept. */
  @Column('text', { name: 'rejected_print', nullable: true }) rejectedPrint!: string | null;
  @Column({ name: 'applied_at', nullable: true, ...instant }) appliedAt!: Date | null;
  @Column({ name: 'published_at', nullable: true, ...instant }) publishedAt!: Date | null;
  @Column({ name: 'created_at', ...instant }) createdAt!: Date;
  @Column({ name: 'updated_at', ...instant }) updatedAt!: Date;
}

@Entity('offerings')
@ForeignKey('CoachRow', ['coachId'], ['id'], { name: 'offerings_coach_fk' })
@Check('offerings_minutes_ck', 'minutes BETWEEN 30 AND 120')
@Check(
  'offerings_kind_ck',
  `kind = 'session' AND minutes IS NOT NULL AND days IS NULL OR kind = 'review' AND minutes IS NULL AND days IS NOT NULL`,
)
@Check('offerings_days_ck', 'days BETWEEN 1 AND 30')
@Check('offerings_price_ck', 'price_minor BETWEEN 1 AND 100000000')
@Check('offerings_currency_ck', `currency ~ '^[A-Z]{3}$'`)
@Index('offerings_coach_ix', ['coachId', 'id'])
@Index('offerings_active_uq', ['coachId', 'packKey', 'stageKey', 'minutes', 'currency'], {
  unique: true,
  where: 'active',
})
@Index('offerings_review_uq', ['coachId', 'packKey', 'stageKey', 'days', 'currency'], {
  unique: true,
  where: `active AND kind = 'review'`,
})
export class OfferingRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'offerings_pk' }) id!: string;
  @Column('uuid', { name: 'coach_id' }) coachId!: string;
  @Column('text', { name: 'pack_key' }) packKey!: string;
  @Column('text', { name: 'stage_key' }) stageKey!: string;
  /** A session of so many minutes, or a review within so many days. */
  @Column('text', { default: 'session' }) kind!: 'session' | 'review';
  @Column('integer', { nullable: true }) minutes!: number | null;
  @Column('integer', { nullable: true }) days!: number | null;
  /** Minor units of the currency. */
  @Column('bigint', { name: 'price_minor' }) priceMinor!: number;
  @Column('char', { length: 3 }) currency!: string;
  @Column('boolean') active!: boolean;
  @Column({ name: 'created_at', ...instant }) createdAt!: Date;
  @Column({ name: 'updated_at', ...instant }) updatedAt!: Date;
}
