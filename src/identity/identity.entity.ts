import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { Role } from '../platform/http/access';
import type { HourCycle, Locale } from '../shared/reader';

const instant = { type: 'timestamp with time zone', precision: 3 } as const;

/** Personal data: the address and the name of a person live here, the address nowhere else but in mails. */
@Entity('accounts')
@Unique('accounts_email_uq', ['email'])
@Check('accounts_email_lower_ck', 'email = lower(email)')
// With text_pattern_ops, for the beginning of an address. `accounts_name_words_ix`, over an expression, is the migration's alone.
@Index('accounts_email_prefix_ix', ['email'])
@Index('accounts_roles_ix', ['roles'], { type: 'gin' })
@Index('accounts_suspended_ix', ['id'], { where: 'suspended_at IS NOT NULL' })
@Index('accounts_unconfirmed_ix', ['createdAt', 'id'], {
  where: 'email_verified_at IS NULL AND erased_at IS NULL',
})
@Check('accounts_roles_ck', `roles <@ ARRAY['candidate', 'coach', 'admin']`)
@Check(
  'accounts_erased_ck',
  `erased_at IS NULL OR suspended_at IS NOT NULL AND email_verified_at IS NULL AND email = 'erased+' || id || '@erased.invalid'`,
)
@Check('accounts_hour_cycle_ck', `hour_cycle IN ('h23', 'h12')`)
@Check('accounts_locale_ck', `locale IN ('en-GB', 'en-US')`)
@Check('accounts_coach_terms_ck', `NOT 'coach' = ANY (roles) OR coach_terms_accepted_at IS NOT NULL`)
export class AccountRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'accounts_pk' }) id!: string;
  @Column('text') email!: string;
  @Column('text', { name: 'password_hash' }) passwordHash!: string;
  @Column('text') name!: string;
  @Column('text') zone!: string;
  @Column('text', { name: 'hour_cycle', default: 'h23' }) hourCycle!: HourCycle;
  @Column('text', { default: 'en-GB' }) locale!: Locale;
  @Column('text', { array: true }) roles!: Role[];
  @Column('integer', { name: 'token_version', default: 0 }) tokenVersion!: number;
  /** How often the address was moved, or moved back; links of earlier revisions have ended. */
  @Column('integer', { name: 'link_revision', default: 0 }) linkRevision!: number;
  @Column({ name: 'email_verified_at', nullable: true, ...instant }) emailVerifiedAt!: Date | null;
  @Column({ name: 'terms_accepted_at', ...instant }) termsAcceptedAt!: Date;
  @Column({ name: 'coach_terms_accepted_at', nullable: true, ...instant }) coachTermsAcceptedAt!: Date | null;
  @Column({ name: 'suspended_at', nullable: true, ...instant }) suspendedAt!: Date | null;
  @Column({ name: 'erased_at', nullable: true, ...instant }) erasedAt!: Date | null;
  /** Since when the password does not count, because others may know it; who reads the mails chooses one. */
  @Column({ name: 'contested_at', nullable: true, ...instant }) contestedAt!: Date | null;
  @Column({ name: 'created_at', ...instant }) createdAt!: Date;
}

/** One login: a family of refresh tokens, of which only the newest is valid. */
@Entity('sessions')
@Unique('sessions_token_uq', ['tokenHash'])
@ForeignKey('AccountRow', ['accountId'], ['id'], { name: 'sessions_account_fk' })
@Index('sessions_account_ix', ['accountId'])
@Index('sessions_expiry_ix', ['expiresAt'])
export class SessionRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'sessions_pk' }) id!: string;
  @Column('uuid', { name: 'account_id' }) accountId!: string;
  @Column('text', { name: 'token_hash' }) tokenHash!: string;
  @Column({ name: 'created_at', ...instant }) createdAt!: Date;
  @Column({ name: 'expires_at', ...instant }) expiresAt!: Date;
  @Column({ name: 'revoked_at', nullable: true, ...instant }) revokedAt!: Date | null;
  /** On what it was begun, in words; null: that was not told, or not kept yet. */
  @Column('text', { nullable: true }) device!: string | null;
  /** When a token of it was exchanged last; null: never, or before this was kept. */
  @Column({ name: 'last_used_at', nullable: true, ...instant }) lastUsedAt!: Date | null;
}

/** Refresh tokens that were rotated away. One of them coming back later than a repeat would means that it was stolen. */
@Entity('spent_refresh_tokens')
@ForeignKey('SessionRow', ['sessionId'], ['id'], {
  name: 'spent_refresh_tokens_session_fk',
  onDelete: 'CASCADE',
})
@Index('spent_refresh_tokens_session_ix', ['sessionId'])
export class SpentRefreshTokenRow {
  @PrimaryColumn('text', { name: 'token_hash', primaryKeyConstraintName: 'spent_refresh_tokens_pk' })
  tokenHash!: string;
  @Column('uuid', { name: 'session_id' }) sessionId!: string;
  /** Null: spent before this was noted. */
  @Column({ name: 'spent_at', nullable: true, ...instant }) spentAt!: Date | null;
}

/** What was asked for an address and is not done yet. Rows live for seconds. */
@Entity('account_requests')
@Check('account_requests_kind_ck', `kind IN ('sign_up', 'password_reset', 'confirmation', 'email_change')`)
export class AccountRequestRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'account_requests_pk' }) id!: string;
  @Column('text') kind!: string;
  @Column('text') email!: string;
  @Column('jsonb') wish!: unknown;
  @Column({ name: 'requested_at', ...instant }) requestedAt!: Date;
}

@Entity('one_time_tokens')
@ForeignKey('AccountRow', ['accountId'], ['id'], { name: 'one_time_tokens_account_fk' })
@Check(
  'one_time_tokens_purpose_ck',
  `purpose IN ('verify_email', 'reset_password', 'change_email', 'undo_email_change')`,
)
@Check('one_time_tokens_email_ck', `(email IS NOT NULL) = (purpose IN ('change_email', 'undo_email_change'))`)
@Index('one_time_tokens_account_ix', ['accountId', 'purpose'])
@Index('one_time_tokens_expiry_ix', ['expiresAt'])
export class OneTimeTokenRow {
  @PrimaryColumn('text', { name: 'token_hash', primaryKeyConstraintName: 'one_time_tokens_pk' })
  tokenHash!: string;
  @Column('text') purpose!: string;
  @Column('uuid', { name: 'account_id' }) accountId!: string;
  @Column({ name: 'created_at', ...instant }) createdAt!: Date;
  @Column({ name: 'expires_at', ...instant }) expiresAt!: Date;
  /** The address that a link leads to, where it is about a change of address. */
  @Column('text', { nullable: true }) email!: string | null;
  /** `accounts.token_version` when the link was asked for, where it ends with the sessions; null: it does not. */
  @Column('integer', { name: 'token_version', nullable: true }) tokenVersion!: number | null;
}
