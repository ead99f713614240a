import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../platform/config/config';
import { Clock } from '../platform/clock/clock';
import { Database, type Tx } from '../platform/database/database';
import { type DomainError, unauthenticated } from '../shared/errors';
import { newId } from '../shared/ids';
import { addHours } from '../shared/time';
import { AccessTokens } from './access-tokens';
import { hashToken, newToken } from '../shared/opaque-tokens';
import { Passwords } from './passwords';

export interface IssuedSession {
  accessToken: string;
  accessTokenExpiresAt: Date;
  refreshToken: string;
  refreshTokenExpiresAt: Date;
}

interface StoredAccount {
  id: string;
  password_hash: string;
  token_version: number;
  usable: boolean;
}

interface StoredSession {
  id: string;
  expires_at: Date;
  revoked_at: Date | null;
}

/** Logging in, refreshing and logging out. A session is a family of refresh tokens of which the newest is valid. */
@Injectable()
export class Sessions {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly passwords: Passwords,
    private readonly tokens: AccessTokens,
  ) {}

  /**
   * Starts a session. A wrong password, an unknown address, an unverified and a suspended account all get the same
   * 401 `auth.wrong_credentials` after the same work.
   */
  async logIn(email: string, password: string): Promise<IssuedSession> {
    const [account] = await this.database.query<StoredAccount>(
      `SELECT ${ACCOUNT} FROM accounts WHERE email = $1`,
      [email],
    );
    const fits = await this.passwords.fits(account?.password_hash ?? null, password);
    if (!account || !fits || !account.usable) throw wrongCredentials();
    return this.database.tx(async (tx) => {
      const now = await this.lockAccount(tx, account.id);
      if (!now.usable || now.password_hash !== account.password_hash) throw wrongCredentials();
      return this.begin(tx, now);
    });
  }

  /**
   * Exchanges a refresh token for new tokens. A token that was exchanged before means that two people have it: the
   * session ends. Error: 401 `auth.invalid_refresh_token`.
   */
  async refresh(refreshToken: string): Promise<IssuedSession> {
    const issued = await this.database.tx((tx) => this.rotate(tx, hashToken(refreshToken)));
    if (!issued) throw invalidRefreshToken();
    return issued;
  }

  /** Ends the caller's session: the one of their access token, and that of the refresh token if they give one. */
  async logOut(
    caller: { accountId: string; sessionId: string | null },
    refreshToken: string | null,
  ): Promise<void> {
    await this.database.tx((tx) =>
      tx.query(
        `UPDATE sessions SET revoked_at = $4 WHERE (id = $1 OR token_hash = $2) AND account_id = $3 AND revoked_at IS NULL`,
        [caller.sessionId, refreshToken && hashToken(refreshToken), caller.accountId, this.clock.now()],
      ),
    );
  }

  private async begin(tx: Tx, account: StoredAccount): Promise<IssuedSession> {
    const { token, tokenHash } = newToken();
    const now = this.clock.now();
    const expiresAt = addHours(now, this.config.refreshTokenDays * 24);
    const session = { id: newId(), expires_at: expiresAt };
    await tx.query(
      `INSERT INTO sessions (id, account_id, token_hash, created_at, expires_at) VALUES ($1, $2, $3, $4, $5)`,
      [session.id, account.id, tokenHash, now, expiresAt],
    );
    return this.issued(account, session, token);
  }

  /** Null when the token is no good; a revocation that it causes is committed all the same. */
  private async rotate(tx: Tx, tokenHash: string): Promise<IssuedSession | null> {
    const [owner] = await tx.query<{ account_id: string }[]>(
      `SELECT account_id FROM sessions WHERE token_hash = $1`,
      [tokenHash],
    );
    if (!owner) return this.revokeFamilyOf(tx, tokenHash);
    const account = await this.lockAccount(tx, owner.account_id);
    const [session] = await tx.query<StoredSession[]>(
      `SELECT id, expires_at, revoked_at FROM sessions WHERE token_hash = $1 FOR UPDATE`,
      [tokenHash],
    );
    if (!session) return this.revokeFamilyOf(tx, tokenHash);
    if (session.revoked_at || session.expires_at <= this.clock.now() || !account.usable) return null;
    const { token, tokenHash: nextHash } = newToken();
    await tx.query(`INSERT INTO spent_refresh_tokens (token_hash, session_id) VALUES ($1, $2)`, [
      tokenHash,
      session.id,
    ]);
    await tx.query(`UPDATE sessions SET token_hash = $2 WHERE id = $1`, [session.id, nextHash]);
    return this.issued(account, session, token);
  }

  private async revokeFamilyOf(tx: Tx, spentHash: string): Promise<null> {
    await tx.query(
      `UPDATE sessions SET revoked_at = $2
       WHERE revoked_at IS NULL AND id = (SELECT session_id FROM spent_refresh_tokens WHERE token_hash = $1)`,
      [spentHash, this.clock.now()],
    );
    return null;
  }

  private async lockAccount(tx: Tx, id: string): Promise<StoredAccount> {
    const [account] = await tx.query<StoredAccount[]>(
      `SELECT ${ACCOUNT} FROM accounts WHERE id = $1 FOR SHARE`,
      [id],
    );
    if (!account) throw wrongCredentials();
    return account;
  }

  private async issued(
    account: StoredAccount,
    session: Pick<StoredSession, 'id' | 'expires_at'>,
    refreshToken: string,
  ): Promise<IssuedSession> {
    const access = await this.tokens.issue({
      accountId: account.id,
      tokenVersion: account.token_version,
      sessionId: session.id,
    });
    return {
      accessToken: access.token,
      accessTokenExpiresAt: access.expiresAt,
      refreshToken,
      refreshTokenExpiresAt: session.expires_at,
    };
  }
}

const ACCOUNT = `id, password_hash, token_version,
  suspended_at IS NULL AND email_verified_at IS NOT NULL AS usable`;

const wrongCredentials = (): DomainError =>
  unauthenticated(
    'auth.wrong_credentials',
    'The address or the password is wrong, or the address is not confirmed yet.',
  );

export const invalidRefreshToken = (): DomainError =>
  unauthenticated('auth.invalid_refresh_token', 'This session has ended. Please log in again.');
