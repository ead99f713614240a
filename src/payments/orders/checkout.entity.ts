import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { CheckoutStatus } from './domain/checkout.states';
import { instant } from '../payment-columns';

/** One Checkout Session; an order has a second one only when the first could not be made. */
@Entity('checkouts')
@Unique('checkouts_session_uq', ['sessionId'])
@Index('checkouts_order_ix', ['orderId'])
@Index('checkouts_poll_ix', ['nextPollAt'], { where: `status = 'open'` })
@Check('checkouts_status_ck', `status IN ('creating', 'open', 'complete', 'expired', 'failed')`)
@ForeignKey('Order', ['orderId'], ['id'], { name: 'checkouts_order_fk' })
export class Checkout {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'checkouts_pk' }) id!: string;
  @Column('uuid', { name: 'order_id' }) orderId!: string;
  @Column('text', { name: 'session_id', nullable: true }) sessionId!: string | null;
  @Column('text') status!: CheckoutStatus;
  @Column('text', { nullable: true }) url!: string | null;
  @Column({ name: 'expires_at', ...instant }) expiresAt!: Date;
  @Column({ name: 'created_at', ...instant }) createdAt!: Date;
  @Column('integer', { default: 0 }) polls!: number;
  @Column({ name: 'next_poll_at', ...instant }) nextPollAt!: Date;
}
