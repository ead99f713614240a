import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

const instant = { type: 'timestamp with time zone', precision: 3 } as const;

/** The questions that one session was given. */
@Entity('session_kits')
@ForeignKey('BookingRow', ['bookingId'], ['id'], { name: 'session_kits_booking_fk' })
@ForeignKey('AccountRow', ['candidateId'], ['id'], { name: 'session_kits_candidate_fk' })
@Index('session_kits_candidate_ix', ['candidateId'])
export class SessionKitRow {
  @PrimaryColumn('uuid', { name: 'booking_id', primaryKeyConstraintName: 'session_kits_pk' })
  bookingId!: string;
  @Column('uuid', { name: 'candidate_id' }) candidateId!: string;
  @Column('text', { name: 'level_key' }) levelKey!: string;
  @Column('text', { array: true }) principles!: string[];
  @Column('text', { name: 'question_keys', array: true }) questionKeys!: string[];
  @Column('jsonb') content!: unknown;
  @Column({ name: 'created_at', ...instant }) createdAt!: Date;
}

/** A question of a kit that its coach swapped for another one, and why. */
@Entity('kit_swaps')
@Unique('kit_swaps_out_uq', ['bookingId', 'outKey'])
@ForeignKey('SessionKitRow', ['bookingId'], ['bookingId'], { name: 'kit_swaps_kit_fk' })
@ForeignKey('AccountRow', ['swappedBy'], ['id'], { name: 'kit_swaps_coach_fk' })
@Index('kit_swaps_coach_ix', ['swappedBy'])
export class KitSwapRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'kit_swaps_pk' }) id!: string;
  @Column('uuid', { name: 'booking_id' }) bookingId!: string;
  @Column('text', { name: 'out_key' }) outKey!: string;
  @Column('text', { name: 'in_key' }) inKey!: string;
  @Column('text') reason!: string;
  @Column('uuid', { name: 'swapped_by' }) swappedBy!: string;
  @Column({ name: 'swapped_at', ...instant }) swappedAt!: Date;
}
