import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

const instant = { type: 'timestamp with time zone', precision: 3 } as const;

/** One question of the bank, whether it came with the pack's files (no author) or was added by a person. */
@Entity('bank_questions')
@Unique('bank_questions_key_uq', ['packKey', 'key'])
@ForeignKey('AccountRow', ['authorId'], ['id'], { name: 'bank_questions_author_fk' })
@Check('bank_questions_status_ck', `status IN ('proposed', 'active', 'rejected', 'retired')`)
@Index('bank_questions_text_uq', ['packKey', 'textPrint'], { unique: true, where: `status <> 'rejected'` })
@Index('bank_questions_author_ix', ['authorId'])
@Index('bank_questions_queue_ix', ['status', 'changedAt', 'id'])
export class BankQuestionRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'bank_questions_pk' }) id!: string;
  @Column('text', { name: 'pack_key' }) packKey!: string;
  @Column('text') key!: string;
  @Column('text') category!: string;
  @Column('text') subcategory!: string;
  @Column('text') status!: string;
  @Column('uuid', { name: 'author_id', nullable: true }) authorId!: string | null;
  @Column('jsonb') content!: unknown;
  @Column('text', { name: 'text_print' }) textPrint!: string;
  @Column('text', { nullable: true }) reason!: string | null;
  @Column({ name: 'created_at', ...instant }) createdAt!: Date;
  @Column({ name: 'changed_at', ...instant }) changedAt!: Date;
}

/** Somebody says that a question should not be asked; it is not drawn while this is open. */
@Entity('question_reports')
@Unique('question_reports_once_uq', ['questionId', 'reporterId'])
@ForeignKey('BankQuestionRow', ['questionId'], ['id'], { name: 'question_reports_question_fk' })
@ForeignKey('AccountRow', ['reporterId'], ['id'], { name: 'question_reports_reporter_fk' })
@ForeignKey('AccountRow', ['decidedBy'], ['id'], { name: 'question_reports_judge_fk' })
@Check('question_reports_status_ck', `status IN ('open', 'kept', 'retired')`)
@Check(
  'question_reports_decided_ck',
  `(status = 'open') = (decided_at IS NULL) AND (status = 'open') = (decision_reason IS NULL)`,
)
@Index('question_reports_reporter_ix', ['reporterId'])
@Index('question_reports_judge_ix', ['decidedBy'])
@Index('question_reports_queue_ix', ['status', 'createdAt', 'id'])
export class QuestionReportRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'question_reports_pk' }) id!: string;
  @Column('uuid', { name: 'question_id' }) questionId!: string;
  @Column('uuid', { name: 'reporter_id' }) reporterId!: string;
  @Column('text') status!: string;
  @Column('text') reason!: string;
  @Column('text', { name: 'decision_reason', nullable: true }) decisionReason!: string | null;
  @Column('uuid', { name: 'decided_by', nullable: true }) decidedBy!: string | null;
  @Column({ name: 'created_at', ...instant }) createdAt!: Date;
  @Column({ name: 'decided_at', nullable: true, ...instant }) decidedAt!: Date | null;
}
