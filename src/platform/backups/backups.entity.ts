import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A backup that was completed: by our own command, or by other tools whose operator says so here. */
@Entity('backups')
export class Backup {
  /** The instant that the backup shows, by the database's clock. */
  @PrimaryColumn({
    name: 'taken_at',
    type: 'timestamptz',
    precision: 3,
    default: () => 'now()',
    primaryKeyConstraintName: 'backups_pk',
  })
  takenAt!: Date;
  @PrimaryColumn('text', { name: 'made_by', primaryKeyConstraintName: 'backups_pk' }) madeBy!: string;
  /** Whose state it holds. A copy of the database, restored elsewhere, has the row but not the backup. */
  @Column('text', { default: () => 'database_identity()' }) database!: string;
}
