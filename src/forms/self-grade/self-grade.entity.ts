import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { SelfGradeStatus } from '../domain/self-grade.states';

const instant = { type: 'timestamp with time zone', precision: 3 } as const;

/** How a candidate saw their own session, on the template of its form. */
@Entity('self_grades')
@ForeignKey('BookingRow', ['bookingId'], ['id'], { name: 'self_grades_booking_fk' })
@ForeignKey('AccountRow', ['candidateId'], ['id'], { name: 'self_grades_candidate_fk' })
@ForeignKey('FormTemplateRow', ['templateId'], ['id'], { name: 'self_grades_template_fk' })
@Check('self_grades_status_ck', `status IN ('in_progress', 'finished', 'skipped', 'expired')`)
@Check('self_grades_closed_ck', `(status = 'in_progress') = (closed_at IS NULL)`)
@Check('self_grades_version_ck', 'version >= 1')
@Index('self_grades_candidate_ix', ['candidateId'])
@Index('self_grades_template_ix', ['templateId'])
@Index('self_grades_open_ix', ['bookingId'], { where: `status = 'in_progress'` })
export class SelfGradeRow {
  @PrimaryColumn('uuid', { name: 'booking_id', primaryKeyConstraintName: 'self_grades_pk' })
  bookingId!: string;
  @Column('uuid', { name: 'candidate_id' }) candidateId!: string;
  @Column('uuid', { name: 'template_id' }) templateId!: string;
  @Column('text', { array: true }) principles!: string[];
  @Column('text') status!: SelfGradeStatus;
  /** Counts writes; the ETag. */
  @Column('integer') version!: number;
  @Column('jsonb') grades!: unknown;
  @Column({ name: 'started_at', ...instant }) startedAt!: Date;
  @Column({ name: 'updated_at', ...instant }) updatedAt!: Date;
  @Column({ name: 'closed_at', nullable: true, ...instant }) closedAt!: Date | null;
}
