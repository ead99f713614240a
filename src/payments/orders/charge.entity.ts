import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { currencyColumn, instant, minor } from '../payment-columns';

/** Money that arrived. At most one charge of an order is accepted; any other is sent back in full. */
@Entity('charges')
@Unique('charges_payment_intent_uq', ['paymentIntentId'])
@Unique('charges_stripe_charge_uq', ['stripeChargeId'])
@Index('charges_order_ix', ['orderId'])
@Index('charges_checkout_ix', ['checkoutId'])
@Index('charges_card_ix', ['cardFingerprint'], { where: 'card_fingerprint IS NOT NULL' })
@Index('charges_one_accepted_uq', ['orderId'], { unique: true, where: `verdict = 'accepted'` })
@Index('charges_over_refunded_ix', ['orderId'], {
  where: 'refund_pending_minor + refunded_minor > amount_minor',
})
@Index('charges_fee_missing_ix', ['nextPollAt'], { where: 'stripe_fee_minor IS NULL' })
@Check('charges_verdict_ck', `verdict IN ('accepted', 'wrong_amount', 'duplicate')`)
@Check('charges_amount_ck', 'amount_minor >= 0')
@Check('charges_refund_counts_ck', 'refund_pending_minor >= 0 AND refunded_minor >= 0')
@ForeignKey('Order', ['orderId'], ['id'], { name: 'charges_order_fk' })
@ForeignKey('Checkout', ['checkoutId'], ['id'], { name: 'charges_checkout_fk' })
export class Charge {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'charges_pk' }) id!: string;
  @Column('uuid', { name: 'order_id' }) orderId!: string;
  @Column('uuid', { name: 'checkout_id' }) checkoutId!: string;
  @Column('text', { name: 'payment_intent_id' }) paymentIntentId!: string;
  @Column('text') verdict!: 'accepted' | 'wrong_amount' | 'duplicate';
  @Column(minor('amount_minor')) amountMinor!: number;
  @Column(currencyColumn) currency!: string;
  @Column({ ...minor('refund_pending_minor'), default: 0 }) refundPendingMinor!: number;
  @Column({ ...minor('refunded_minor'), default: 0 }) refundedMinor!: number;
  @Column({ name: 'captured_at', ...instant }) capturedAt!: Date;
  @Column('text', { name: 'stripe_charge_id', nullable: true }) stripeChargeId!: string | null;
  @Column({ ...minor('stripe_fee_minor'), nullable: true }) stripeFeeMinor!: number | null;
  /** Tells the same card again; null until it is known, and for test cards, which everybody shares. */
  @Column('text', { name: 'card_fingerprint', nullable: true }) cardFingerprint!: string | null;
  @Column('integer', { default: 0 }) polls!: number;
  @Column({ name: 'next_poll_at', ...instant }) nextPollAt!: Date;
}
