import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';

/** What was agreed for a review beside its booking: the prompt, and the rules of its documents as they were then. */
@Entity('review_tasks')
@ForeignKey('BookingRow', ['bookingId'], ['id'], { name: 'review_tasks_booking_fk' })
export class DocumentTaskRow {
  @PrimaryColumn('uuid', { name: 'booking_id', primaryKeyConstraintName: 'review_tasks_pk' })
  bookingId!: string;
  @Column('jsonb', { nullable: true }) prompt!: unknown;
  @Column('jsonb') rules!: unknown;
}

/** An uploaded document. Erasing a person leaves what was uploaded when and how long it was, and nothing of its words. */
@Entity('review_documents')
@ForeignKey('DocumentTaskRow', ['bookingId'], ['bookingId'], { name: 'review_documents_booking_fk' })
@ForeignKey('StoredFileRow', ['storageKey'], ['storageKey'], { name: 'review_documents_file_fk' })
@Unique('review_documents_file_uq', ['storageKey'])
@Check('review_documents_revision_ck', 'revision IN (1, 2)')
@Check('review_documents_bytes_ck', 'bytes > 0 AND words >= 0')
@Check('review_documents_erased_ck', 'num_nulls(storage_key, file_name, sha256) IN (0, 3)')
export class DocumentRow {
  @PrimaryColumn('uuid', { name: 'booking_id', primaryKeyConstraintName: 'review_documents_pk' })
  bookingId!: string;
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'review_documents_pk' }) revision!: number;
  @Column('text', { name: 'storage_key', nullable: true }) storageKey!: string | null;
  @Column('text', { name: 'file_name', nullable: true }) fileName!: string | null;
  @Column('text', { nullable: true }) sha256!: string | null;
  @Column('text', { name: 'media_type' }) mediaType!: string;
  @Column('integer') bytes!: number;
  @Column('integer', { nullable: true }) words!: number | null;
  @Column({ name: 'uploaded_at', type: 'timestamp with time zone', precision: 3 }) uploadedAt!: Date;
}
