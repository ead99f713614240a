import { Check, Column, Entity, PrimaryColumn } from 'typeorm';
import { instant } from '../payment-columns';

/** How far the provider's own lists were read, for what it does without us and no webhook told (money rule 8). */
@Entity('provider_lists')
@Check('provider_lists_kind_ck', `kind IN ('refunds', 'disputes')`)
export class ProviderList {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'provider_lists_pk' }) kind!: 'refunds' | 'disputes';
  /** Everything that was made before is known here. */
  @Column({ name: 'read_until', ...instant }) readUntil!: Date;
  /** The end of the stretch that is being read; null between stretches. */
  @Column({ name: 'stretch_to', nullable: true, ...instant }) stretchTo!: Date | null;
  /** The last object of that stretch that was read; the next page begins after it. */
  @Column('text', { name: 'read_after', nullable: true }) readAfter!: string | null;
  @Column({ name: 'next_read_at', ...instant }) nextReadAt!: Date;
}
