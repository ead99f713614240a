import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { minor } from '../payment-columns';

/**
 * What a refund, or a bank that keeps the money, takes from one line of an order. Those of one refund or lost dispute sum to
 * it. A payment that settled nothing belongs to no line, and what goes back of it has none.
 */
@Entity('allocations')
@Unique('allocations_refund_uq', ['refundId', 'lineId'])
@Unique('allocations_dispute_uq', ['disputeId', 'lineId'])
@Index('allocations_line_ix', ['lineId'])
@Check('allocations_cause_ck', 'num_nonnulls(refund_id, dispute_id) = 1')
@Check(
  'allocations_sources_ck',
  'from_escrow_minor + from_coach_minor + from_fee_minor = amount_minor AND amount_minor >= 0',
)
@ForeignKey('OrderLineRow', ['lineId'], ['id'], { name: 'allocations_line_fk' })
@ForeignKey('Refund', ['refundId'], ['id'], { name: 'allocations_refund_fk' })
@ForeignKey('Dispute', ['disputeId'], ['id'], { name: 'allocations_dispute_fk' })
export class Allocation {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'allocations_pk' }) id!: string;
  @Column('uuid', { name: 'line_id' }) lineId!: string;
  @Column('uuid', { name: 'refund_id', nullable: true }) refundId!: string | null;
  @Column('uuid', { name: 'dispute_id', nullable: true }) disputeId!: string | null;
  @Column(minor('amount_minor')) amountMinor!: number;
  @Column(minor('from_escrow_minor')) fromEscrowMinor!: number;
  @Column(minor('from_coach_minor')) fromCoachMinor!: number;
  @Column(minor('from_fee_minor')) fromFeeMinor!: number;
}
