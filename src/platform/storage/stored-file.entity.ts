import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Every file that may lie in the storage. It is written before its bytes are, so none can be lost sight of. */
@Entity('stored_files')
@Check('stored_files_key_ck', `storage_key ~ '^[0-9a-f]{48}$'`)
@Index('stored_files_forget_ix', ['forgetAt'], { where: 'forget_at IS NOT NULL' })
export class StoredFileRow {
  @PrimaryColumn('text', { name: 'storage_key', primaryKeyConstraintName: 'stored_files_pk' })
  storageKey!: string;
  @Column({ name: 'created_at', type: 'timestamp with time zone', precision: 3 }) createdAt!: Date;
  /** From when on nothing refers to it any more; null while something does. */
  @Column({ name: 'forget_at', type: 'timestamp with time zone', precision: 3, nullable: true })
  forgetAt!: Date | null;
}
