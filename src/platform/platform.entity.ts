import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

const instant = { type: 'timestamp with time zone', precision: 3 } as const;

@Entity('outbox_events')
@Index('outbox_events_due_ix', ['nextAttemptAt', 'sequence'], { where: 'delivered_at IS NULL' })
@Index('outbox_events_typed_ix', ['aggregateId'], { where: `data ?| ARRAY['cause', 'reason']` })
export class OutboxEventRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'outbox_events_pk' }) id!: string;
  @Column('bigint', { generated: 'increment' }) sequence!: number;
  @Column('text') type!: string;
  @Column('integer') version!: number;
  @Column('uuid', { name: 'aggregate_id' }) aggregateId!: string;
  @Column({ name: 'occurred_at', ...instant }) occurredAt!: Date;
  @Column('jsonb') data!: unknown;
  @Column('integer', { default: 0 }) attempts!: number;
  @Column({ name: 'next_attempt_at', ...instant }) nextAttemptAt!: Date;
  @Column('text', { name: 'last_error', nullable: true }) lastError!: string | null;
  @Column({ name: 'delivered_at', nullable: true, ...instant }) deliveredAt!: Date | null;
}

@Entity('outbox_deliveries')
@ForeignKey('OutboxEventRow', ['eventId'], ['id'], { name: 'outbox_deliveries_event_fk' })
export class OutboxDeliveryRow {
  @PrimaryColumn('uuid', { name: 'event_id', primaryKeyConstraintName: 'outbox_deliveries_pk' })
  eventId!: string;
  @PrimaryColumn('text', { primaryKeyConstraintName: 'outbox_deliveries_pk' }) subscriber!: string;
  @Column({ name: 'delivered_at', ...instant }) deliveredAt!: Date;
}

@Entity('idempotency_keys')
@Index('idempotency_keys_created_ix', ['createdAt'])
export class IdempotencyKeyRow {
  @PrimaryColumn('uuid', { name: 'account_id', primaryKeyConstraintName: 'idempotency_keys_pk' })
  accountId!: string;
  @PrimaryColumn('text', { primaryKeyConstraintName: 'idempotency_keys_pk' }) key!: string;
  @Column('text', { name: 'request_hash' }) requestHash!: string;
  @Column('uuid', { name: 'resource_id' }) resourceId!: string;
  @Column({ name: 'created_at', ...instant }) createdAt!: Date;
}

@Entity('mails')
@Unique('mails_message_id_uq', ['messageId'])
@Check('mails_status_ck', `status IN ('queued', 'sent', 'kept', 'failed')`)
@Index('mails_due_ix', ['nextAttemptAt'], { where: `status = 'queued'` })
@Index('mails_created_ix', ['createdAt', 'id'])
@Index('mails_given_up_ix', ['id'], { where: `status = 'failed'` })
@Index('mails_recipient_ix', ['recipientId', 'id'])
@Index('mails_about_ix', ['aboutId'])
export class MailRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'mails_pk' }) id!: string;
  @Column('text', { name: 'message_id' }) messageId!: string;
  @Column('text') kind!: string;
  @Column('uuid', { name: 'recipient_id' }) recipientId!: string;
  @Column('uuid', { name: 'about_id' }) aboutId!: string;
  @Column('text', { name: 'to_address' }) toAddress!: string;
  @Column('text', { name: 'to_name', nullable: true }) toName!: string | null;
  @Column('text') subject!: string;
  @Column('text', { name: 'text_body' }) textBody!: string;
  @Column('text', { name: 'html_body', nullable: true }) htmlBody!: string | null;
  @Column('jsonb', { nullable: true }) calendar!: { method: string; content: string } | null;
  @Column('text') status!: 'queued' | 'sent' | 'kept' | 'failed';
  @Column({ name: 'created_at', ...instant }) createdAt!: Date;
  @Column('integer', { default: 0 }) attempts!: number;
  @Column({ name: 'next_attempt_at', ...instant }) nextAttemptAt!: Date;
  @Column({ name: 'leased_until', nullable: true, ...instant }) leasedUntil!: Date | null;
  @Column('text', { name: 'last_error', nullable: true }) lastError!: string | null;
  @Column({ name: 'sent_at', nullable: true, ...instant }) sentAt!: Date | null;
}

@Entity('audit_log')
@Index('audit_log_subject_ix', ['subjectId', 'at'])
@Index('audit_log_at_ix', ['at', 'id'])
@Index('audit_log_actor_ix', ['actorId', 'id'])
@Index('audit_log_action_ix', ['action', 'id'])
export class AuditRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'audit_log_pk' }) id!: string;
  @Column(instant) at!: Date;
  @Column('uuid', { name: 'actor_id', nullable: true }) actorId!: string | null;
  @Column('text') action!: string;
  @Column('text', { name: 'subject_type' }) subjectType!: string;
  @Column('uuid', { name: 'subject_id' }) subjectId!: string;
  @Column('jsonb') data!: unknown;
}

/** What people typed in an entry; null once the person it is about was erased. */
@Entity('audit_words')
@Check('audit_words_member_ck', `member IN ('cause', 'reason')`)
@ForeignKey('AuditRow', ['entryId'], ['id'], {
  name: 'audit_words_entry_fk',
  deferrable: 'INITIALLY DEFERRED',
})
export class AuditWordsRow {
  @PrimaryColumn('uuid', { name: 'entry_id', primaryKeyConstraintName: 'audit_words_pk' }) entryId!: string;
  @PrimaryColumn('text', { primaryKeyConstraintName: 'audit_words_pk' }) member!: 'cause' | 'reason';
  @Column('text', { nullable: true }) words!: string | null;
}
