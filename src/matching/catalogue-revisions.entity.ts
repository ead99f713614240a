import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * Their sum is the catalogue's revision: raised, by triggers, with every change of what the directory shows of coaches
 * but their times. Several rows, by coach, so that writers rarely meet.
 */
@Entity('catalogue_revisions')
export class CatalogueRevisionRow {
  @PrimaryColumn('smallint', { primaryKeyConstraintName: 'catalogue_revisions_pk' }) shard!: number;
  @Column('bigint') revision!: number;
}
