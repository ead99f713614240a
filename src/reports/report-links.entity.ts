import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

const instant = { type: 'timestamp with time zone', precision: 3 } as const;

/** A link by which a candidate shows parts of a report; its token is kept as a hash only. */
@Entity('report_links')
@Unique('report_links_token_uq', ['tokenHash'])
@ForeignKey('FeedbackFormRow', ['formId'], ['id'], { name: 'report_links_form_fk' })
@ForeignKey('AccountRow', ['candidateId'], ['id'], { name: 'report_links_candidate_fk' })
@Check(
  'report_links_parts_ck',
  `cardinality(parts) > 0 AND parts <@ ARRAY['notes', 'competencies', 'principles', 'recommendation']`,
)
@Index('report_links_form_ix', ['formId'])
@Index('report_links_candidate_ix', ['candidateId', 'id'])
export class ReportLinkRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'report_links_pk' }) id!: string;
  @Column('uuid', { name: 'form_id' }) formId!: string;
  @Column('uuid', { name: 'candidate_id' }) candidateId!: string;
  @Column('text', { name: 'token_hash' }) tokenHash!: string;
  @Column('text', { nullable: true }) label!: string | null;
  @Column('text', { array: true }) parts!: string[];
  @Column({ name: 'created_at', ...instant }) createdAt!: Date;
  @Column({ name: 'expires_at', ...instant }) expiresAt!: Date;
  @Column({ name: 'revoked_at', nullable: true, ...instant }) revokedAt!: Date | null;
}

/** One time that somebody followed a link. */
@Entity('report_visits')
@ForeignKey('ReportLinkRow', ['linkId'], ['id'], { name: 'report_visits_link_fk' })
@Index('report_visits_link_ix', ['linkId', 'id'])
export class ReportVisitRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'report_visits_pk' }) id!: string;
  @Column('uuid', { name: 'link_id' }) linkId!: string;
  @Column({ ...instant }) at!: Date;
  @Column('text', { nullable: true }) agent!: string | null;
}
