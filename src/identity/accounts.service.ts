import { Injectable } from '@nestjs/common';
import { Database, type Queryable, type Tx } from '../platform/database/database';
import type { Role } from '../platform/http/access';
import type { Reader } from '../shared/reader';
import { conflict, type DomainError, notFound } from '../shared/errors';
import { newId } from '../shared/ids';
import { AccessTokens } from './access-tokens';
import { IdentityMails } from './identity.mails';
import { Passwords } from './passwords';

/** What other features may know of a person, and how times are put into words for them. Addresses are for mails only. */
export interface AccountProfile extends Reader {
  id: string;
  email: string;
  name: string;
  roles: Role[];
  /** Which of their links work without a login: those made since the address was last moved; null, erased: none. */
  linkRevision: number | null;
}

export interface NewAccount {
  email: string;
  password: string;
  name: string;
  zone: string;
  roles: Role[];
}

const PROFILE = `id, email, name, zone, hour_cycle AS "hourCycle", locale, roles,
   CASE WHEN erased_at IS NULL THEN link_revision END AS "linkRevision"`;
/** A password that was distrusted later is contested after the address was confirmed. */
const CONTESTED_SIGN_UP = `contested_at IS NOT NULL AND coalesce(email_verified_at >= contested_at, true)`;

/** Accounts, for other features and for admins. */
@Injectable()
export class Accounts {
  constructor(
    private readonly database: Database,
    private readonly passwords: Passwords,
    private readonly tokens: AccessTokens,
    private readonly mails: IdentityMails,
  ) {}

  /** One person's profile; 404 `account.not_found`. */
  async profile(id: string, reader: Queryable = this.database): Promise<AccountProfile> {
    const [found] = await reader.query<AccountProfile>(`SELECT ${PROFILE} FROM accounts WHERE id = $1`, [id]);
    if (!found) throw notFound('account');
    return found;
  }

