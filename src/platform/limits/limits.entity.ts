import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** How often something happened lately. The columns and their order are those of rate-limiter-flexible. */
@Entity('rate_limits')
@Index('rate_limits_expire_ix', ['expire'])
export class RateLimitRow {
  @PrimaryColumn('character varying', { length: 255, primaryKeyConstraintName: 'rate_limits_pk' })
  key!: string;
  @Column('integer', { default: 0 }) points!: number;
  /** Milliseconds since 1970, by our clock. */
  @Column('bigint', { nullable: true }) expire!: number | null;
}
