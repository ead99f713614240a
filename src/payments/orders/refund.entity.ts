import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { RefundStatus } from './domain/refund.states';
import { currencyColumn, instant, minor } from '../payment-columns';

/** Money on its way back. A trigger counts refunds on their charge, and refuses ours over the cap (money rule 14). */
@Entity('refunds')
@Unique('refunds_stripe_refund_uq', ['stripeRefundId'])
@Index('refunds_order_ix', ['orderId'])
@Index('refunds_charge_ix', ['chargeId'])
@Index('refunds_poll_ix', ['nextPollAt'], { where: `status = 'pending'` })
@Index('refunds_watch_ix', ['nextPollAt'], { where: 'watch_until IS NOT NULL' })
@Index('refunds_failed_ix', ['orderId'], { where: `status = 'failed'` })
@Check('refunds_status_ck', `status IN ('pending', 'succeeded', 'failed', 'replaced', 'charged_back')`)
@Check('refunds_origin_ck', `origin IN ('ours', 'provider')`)
@Check('refunds_amount_ck', 'amount_minor > 0')
@Check('refunds_sources_ck', 'from_escrow_minor + from_coach_minor + from_fee_minor = amount_minor')
@ForeignKey('Order', ['orderId'], ['id'], { name: 'refunds_order_fk' })
@ForeignKey('Charge', ['chargeId'], ['id'], { name: 'refunds_charge_fk' })
export class Refund {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'refunds_pk' }) id!: string;
  @Column('uuid', { name: 'order_id' }) orderId!: string;
  @Column('uuid', { name: 'charge_id' }) chargeId!: string;
  @Column('text', { name: 'stripe_refund_id', nullable: true }) stripeRefundId!: string | null;
  @Column(minor('amount_minor')) amountMinor!: number;
  @Column(currencyColumn) currency!: string;
  @Column(minor('from_escrow_minor')) fromEscrowMinor!: number;
  @Column(minor('from_coach_minor')) fromCoachMinor!: number;
  @Column(minor('from_fee_minor')) fromFeeMinor!: number;
  @Column('text') status!: RefundStatus;
  /** `provider`: made there without us, by support, a bank or Radar; the cap does not bind it. */
  @Column('text', { default: 'ours' }) origin!: 'ours' | 'provider';
  /** Owed in any case: asked for although a bank has the money, and sent when it has decided. */
  @Column('boolean', { name: 'may_wait', default: false }) mayWait!: boolean;
  @Column('text') reason!: string;
  @Column({ name: 'requested_at', ...instant }) requestedAt!: Date;
  @Column({ name: 'settled_at', nullable: true, ...instant }) settledAt!: Date | null;
  /** Until when one that is done is looked at: a bank may still send it back. */
  @Column({ name: 'watch_until', nullable: true, ...instant }) watchUntil!: Date | null;
  @Column('integer', { default: 0 }) polls!: number;
  @Column({ name: 'next_poll_at', ...instant }) nextPollAt!: Date;
}
