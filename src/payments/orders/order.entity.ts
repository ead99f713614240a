import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { OrderStatus } from './domain/order.states';
import { currencyColumn, instant, minor } from '../payment-columns';

/**
 * What is paid at once: the sum of its lines. The columns for one subject, one payee, their shares and what was earned are of
 * the version before lines; the database keeps them in step with the line of an order that has one, until they go.
 */
@Entity('orders')
@Index('orders_subject_ix', ['subjectId'])
@Index('orders_created_ix', ['createdAt', 'id'])
@Index('orders_payer_ix', ['payerId', 'createdAt', 'id'])
@Index('orders_payee_ix', ['payeeCoachId', 'createdAt', 'id'])
@Check('orders_status_ck', `status IN ('creating', 'open', 'paid', 'expired', 'failed', 'mispaid')`)
@Check('orders_price_ck', 'price_minor > 0 AND coach_share_minor >= 0 AND fee_minor >= 0 AND tax_minor >= 0')
@Check('orders_split_ck', 'coach_share_minor + fee_minor = price_minor')
@Check(
  'orders_earned_ck',
  '(earned_at IS NULL) = (earned_coach_minor IS NULL) AND (earned_at IS NULL) = (earned_fee_minor IS NULL)',
)
export class Order {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'orders_pk' }) id!: string;
  @Column('uuid', { name: 'subject_id' }) subjectId!: string;
  @Column('uuid', { name: 'payer_id' }) payerId!: string;
  @Column('uuid', { name: 'payee_coach_id' }) payeeCoachId!: string;
  @Column(minor('price_minor')) priceMinor!: number;
  @Column(currencyColumn) currency!: string;
  @Column(minor('coach_share_minor')) coachShareMinor!: number;
  @Column(minor('fee_minor')) feeMinor!: number;
  @Column({ ...minor('tax_minor'), default: 0 }) taxMinor!: number;
  @Column('jsonb', { default: {} }) policy!: unknown;
  @Column('text') description!: string;
  @Column('boolean') livemode!: boolean;
  @Column('text') status!: OrderStatus;
  @Column('boolean', { name: 'close_requested', default: false }) closeRequested!: boolean;
  @Column({ name: 'checkout_expires_at', ...instant }) checkoutExpiresAt!: Date;
  @Column({ name: 'created_at', ...instant }) createdAt!: Date;
  @Column({ name: 'paid_at', nullable: true, ...instant }) paidAt!: Date | null;
  @Column({ name: 'earned_at', nullable: true, ...instant }) earnedAt!: Date | null;
  @Column({ ...minor('earned_coach_minor'), nullable: true }) earnedCoachMinor!: number | null;
  @Column({ ...minor('earned_fee_minor'), nullable: true }) earnedFeeMinor!: number | null;
}
