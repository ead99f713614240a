import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { WallInterval } from './domain/availability-windows';
import type { BookingRules, WeeklyHours } from './domain/booking.rules';

/** A coach's weekly hours and booking rules. The version rises with every change, of overrides too. */
@Entity('availability')
@ForeignKey('CoachRow', ['coachId'], ['id'], { name: 'availability_coach_fk' })
@Check('availability_version_ck', 'version > 0')
export class AvailabilityRow {
  @PrimaryColumn('uuid', { name: 'coach_id', primaryKeyConstraintName: 'availability_pk' }) coachId!: string;
  /** IANA zone in which all its wall-clock times are read. */
  @Column('text') zone!: string;
  @Column('integer') version!: number;
  @Column('jsonb') weekly!: WeeklyHours[];
  @Column('jsonb') rules!: BookingRules;
  @Column({ name: 'updated_at', type: 'timestamp with time zone', precision: 3 }) updatedAt!: Date;
}

/** Hours that replace the weekly ones on one local date; no intervals mean a day off. */
@Entity('date_overrides')
@ForeignKey('AvailabilityRow', ['coachId'], ['coachId'], { name: 'date_overrides_availability_fk' })
export class DateOverrideRow {
  @PrimaryColumn('uuid', { name: 'coach_id', primaryKeyConstraintName: 'date_overrides_pk' })
  coachId!: string;
  @PrimaryColumn('date', { primaryKeyConstraintName: 'date_overrides_pk' }) date!: string;
  @Column('jsonb') intervals!: WallInterval[];
}
