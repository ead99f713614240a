import { Check, Column, Entity, ForeignKey, Generated, Index, PrimaryColumn, Unique } from 'typeorm';
import { instant } from '../payment-columns';

/** A verified webhook. Events are hints, so only what is needed to refetch the object is kept (money rule 6). */
@Entity('stripe_inbox')
@Index('stripe_inbox_due_ix', ['nextAttemptAt'], { where: `status = 'received'` })
@Index('stripe_inbox_review_ix', ['eventId'], { where: `status = 'needs_review'` })
@Index('stripe_inbox_unread_ix', ['receivedAt'], { where: 'unread_body IS NOT NULL' })
@Index('stripe_inbox_order_ix', ['orderId'])
@Index('stripe_inbox_aside_ix', ['status', 'receivedAt', 'id'], {
  where: `status IN ('needs_review', 'put_aside')`,
})
@Unique('stripe_inbox_id_uq', ['id'])
@ForeignKey('Order', ['orderId'], ['id'], { name: 'stripe_inbox_order_fk' })
@Check('stripe_inbox_status_ck', `status IN ('received', 'applied', 'ignored', 'put_aside', 'needs_review')`)
export class StripeEvent {
  @PrimaryColumn('text', { name: 'event_id', primaryKeyConstraintName: 'stripe_inbox_pk' }) eventId!: string;
  /** Ours, by which admins name it. */
  @Generated('uuid')
  @Column('uuid')
  id!: string;
  @Column('text') type!: string;
  @Column('text', { name: 'object_id' }) objectId!: string;
  @Column('boolean') livemode!: boolean;
  @Column('text') status!: 'received' | 'applied' | 'ignored' | 'put_aside' | 'needs_review';
  @Column('integer', { default: 0 }) attempts!: number;
  @Column('text', { nullable: true }) note!: string | null;
  /** The order on whose payment it hangs, of what is not understood. */
  @Column('uuid', { name: 'order_id', nullable: true }) orderId!: string | null;
  /** What was not understood, in a few words of the provider: the same again is no news. */
  @Column('text', { name: 'seen_as', nullable: true }) seenAs!: string | null;
  /** Why an admin ended it. */
  @Column('text', { name: 'closed_reason', nullable: true }) closedReason!: string | null;
  /** The bytes as they came, of an event that we could not read; null for all others. */
  @Column('bytea', { name: 'unread_body', nullable: true }) unreadBody!: Buffer | null;
  @Column({ name: 'received_at', ...instant }) receivedAt!: Date;
  @Column({ name: 'next_attempt_at', ...instant }) nextAttemptAt!: Date;
  @Column({ name: 'settled_at', nullable: true, ...instant }) settledAt!: Date | null;
}
