import { Check, Column, Entity, Exclusion, ForeignKey, PrimaryColumn, Unique } from 'typeorm';

const instant = { type: 'timestamp with time zone', precision: 3 } as const;

/** Time of a coach that is taken; only `claims.ts` writes here. Rows exist only while they take time. */
@Entity('coach_claims')
@Unique('coach_claims_booking_uq', ['bookingId'])
@ForeignKey('CoachRow', ['coachId'], ['id'], { name: 'coach_claims_coach_fk' })
@Check('coach_claims_kind_ck', `kind IN ('hold', 'booking')`)
@Check('coach_claims_expiry_ck', `(kind = 'hold') = (expires_at IS NOT NULL)`)
@Check('coach_claims_during_ck', 'NOT isempty(during)')
@Check(
  'coach_claims_session_ck',
  'starts_at < ends_at AND starts_at >= lower(during) AND ends_at <= upper(during)',
)
@Exclusion('coach_claims_no_overlap', 'USING gist (coach_id WITH =, during WITH &&)')
export class CoachClaimRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'coach_claims_pk' }) id!: string;
  @Column('uuid', { name: 'coach_id' }) coachId!: string;
  @Column('uuid', { name: 'booking_id' }) bookingId!: string;
  @Column('text') kind!: 'hold' | 'booking';
  /** The session with its buffers, half-open. */
  @Column('tstzrange') during!: string;
  @Column({ name: 'starts_at', ...instant }) startsAt!: Date;
  @Column({ name: 'ends_at', ...instant }) endsAt!: Date;
  /** Deadline of a hold; null for a booking. */
  @Column({ name: 'expires_at', nullable: true, ...instant }) expiresAt!: Date | null;
}

/** Time of a candidate that is taken: the session itself, without the coach's buffers. */
@Entity('candidate_claims')
@Unique('candidate_claims_booking_uq', ['bookingId'])
@ForeignKey('AccountRow', ['candidateId'], ['id'], { name: 'candidate_claims_candidate_fk' })
@Check('candidate_claims_kind_ck', `kind IN ('hold', 'booking')`)
@Check('candidate_claims_expiry_ck', `(kind = 'hold') = (expires_at IS NOT NULL)`)
@Check('candidate_claims_during_ck', 'NOT isempty(during)')
@Exclusion('candidate_claims_no_overlap', 'USING gist (candidate_id WITH =, during WITH &&)')
export class CandidateClaimRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'candidate_claims_pk' }) id!: string;
  @Column('uuid', { name: 'candidate_id' }) candidateId!: string;
  @Column('uuid', { name: 'booking_id' }) bookingId!: string;
  @Column('text') kind!: 'hold' | 'booking';
  @Column('tstzrange') during!: string;
  @Column({ name: 'expires_at', nullable: true, ...instant }) expiresAt!: Date | null;
}
