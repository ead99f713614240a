import { Check, Column, Entity, PrimaryColumn, Unique } from 'typeorm';

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

@Entity('form_templates')
@Unique('form_templates_version_uq', ['packKey', 'stageKey', 'version'])
@Check('form_templates_version_ck', 'version >= 1')
@Check('form_templates_status_ck', `status IN ('draft', 'published', 'retired')`)
export class FormTemplateRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'form_templates_pk' }) id!: string;
  @Column('text', { name: 'pack_key' }) packKey!: string;
  @Column('text', { name: 'stage_key' }) stageKey!: string;
  @Column('integer') version!: number;
  @Column('text') status!: 'draft' | 'published' | 'retired';
  @Column('text') sha256!: string;
  @Column('jsonb') content!: unknown;
  @Column({ name: 'created_at', ...instant }) createdAt!: Date;
}
