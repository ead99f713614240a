import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { RecordKind } from './domain/form-record';
import type { DeadlineState } from './domain/feedback-deadline.states';
import type { FormStatus } from './domain/form.states';

const instant = { type: 'timestamp with time zone', precision: 3 } as const;

/** One filled-in form; at most one per booking that is not entered in error. */
@Entity('feedback_forms')
@ForeignKey('BookingRow', ['bookingId'], ['id'], { name: 'feedback_forms_booking_fk' })
@ForeignKey('CoachRow', ['coachId'], ['id'], { name: 'feedback_forms_coach_fk' })
@ForeignKey('AccountRow', ['coachAccountId'], ['id'], { name: 'feedback_forms_author_fk' })
@ForeignKey('AccountRow', ['candidateId'], ['id'], { name: 'feedback_forms_candidate_fk' })
@ForeignKey('FormTemplateRow', ['templateId'], ['id'], { name: 'feedback_forms_template_fk' })
@Check('feedback_forms_status_ck', `status IN ('in_progress', 'submitted', 'amended', 'entered_in_error')`)
@Check('feedback_forms_amended_ck', `status <> 'amended' OR amended_at IS NOT NULL`)
@Check('feedback_forms_submitted_ck', `(status = 'in_progress') = (submitted_at IS NULL)`)
@Check('feedback_forms_released_ck', 'released_at IS NULL OR submitted_at IS NOT NULL')
@Check('feedback_forms_suggested_ck', 'suggested_keys IS NULL OR released_at IS NOT NULL')
@Check('feedback_forms_error_ck', `(status = 'entered_in_error') = (error_reason IS NOT NULL)`)
@Check('feedback_forms_version_ck', 'version >= 1')
@Index('feedback_forms_booking_uq', ['bookingId'], { unique: true, where: `status <> 'entered_in_error'` })
@Index('feedback_forms_booking_ix', ['bookingId'])
@Index('feedback_forms_coach_ix', ['coachId'])
@Index('feedback_forms_author_ix', ['coachAccountId'])
@Index('feedback_forms_template_ix', ['templateId'])
@Index('feedback_forms_waiting_ix', ['releaseAt'], {
  where: `released_at IS NULL AND status IN ('submitted', 'amended')`,
})
@Index('feedback_forms_candidate_ix', ['candidateId', 'releasedAt', 'id'])
export class FeedbackFormRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'feedback_forms_pk' }) id!: string;
  @Column('uuid', { name: 'booking_id' }) bookingId!: string;
  @Column('uuid', { name: 'coach_id' }) coachId!: string;
  @Column('uuid', { name: 'coach_account_id' }) coachAccountId!: string;
  @Column('uuid', { name: 'candidate_id' }) candidateId!: string;
  @Column('uuid', { name: 'template_id' }) templateId!: string;
  @Column('text', { name: 'level_key' }) levelKey!: string;
  /** Principles assigned to this interviewer. */
  @Column('text', { array: true }) principles!: string[];
  @Column('text') status!: FormStatus;
  /** Counts writes; the ETag. */
  @Column('integer') version!: number;
  @Column('jsonb') answers!: unknown;
  @Column('text', { name: 'question_keys', array: true }) questionKeys!: string[];
  @Column({ name: 'due_at', ...instant }) dueAt!: Date;
  @Column({ name: 'started_at', ...instant }) startedAt!: Date;
  @Column({ name: 'updated_at', ...instant }) updatedAt!: Date;
  @Column({ name: 'submitted_at', nullable: true, ...instant }) submittedAt!: Date | null;
  /** When it is to be released, as far as is known; null before its submission. */
  @Column({ name: 'release_at', nullable: true, ...instant }) releaseAt!: Date | null;
  /** From when on the candidate may read it. */
  @Column({ name: 'released_at', nullable: true, ...instant }) releasedAt!: Date | null;
  @Column({ name: 'amended_at', nullable: true, ...instant }) amendedAt!: Date | null;
  /** Hash of the newest entry of its record. */
  @Column('text', { nullable: true }) fingerprint!: string | null;
  /** What its report suggests for practice, kept so that it stays the same and no kit holds it later. */
  @Column('text', { name: 'suggested_keys', array: true, nullable: true }) suggestedKeys!: string[] | null;
  @Column('text', { name: 'error_reason', nullable: true }) errorReason!: string | null;
}

/** What a form said when it was submitted and at each amendment; only ever added to. */
@Entity('form_record')
@ForeignKey('FeedbackFormRow', ['formId'], ['id'], { name: 'form_record_form_fk' })
@ForeignKey('AccountRow', ['authorId'], ['id'], { name: 'form_record_author_fk' })
@Check('form_record_kind_ck', `kind IN ('submitted', 'amended', 'entered_in_error')`)
@Check('form_record_first_ck', '(number = 1) = (previous_hash IS NULL)')
@Index('form_record_author_ix', ['authorId'])
export class FormRecordRow {
  @PrimaryColumn('uuid', { name: 'form_id', primaryKeyConstraintName: 'form_record_pk' }) formId!: string;
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'form_record_pk' }) number!: number;
  @Column('text') kind!: RecordKind;
  @Column('uuid', { name: 'author_id' }) authorId!: string;
  @Column({ ...instant }) at!: Date;
  @Column('jsonb', { nullable: true }) answers!: unknown;
  @Column('text', { nullable: true }) reason!: string | null;
  @Column('jsonb') seals!: unknown;
  @Column('text', { name: 'previous_hash', nullable: true }) previousHash!: string | null;
  @Column('text') hash!: string;
}

/** That a completed session owes a form, and what has been done about it. */
@Entity('feedback_duties')
@Check(
  'feedback_duties_state_ck',
  `state IN ('expected', 'reminded', 'overdue', 'escalated', 'missing', 'filed', 'dropped')`,
)
@Check('feedback_duties_filed_ck', `(state = 'filed') = (filed_at IS NOT NULL)`)
@Check(
  'feedback_duties_look_ck',
  `(look_at IS NOT NULL) = (state IN ('expected', 'reminded', 'overdue', 'escalated'))`,
)
@Check('feedback_duties_round_ck', 'round >= 1')
@ForeignKey('BookingRow', ['bookingId'], ['id'], { name: 'feedback_duties_booking_fk' })
@ForeignKey('AccountRow', ['coachAccountId'], ['id'], { name: 'feedback_duties_author_fk' })
@Index('feedback_duties_look_ix', ['lookAt'], { where: 'look_at IS NOT NULL' })
@Index('feedback_duties_author_ix', ['coachAccountId', 'dueAt', 'bookingId'])
@Index('feedback_duties_late_ix', ['dueAt', 'bookingId'], {
  where: `state IN ('overdue', 'escalated', 'missing')`,
})
export class FeedbackDeadlineRow {
  @PrimaryColumn('uuid', { name: 'booking_id', primaryKeyConstraintName: 'feedback_duties_pk' })
  bookingId!: string;
  @Column('uuid', { name: 'coach_account_id' }) coachAccountId!: string;
  @Column({ name: 'due_at', ...instant }) dueAt!: Date;
  @Column('text') state!: DeadlineState;
  @Column('integer') round!: number;
  /** When time changes something about it. */
  @Column({ name: 'look_at', nullable: true, ...instant }) lookAt!: Date | null;
  @Column({ name: 'filed_at', nullable: true, ...instant }) filedAt!: Date | null;
}
