import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { DisputeStatus } from './domain/dispute.states';
import { currencyColumn, instant, minor } from '../payment-columns';

/** A bank's objection to a payment. While it is open nothing is refunded (money rule 14). */
@Entity('disputes')
@Unique('disputes_stripe_dispute_uq', ['stripeDisputeId'])
@Index('disputes_order_ix', ['orderId'])
@Index('disputes_charge_ix', ['chargeId'])
@Index('disputes_poll_ix', ['nextPollAt'], { where: `status IN ('inquiry', 'open')` })
@Index('disputes_watch_ix', ['nextPollAt'], { where: 'watch_until IS NOT NULL' })
@Index('disputes_beyond_ix', ['orderId'], { where: 'beyond_minor > 0' })
@Index('disputes_one_open_uq', ['chargeId'], { unique: true, where: `status = 'open'` })
@Check('disputes_status_ck', `status IN ('inquiry', 'open', 'won', 'lost', 'closed')`)
@Check('disputes_amount_ck', 'amount_minor >= 0 AND fee_minor >= 0 AND beyond_minor >= 0')
@Check(
  'disputes_sources_ck',
  `from_escrow_minor + from_coach_minor + from_fee_minor = CASE WHEN status = 'lost' THEN amount_minor ELSE 0 END`,
)
@ForeignKey('Order', ['orderId'], ['id'], { name: 'disputes_order_fk' })
@ForeignKey('Charge', ['chargeId'], ['id'], { name: 'disputes_charge_fk' })
export class Dispute {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'disputes_pk' }) id!: string;
  @Column('uuid', { name: 'order_id' }) orderId!: string;
  @Column('uuid', { name: 'charge_id' }) chargeId!: string;
  @Column('text', { name: 'stripe_dispute_id' }) stripeDisputeId!: string;
  /** What it is about, in the bank's words; of a lost one what the bank kept. */
  @Column(minor('amount_minor')) amountMinor!: number;
  /** What was taken and not given back, by the provider's movements. */
  @Column({ ...minor('held_minor'), default: 0 }) heldMinor!: number;
  /** What of it was more than was left of the payment. */
  @Column({ ...minor('beyond_minor'), default: 0 }) beyondMinor!: number;
  @Column(currencyColumn) currency!: string;
  @Column({ ...minor('fee_minor'), default: 0 }) feeMinor!: number;
  /** Where the money of a lost one came from. */
  @Column({ ...minor('from_escrow_minor'), default: 0 }) fromEscrowMinor!: number;
  @Column({ ...minor('from_coach_minor'), default: 0 }) fromCoachMinor!: number;
  @Column({ ...minor('from_fee_minor'), default: 0 }) fromFeeMinor!: number;
  @Column('text') status!: DisputeStatus;
  /** The bank's word, as Stripe gives it. */
  @Column('text') reason!: string;
  /** Until when Stripe takes evidence. */
  @Column({ name: 'evidence_due_at', nullable: true, ...instant }) evidenceDueAt!: Date | null;
  @Column({ name: 'opened_at', ...instant }) openedAt!: Date;
  @Column({ name: 'closed_at', nullable: true, ...instant }) closedAt!: Date | null;
  /** Until when a decided one is looked at: money may follow late, and appeals are won. */
  @Column({ name: 'watch_until', nullable: true, ...instant }) watchUntil!: Date | null;
  @Column('integer', { default: 0 }) polls!: number;
  @Column({ name: 'next_poll_at', ...instant }) nextPollAt!: Date;
}
