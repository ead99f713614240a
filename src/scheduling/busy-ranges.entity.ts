import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { BusySourceKind } from './domain/busy-ranges';

const instant = { type: 'timestamp with time zone', precision: 3 } as const;

/**
 * Time in which a coach cannot be booked, though no session takes it; only `busy-ranges.ts` writes here. Ranges may
 * overlap anything, so nothing excludes them. Each source replaces its own, which also lets go of what is past.
 */
@Entity('busy_ranges')
@Unique('busy_ranges_range_uq', ['coachId', 'source', 'sourceId', 'startsAt', 'endsAt'])
@ForeignKey('CoachRow', ['coachId'], ['id'], { name: 'busy_ranges_coach_fk' })
@Check('busy_ranges_source_ck', `source IN ('time_off', 'outside_calendar', 'block')`)
@Check('busy_ranges_time_ck', 'starts_at < ends_at')
@Index('busy_ranges_time_ix', ['coachId', 'endsAt', 'startsAt'])
export class BusyRangeRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'busy_ranges_pk' }) id!: string;
  @Column('uuid', { name: 'coach_id' }) coachId!: string;
  @Column('text') source!: BusySourceKind;
  /** The time off, the calendar or the block it comes from. */
  @Column('uuid', { name: 'source_id' }) sourceId!: string;
  @Column({ name: 'starts_at', ...instant }) startsAt!: Date;
  @Column({ name: 'ends_at', ...instant }) endsAt!: Date;
}
