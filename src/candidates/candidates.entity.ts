import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

const instant = { type: 'timestamp with time zone', precision: 3 } as const;

@Entity('candidate_profiles')
@ForeignKey('AccountRow', ['accountId'], ['id'], { name: 'candidate_profiles_account_fk' })
@Check('candidate_profiles_years_ck', 'years BETWEEN 0 AND 60')
export class CandidateProfileRow {
  @PrimaryColumn('uuid', { name: 'account_id', primaryKeyConstraintName: 'candidate_profiles_pk' })
  accountId!: string;
  @Column('text', { nullable: true }) headline!: string | null;
  @Column('text', { nullable: true }) background!: string | null;
  @Column('integer', { nullable: true }) years!: number | null;
  @Column({ name: 'updated_at', ...instant }) updatedAt!: Date;
}

@Entity('targets')
@ForeignKey('AccountRow', ['candidateId'], ['id'], { name: 'targets_candidate_fk' })
@Index('targets_candidate_ix', ['candidateId', 'id'])
export class TargetRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'targets_pk' }) id!: string;
  @Column('uuid', { name: 'candidate_id' }) candidateId!: string;
  @Column('text', { name: 'pack_key' }) packKey!: string;
  @Column('text', { name: 'level_key' }) levelKey!: string;
  /** YYYY-MM-DD in the candidate's own calendar. */
  @Column('date', { name: 'interview_date', nullable: true }) interviewDate!: string | null;
  @Column('text', { name: 'focus_principles', array: true }) focusPrinciples!: string[];
  @Column('text', { name: 'focus_competencies', array: true }) focusCompetencies!: string[];
  @Column({ name: 'created_at', ...instant }) createdAt!: Date;
  @Column({ name: 'updated_at', ...instant }) updatedAt!: Date;
}
