import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { CommandKind } from './domain/command-decisions';
import type { CommandStatus } from './domain/command.states';
import { instant } from '../payment-columns';

/** One request to Stripe with frozen parameters; its id is the idempotency key (money rules 1 to 3). */
@Entity('payment_commands')
@Index('payment_commands_due_ix', ['nextAttemptAt'], { where: `status IN ('pending', 'sent')` })
@Index('payment_commands_order_ix', ['orderId'])
@Index('payment_commands_parked_ix', ['orderId'], { where: `status = 'needs_review'` })
@Index('payment_commands_waiting_ix', ['targetId'], {
  where: `waits_for_dispute AND status = 'needs_review'`,
})
@Index('payment_commands_one_open_uq', ['targetId', 'kind'], {
  unique: true,
  where: `status IN ('pending', 'sent', 'needs_review')`,
})
@Check('payment_commands_kind_ck', `kind IN ('checkout.create', 'checkout.expire', 'refund.create')`)
@Check('payment_commands_status_ck', `status IN ('pending', 'sent', 'succeeded', 'failed', 'needs_review')`)
@ForeignKey('Order', ['orderId'], ['id'], { name: 'payment_commands_order_fk' })
export class PaymentCommand {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'payment_commands_pk' }) id!: string;
  @Column('uuid', { name: 'order_id' }) orderId!: string;
  @Column('text') kind!: CommandKind;
  /** The checkout or refund that it is about. */
  @Column('uuid', { name: 'target_id' }) targetId!: string;
  @Column('jsonb') params!: object;
  @Column('text') status!: CommandStatus;
  @Column('integer', { default: 0 }) attempts!: number;
  @Column('boolean', { name: 'lookup_next', default: false }) lookupNext!: boolean;
  /** With `needs_review`: waits for a bank's decision and goes on by itself. */
  @Column('boolean', { name: 'waits_for_dispute', default: false }) waitsForDispute!: boolean;
  @Column('integer', { default: 1 }) generation!: number;
  @Column({ name: 'void_from', nullable: true, ...instant }) voidFrom!: Date | null;
  @Column('jsonb', { nullable: true }) outcome!: object | null;
  @Column({ name: 'created_at', ...instant }) createdAt!: Date;
  @Column({ name: 'first_sent_at', nullable: true, ...instant }) firstSentAt!: Date | null;
  @Column({ name: 'leased_until', nullable: true, ...instant }) leasedUntil!: Date | null;
  @Column({ name: 'next_attempt_at', ...instant }) nextAttemptAt!: Date;
  @Column({ name: 'settled_at', nullable: true, ...instant }) settledAt!: Date | null;
}
