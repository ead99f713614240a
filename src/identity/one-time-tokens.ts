import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/database';
import { type DomainError, refused } from '../shared/errors';
import { addHours } from '../shared/time';
import { hashToken, newToken } from '../shared/opaque-tokens';

export type TokenPurpose = 'verify_email' | 'reset_password' | 'change_email' | 'undo_email_change';

/**
 * How long a mailed link works, in hours, and whether a newer one ends it. A link that only confirms an address, or
 * takes a change back, stays good beside newer ones: nobody can end it by asking for another.
 */
const LINKS: Record<TokenPurpose, { hours: number; newestOnly: boolean }> = {
  verify_email: { hours: 48, newestOnly: false },
  reset_password: { hours: 1, newestOnly: true },
  change_email: { hours: 24, newestOnly: true },
  undo_email_change: { hours: 7 * 24, newestOnly: false },
};

/** What a link about a change of address carries. */
export interface AddressLink {
  /** The address that it leads to. */
  email: string;
  /** The account's `token_version` when somebody in a session asked for it; null where it outlives sessions. */
  tokenVersion: number | null;
}

/** Whose a token is, and for those about a change of address, what they carry. */
export interface TokenOwner {
  accountId: string;
  email: string | null;
  tokenVersion: number | null;
  createdAt: Date;
}

const OWNER = `account_id AS "accountId", email, token_version AS "tokenVersion", created_at AS "createdAt"`;

/** Tokens that go out by mail: 256 random bits, kept as a hash. */
@Injectable()
export class OneTimeTokens {
  async issue(
    tx: Tx,
    accountId: string,
    purpose: TokenPurpose,
    carried: AddressLink | null = null,
  ): Promise<string> {
    const { token, tokenHash } = newToken();
    const now = tx.now;
    const { hours, newestOnly } = LINKS[purpose];
    if (newestOnly) await this.withdraw(tx, accountId, [purpose]);
    await tx.query(
      `INSERT INTO one_time_tokens (token_hash, purpose, account_id, created_at, expires_at, email, token_version)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [
        tokenHash,
        purpose,
        accountId,
        now,
        addHours(now, hours),
        carried?.email ?? null,
        carried?.tokenVersion ?? null,
      ],
    );
    return token;
  }

  /** Ends all tokens of an account for these purposes. */
  async withdraw(tx: Tx, accountId: string, purposes: TokenPurpose[]): Promise<void> {
    await tx.query(`DELETE FROM one_time_tokens WHERE account_id = $1 AND purpose = ANY ($2)`, [
      accountId,
      purposes,
    ]);
  }

  /** Ends what was issued from this moment on, whatever for. */
  async withdrawSince(tx: Tx, accountId: string, since: Date): Promise<void> {
    await tx.query(`DELETE FROM one_time_tokens WHERE account_id = $1 AND created_at >= $2`, [
      accountId,
      since,
    ]);
  }

  /** Whether a link is out that still works. */
  async isAnyOut(tx: Tx, accountId: string): Promise<boolean> {
    const rows = await tx.query<object>(
      `SELECT 1 FROM one_time_tokens WHERE account_id = $1 AND expires_at > $2 LIMIT 1`,
      [accountId, tx.now],
    );
    return rows.length > 0;
  }

  /** Whose token it is, without using it up; null when it was used, replaced, too old or never was. */
  async find(tx: Tx, token: string, purpose: TokenPurpose): Promise<TokenOwner | null> {
    const [row] = await tx.query<TokenOwner>(
      `SELECT ${OWNER} FROM one_time_tokens
       WHERE token_hash = $1 AND purpose = $2 AND expires_at > $3`,
      [hashToken(token), purpose, tx.now],
    );
    return row ?? null;
  }

  /** The same; 422 `token.invalid` instead of null. */
  async ownerOf(tx: Tx, token: string, purpose: TokenPurpose): Promise<TokenOwner> {
    const owner = await this.find(tx, token, purpose);
    if (!owner) throw invalidToken();
    return owner;
  }

  /** Uses a token up and answers whose it was; null as above. */
  async redeem(tx: Tx, token: string, purpose: TokenPurpose): Promise<TokenOwner | null> {
    const [row] = await tx.query<TokenOwner & { expiresAt: Date }>(
      `DELETE FROM one_time_tokens WHERE token_hash = $1 AND purpose = $2
       RETURNING ${OWNER}, expires_at AS "expiresAt"`,
      [hashToken(token), purpose],
    );
    return row && row.expiresAt > tx.now ? row : null;
  }
}

/** 422: the link is no good. */
export const invalidToken = (): DomainError =>
  refused('token.invalid', 'This link was used already or is too old. Please ask for a new one.', 'token');
