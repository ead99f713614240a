import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { ReminderKind } from './domain/reminder.rules';

const instant = { type: 'timestamp with time zone', precision: 3 } as const;

/** A reminder that waits for its moment, or what became of it. */
@Entity('reminders')
@ForeignKey('BookingRow', ['bookingId'], ['id'], { name: 'reminders_booking_fk' })
@Check('reminders_kind_ck', `kind IN ('day', 'hour', 'document')`)
@Check('reminders_outcome_ck', `outcome IN ('sent', 'skipped', 'dropped')`)
@Check('reminders_done_ck', '(done_at IS NULL) = (outcome IS NULL)')
@Index('reminders_due_ix', ['dueAt'], { where: 'done_at IS NULL' })
export class ReminderRow {
  @PrimaryColumn('uuid', { name: 'booking_id', primaryKeyConstraintName: 'reminders_pk' }) bookingId!: string;
  @PrimaryColumn('text', { primaryKeyConstraintName: 'reminders_pk' }) kind!: ReminderKind;
  @Column({ name: 'due_at', ...instant }) dueAt!: Date;
  @Column({ name: 'done_at', nullable: true, ...instant }) doneAt!: Date | null;
  @Column('text', { nullable: true }) outcome!: 'sent' | 'skipped' | 'dropped' | null;
}
