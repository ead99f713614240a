import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { TemplateStatus } from './domain/template.states';

const instant = { type: 'timestamp with time zone', precision: 3 } as const;

@Entity('company_packs')
@Unique('company_packs_version_uq', ['key', 'version'])
@Check('company_packs_version_ck', 'version >= 1')
export class CompanyPackRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'company_packs_pk' }) id!: string;
  @Column('text') key!: string;
  @Column('integer') version!: number;
  @Column('text') sha256!: string;
  @Column('jsonb') content!: unknown;
  @Column({ name: 'created_at', ...instant }) createdAt!: Date;
}

@Entity('pack_questions')
@Unique('pack_questions_version_uq', ['packKey', 'key', 'version'])
@Check('pack_questions_version_ck', 'version >= 1')
export class PackQuestionRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pack_questions_pk' }) id!: string;
  @Column('text', { name: 'pack_key' }) packKey!: string;
  @Column('text') key!: string;
  @Column('integer') version!: number;
  @Column('text') sha256!: string;
  @Column('jsonb') content!: unknown;
  @Column({ name: 'created_at', ...instant }) createdAt!: Date;
}

/** One version of a stage's form. `revision` counts the edits of a draft; published, it never changes. */
@Entity('form_templates')
@Unique('form_templates_version_uq', ['packKey', 'stageKey', 'version'])
@ForeignKey('AccountRow', ['authorId'], ['id'], { name: 'form_templates_author_fk' })
@ForeignKey('AccountRow', ['publishedBy'], ['id'], { name: 'form_templates_publisher_fk' })
@ForeignKey('AccountRow', ['retiredBy'], ['id'], { name: 'form_templates_retirer_fk' })
@Check('form_templates_version_ck', 'version >= 1')
@Check('form_templates_status_ck', `status IN ('draft', 'published', 'retired')`)
@Check('form_templates_origin_ck', `origin IN ('file', 'admin')`)
@Check('form_templates_author_ck', `(origin = 'admin') = (author_id IS NOT NULL)`)
@Check('form_templates_revision_ck', 'revision >= 1')
@Check('form_templates_published_ck', `(status = 'draft') = (published_at IS NULL)`)
@Check('form_templates_publisher_ck', `(published_by IS NOT NULL) = (origin = 'admin' AND status <> 'draft')`)
@Check(
  'form_templates_retired_ck',
  `(status = 'retired') = (retired_at IS NOT NULL)
    AND (status = 'retired') = (retired_by IS NOT NULL) AND (status = 'retired') = (retirement_reason IS NOT NULL)`,
)
@Index('form_templates_draft_uq', ['packKey', 'stageKey'], { unique: true, where: `status = 'draft'` })
@Index('form_templates_author_ix', ['authorId'])
@Index('form_templates_publisher_ix', ['publishedBy'])
@Index('form_templates_retirer_ix', ['retiredBy'])
export class FormTemplateRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'form_templates_pk' }) id!: string;
  @Column('text', { name: 'pack_key' }) packKey!: string;
  @Column('text', { name: 'stage_key' }) stageKey!: string;
  @Column('integer') version!: number;
  @Column('text') status!: TemplateStatus;
  @Column('text') sha256!: string;
  @Column('jsonb') content!: unknown;
  @Column({ name: 'created_at', ...instant }) createdAt!: Date;
  /** From a pack's files, or made by an admin. */
  @Column('text') origin!: 'file' | 'admin';
  @Column('integer') revision!: number;
  @Column('uuid', { name: 'author_id', nullable: true }) authorId!: string | null;
  @Column({ name: 'updated_at', ...instant }) updatedAt!: Date;
  @Column({ name: 'published_at', nullable: true, ...instant }) publishedAt!: Date | null;
  @Column('uuid', { name: 'published_by', nullable: true }) publishedBy!: string | null;
  @Column({ name: 'retired_at', nullable: true, ...instant }) retiredAt!: Date | null;
  @Column('uuid', { name: 'retired_by', nullable: true }) retiredBy!: string | null;
  @Column('text', { name: 'retirement_reason', nullable: true }) retirementReason!: string | null;
}
