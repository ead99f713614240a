import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock';
import type { Tx } from '../platform/database/database';
import { type DomainError, refused } from '../shared/errors';
import { addHours } from '../shared/time';
import { hashToken, newToken } from '../shared/opaque-tokens';

export type TokenPurpose = 'verify_email' | 'reset_password';

/** How long a mailed link works, in hours. */
const LIFE_HOURS: Record<TokenPurpose, number> = { verify_email: 48, reset_password: 1 };

/** Tokens that go out by mail: 256 random bits, kept as a hash; a newer one ends the older ones. */
@Injectable()
export class OneTimeTokens {
  constructor(private readonly clock: Clock) {}

  async issue(tx: Tx, accountId: string, purpose: TokenPurpose): Promise<string> {
    const { token, tokenHash } = newToken();
    const now = this.clock.now();
    await tx.query(`DELETE FROM one_time_tokens WHERE account_id = $1 AND purpose = $2`, [
      accountId,
      purpose,
    ]);
    await tx.query(
      `INSERT INTO one_time_tokens (token_hash, purpose, account_id, created_at, expires_at) VALUES ($1, $2, $3, $4, $5)`,
      [tokenHash, purpose, accountId, now, addHours(now, LIFE_HOURS[purpose])],
    );
    return token;
  }

  /** Ends all tokens of an account; true when one of them could still be used. */
  async withdrawAll(tx: Tx, accountId: string): Promise<boolean> {
    const [rows] = await tx.query<[{ expires_at: Date }[], number]>(
      `DELETE FROM one_time_tokens WHERE account_id = $1 RETURNING expires_at`,
      [accountId],
    );
    return rows.some(({ expires_at }) => expires_at > this.clock.now());
  }

  /** Whose token it is, without using it up; 422 `token.invalid` when it was used, replaced, too old or never was. */
  async ownerOf(tx: Tx, token: string, purpose: TokenPurpose): Promise<string> {
    const [row] = await tx.query<{ accountId: string }[]>(
      `SELECT account_id AS "accountId" FROM one_time_tokens
       WHERE token_hash = $1 AND purpose = $2 AND expires_at > $3`,
      [hashToken(token), purpose, this.clock.now()],
    );
    if (!row) throw invalidToken();
    return row.accountId;
  }

  /** Uses a token up and answers whose it was; 422 `token.invalid` as above. */
  async redeem(tx: Tx, token: string, purpose: TokenPurpose): Promise<string> {
    const [rows] = await tx.query<[{ account_id: string; expires_at: Date }[], number]>(
      `DELETE FROM one_time_tokens WHERE token_hash = $1 AND purpose = $2 RETURNING account_id, expires_at`,
      [hashToken(token), purpose],
    );
    const [row] = rows;
    if (!row || row.expires_at <= this.clock.now()) {
      throw invalidToken();
    }
    return row.account_id;
  }
}

const invalidToken = (): DomainError =>
  refused('token.invalid', 'This link was used already or is too old. Please ask for a new one.', 'token');
