import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { instant, minor } from '../payment-columns';

/** One thing that an order is for, with everything that was agreed at sale time (money rule 11). */
@Entity('order_lines')
@Unique('order_lines_position_uq', ['orderId', 'position'])
@Unique('order_lines_subject_uq', ['subjectId'])
@Index('order_lines_payee_ix', ['payeeCoachId', 'orderId'])
@Check('order_lines_kind_ck', `subject_kind IN ('booking')`)
@Check('order_lines_price_ck', 'price_minor > 0 AND coach_share_minor >= 0 AND fee_minor >= 0')
@Check('order_lines_split_ck', 'coach_share_minor + fee_minor = price_minor')
@Check('order_lines_policy_ck', 'policy_version > 0')
@Check(
  'order_lines_earned_ck',
  '(earned_at IS NULL) = (earned_coach_minor IS NULL) AND (earned_at IS NULL) = (earned_fee_minor IS NULL)',
)
@ForeignKey('Order', ['orderId'], ['id'], { name: 'order_lines_order_fk' })
export class OrderLineRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'order_lines_pk' }) id!: string;
  @Column('uuid', { name: 'order_id' }) orderId!: string;
  /** From 1. What belongs to no line of the order, as a payment that came twice, is told with the first. */
  @Column('integer') position!: number;
  @Column('text', { name: 'subject_kind' }) subjectKind!: 'booking';
  @Column('uuid', { name: 'subject_id' }) subjectId!: string;
  @Column('uuid', { name: 'payee_coach_id' }) payeeCoachId!: string;
  @Column('text') description!: string;
  @Column(minor('price_minor')) priceMinor!: number;
  @Column(minor('coach_share_minor')) coachShareMinor!: number;
  @Column(minor('fee_minor')) feeMinor!: number;
  /** Which version of the rules of cancelling was agreed, see `policies`. */
  @Column('integer', { name: 'policy_version' }) policyVersion!: number;
  @Column({ name: 'earned_at', nullable: true, ...instant }) earnedAt!: Date | null;
  @Column({ ...minor('earned_coach_minor'), nullable: true }) earnedCoachMinor!: number | null;
  @Column({ ...minor('earned_fee_minor'), nullable: true }) earnedFeeMinor!: number | null;
}
