import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/**
 * Raised, by triggers at the commit, with every change of a coach's hours, overrides, claims, busy ranges, offerings, status and
 * person. What a process remembers of a coach holds for one revision.
 */
@Entity('coach_revisions')
@ForeignKey('CoachRow', ['coachId'], ['id'], { name: 'coach_revisions_coach_fk', onDelete: 'CASCADE' })
export class CoachRevisionRow {
  @PrimaryColumn('uuid', { name: 'coach_id', primaryKeyConstraintName: 'coach_revisions_pk' })
  coachId!: string;
  @Column('bigint') revision!: number;
}
