import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { instant } from './payment-columns';

/** A verified webhook. Events are hints, so only what is needed to refetch the object is kept (money rule 6). */
@Entity('stripe_inbox')
@Index('stripe_inbox_due_ix', ['nextAttemptAt'], { where: `status = 'received'` })
@Index('stripe_inbox_review_ix', ['eventId'], { where: `status = 'needs_review'` })
@Index('stripe_inbox_unread_ix', ['receivedAt'], { where: 'unread_body IS NOT NULL' })
@Check('stripe_inbox_status_ck', `status IN ('received', 'applied', 'ignored', 'put_aside', 'needs_review')`)
export class StripeEvent {
  @PrimaryColumn('text', { name: 'event_id', primaryKeyConstraintName: 'stripe_inbox_pk' }) eventId!: string;
  @Column('text') type!: string;
  @Column('text', { name: 'object_id' }) objectId!: string;
  @Column('boolean') livemode!: boolean;
  @Column('text') status!: 'received' | 'applied' | 'ignored' | 'put_aside' | 'needs_review';
  @Column('integer', { default: 0 }) attempts!: number;
  @Column('text', { nullable: true }) note!: string | null;
  /** The bytes as they came, of an event that we could not read; null for all others. */
  @Column('bytea', { name: 'unread_body', nullable: true }) unreadBody!: Buffer | null;
  @Column({ name: 'received_at', ...instant }) receivedAt!: Date;
  @Column({ name: 'next_attempt_at', ...instant }) nextAttemptAt!: Date;
  @Column({ name: 'settled_at', nullable: true, ...instant }) settledAt!: Date | null;
}