  /** Profiles by id; ids without an account are absent. */
  async profiles(ids: string[], reader: Queryable = this.database): Promise<Map<string, AccountProfile>> {
    const rows = await reader.query<AccountProfile>(`SELECT ${PROFILE} FROM accounts WHERE id = ANY($1)`, [
      ids,
    ]);
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** Everybody who is an admin now. */
  async admins(tx: Tx): Promise<AccountProfile[]> {
    return tx.query<AccountProfile>(
      `SELECT ${PROFILE} FROM accounts WHERE roles @> '{admin}' AND suspended_at IS NULL ORDER BY id`,
    );
  }

  /** The account with this address, or null. */
  async idOf(email: string): Promise<string | null> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT id FROM accounts WHERE email = lower($1)`,
      [email],
    );
    return rows[0]?.id ?? null;
  }

  /** Creates a verified account with all terms accepted: for demo data and tests, never for the public. */
  async create(tx: Tx, account: NewAccount): Promise<string> {
    const id = newId();
    await tx.query(
      `INSERT INTO accounts (id, email, password_hash, name, zone, roles, email_verified_at, terms_accepted_at,
         coach_terms_accepted_at, created_at)
       VALUES ($1, lower($2), $3, $4, $5, $6, $7, $7, CASE WHEN 'coach' = ANY($6::text[]) THEN $7::timestamptz END, $7)`,
      [
        id,
        account.email,
        await this.passwords.hash(account.password),
        account.name,
        account.zone,
        account.roles,
        tx.now,
      ],
    );
    return id;
  }

  /**
   * Makes an account a coach: terms are accepted with it. Holding the role already changes nothing. Who is being
   * erased meanwhile is refused by the database (`accounts_erased_stays`).
   */
  async grantRole(tx: Tx, id: string, role: Role, actorId: string): Promise<void> {
    const changed = await tx.query<object>(
      `UPDATE accounts SET roles = array_append(roles, $2),
         coach_terms_accepted_at = CASE WHEN $2 = 'coach' THEN $3 ELSE coach_terms_accepted_at END
       WHERE id = $1 AND NOT $2 = ANY (roles) RETURNING id`,
      [id, role, tx.now],
    );
    if (changed.length === 0) return;
    await tx.note({
      actorId,
      action: 'account.role_granted',
      subjectType: 'account',
      subjectId: id,
      data: { role },
    });
  }

  /**
   * Shuts a person out at once: tokens and sessions end with the commit. They are told why; whoever is shut out already
   * hears nothing a second time. Errors: 404; 409 `account.erased`.
   */
  async suspend(tx: Tx, id: string, actorId: string, cause: string): Promise<void> {
    if (await this.mark(tx, id, tx.now)) {
      await this.endSessions(tx, id);
      await this.mails.suspended(tx, id, await this.emailOf(tx, id), cause);
    }
    await tx.note({
      actorId,
      action: 'account.suspended',
      subjectType: 'account',
      subjectId: id,
      data: { cause },
    });
  }

  /** Lets a person in again. Where nobody is shut out nothing changes, and nobody is told. */
  async reinstate(tx: Tx, id: string, actorId: string): Promise<void> {
    if (!(await this.mark(tx, id, null))) return;
    await this.mails.reinstated(tx, id, await this.emailOf(tx, id));
    await tx.note({
      actorId,
      action: 'account.reinstated',
      subjectType: 'account',
      subjectId: id,
    });
  }

  /**
   * Sets a password chosen through a mailed link, which also proves the address; every session ends. Who so takes over a
   * contested sign-up accepts the terms by it, for the ones who signed up may be others: the mail says so.
   */
  async setPassword(tx: Tx, id: string, passwordHash: string): Promise<void> {
    await tx.query(
      `UPDATE accounts SET password_hash = $2, email_verified_at = coalesce(email_verified_at, $3), contested_at = NULL,
         terms_accepted_at = CASE WHEN ${CONTESTED_SIGN_UP} THEN $3 ELSE terms_accepted_at END
       WHERE id = $1`,
      [id, passwordHash, tx.now],
    );
    await this.endSessions(tx, id);
    await tx.note({
      actorId: id,
      action: 'account.password_reset',
      subjectType: 'account',
      subjectId: id,
    });
  }

  /**
   * Every access and refresh token of the account is dead with the commit, but for the refresh token of the session that
   * is kept, if one is: it gets access tokens that work.
   */
  async endSessions(tx: Tx, id: string, kept: string | null = null): Promise<void> {
    await tx.query(`UPDATE accounts SET token_version = token_version + 1 WHERE id = $1`, [id]);
    await tx.query(
      `UPDATE sessions SET revoked_at = $2
       WHERE account_id = $1 AND revoked_at IS NULL AND id IS DISTINCT FROM $3::uuid`,
      [id, tx.now, kept],
    );
  }

  /** An access token without a login: for demo data and tests. */
  async issueAccessToken(id: string): Promise<string> {
    const [row] = await this.database.query<{ token_version: number }>(
      `SELECT token_version FROM accounts WHERE id = $1`,
      [id],
    );
    if (!row) throw notFound('account');
    return (await this.tokens.issue({ accountId: id, tokenVersion: row.token_version, sessionId: null }))
      .token;
  }

  private async emailOf(tx: Tx, id: string): Promise<string> {
    const profile = (await this.profiles([id], tx)).get(id);
    if (!profile) throw notFound('account');
    return profile.email;
  }

  /** Whether all of these people may log in now; they stay as they are until the end of the transaction. */
  async areActive(tx: Tx, ids: string[]): Promise<boolean> {
    const people = await tx.query<{ active: boolean }>(
      `SELECT suspended_at IS NULL AS active FROM accounts WHERE id = ANY ($1) ORDER BY id FOR SHARE`,
      [ids],
    );
    return people.length === ids.length && people.every(({ active }) => active);
  }

  /** False when it is so already: nothing changes then. */
  private async mark(tx: Tx, id: string, suspendedAt: Date | null): Promise<boolean> {
    const [found] = await tx.query<{ suspended: boolean; erased: boolean }>(
      `SELECT suspended_at IS NOT NULL AS suspended, erased_at IS NOT NULL AS erased
       FROM accounts WHERE id = $1 FOR NO KEY UPDATE`,
      [id],
    );
    if (!found) throw notFound('account');
    if (found.erased) throw accountErased();
    if (found.suspended === (suspendedAt !== null)) return false;
    await tx.query(`UPDATE accounts SET suspended_at = $2 WHERE id = $1`, [id, suspendedAt]);
    return true;
  }
}

/** 409: an admin wants to change an account that is closed for good. */
export const accountErased = (): DomainError =>
  conflict('account.erased', 'This account was erased at its owner’s wish and stays closed.');
