import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../platform/config/config';
import { auditedData } from '../platform/audit/audit';
import { Database, type Tx } from '../platform/database/database';
import { DomainError, unauthenticated } from '../shared/errors';
import { newId } from '../shared/ids';
import { addHours } from '../shared/time';
import { AccessTokens } from './access-tokens';
import { hashToken, newToken, nextToken } from '../shared/opaque-tokens';
import { Passwords } from './passwords';

/** Who logs in, and on what, in words; null where that was not told. */
export interface LogInWish {
  email: string;
  password: string;
  device: string | null;
}

export interface IssuedSession {
  accessToken: string;
  accessTokenExpiresAt: Date;
  refreshToken: string;
  refreshTokenExpiresAt: Date;
}

/** The answer to a password. */
export interface StartedSession extends IssuedSession {
  /** The account's, when the password was right. */
  tokenVersion: number;
}

interface StoredAccount {
  id: string;
  password_hash: string;
  token_version: number;
  usable: boolean;
  /** Shut out by an admin, and nothing else in the way. */
  suspended: boolean;
}

interface StoredSession {
  id: string;
  token_hash: string;
  expires_at: Date;
  revoked_at: Date | null;
}

/**
 * Seconds for which the token before the newest is still answered: two tabs that wake together both send the same
 * one, and so does a client that never got its answer. Long enough for a slow network, too short for a thief to be
 * unnoticed: whoever comes later ends the session.
 */
const REPEAT_SECONDS = 60;

/**
 * Logging in, refreshing and logging out. A session is a chain of refresh tokens of which the newest is valid. Each
 * token decides the next, so that a repeat gets the same next token: the chain never forks.
 */
@Injectable()
export class Sessions {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly database: Database,
    private readonly passwords: Passwords,
    private readonly tokens: AccessTokens,
  ) {}

  /**
   * Starts a session. A wrong password, an unknown address and one that is not confirmed all get the same 401
   * `auth.wrong_credentials` after the same work. Who is suspended learns so, by 403 `account.suspended`, but only with
   * the right password.
   */
  async logIn({ email, password, device }: LogInWish): Promise<StartedSession> {
    const [account] = await this.database.query<StoredAccount>(
      `SELECT ${ACCOUNT} FROM accounts WHERE email = $1`,
      [email],
    );
    const fits = await this.passwords.fits(account?.password_hash ?? null, password);
    if (account && fits && account.suspended) throw await this.suspended(account.id);
    if (!account || !fits || !account.usable) throw wrongCredentials();
    return this.database.tx(async (tx) => {
      const now = await this.lockAccount(tx, account.id);
      if (!now.usable || now.password_hash !== account.password_hash) throw wrongCredentials();
      return { ...(await this.begin(tx, now, device)), tokenVersion: now.token_version };
    });
  }

  /** Why and since when, as the mail about it said; and whom to write to. */
  private async suspended(id: string): Promise<DomainError> {
    const [found] = await this.database.query<{ since: Date; cause: string | null }>(
      `SELECT a.suspended_at AS since, (SELECT (${auditedData('l')})->>'cause' FROM audit_log l
         WHERE l.subject_id = a.id AND l.action = 'account.suspended' ORDER BY l.id DESC LIMIT 1) AS cause
       FROM accounts a WHERE a.id = $1`,
      [id],
    );
    return new DomainError('forbidden', 'account.suspended', SUSPENDED, {
      extra: { since: found?.since, reason: found?.cause, support: this.config.mail.replyTo ?? null },
    });
  }

  /** How often all sessions of the account with this address were ended; null for none. */
  async tokenVersionOf(email: string): Promise<number | null> {
    const [account] = await this.database.query<{ tokenVersion: number }>(
      `SELECT token_version AS "tokenVersion" FROM accounts WHERE email = $1`,
      [email],
    );
    return account?.tokenVersion ?? null;
  }

  /**
   * Exchanges a refresh token for new tokens. A token that was exchanged before means that two people have it, and the
   * session ends; only the one before the newest gets, for a minute, the newest once more. Error: 401
   * `auth.invalid_refresh_token`.
   */
  async refresh(refreshToken: string): Promise<IssuedSession> {
    const issued = await this.database.tx((tx) => this.exchange(tx, refreshToken));
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
        [caller.sessionId, refreshToken && hashToken(refreshToken), caller.accountId, tx.now],
      ),
    );
  }

  private async begin(tx: Tx, account: StoredAccount, device: string | null): Promise<IssuedSession> {
    const { token, tokenHash } = newToken();
    const now = tx.now;
    const expiresAt = addHours(now, this.config.refreshTokenDays * 24);
    const session = { id: newId(), expires_at: expiresAt };
    await tx.query(
      `INSERT INTO sessions (id, account_id, token_hash, created_at, expires_at, device, last_used_at)
       VALUES ($1, $2, $3, $4, $5, $6, $4)`,
      [session.id, account.id, tokenHash, now, expiresAt, device],
    );
    return this.issued(account, session, token);
  }

  /** Null when the token is no good; a revocation that it causes is committed all the same. */
  private async exchange(tx: Tx, refreshToken: string): Promise<IssuedSession | null> {
    const hash = hashToken(refreshToken);
    const [owner] = await tx.query<{ id: string; account_id: string }>(
      `SELECT id, account_id FROM sessions
       WHERE token_hash = $1 OR id = (SELECT session_id FROM spent_refresh_tokens WHERE token_hash = $1)`,
      [hash],
    );
    if (!owner) return null;
    const account = await this.lockAccount(tx, owner.account_id);
    const [session] = await tx.query<StoredSession>(
      `SELECT id, token_hash, expires_at, revoked_at FROM sessions WHERE id = $1 FOR UPDATE`,
      [owner.id],
    );
    if (!session || session.revoked_at || session.expires_at <= tx.now || !account.usable) return null;
    const next = nextToken(refreshToken, this.config.secret);
    if (session.token_hash === hash) await this.rotate(tx, session, next.tokenHash);
    else if (!(await this.isRepeat(tx, hash, session, next.tokenHash))) return this.revoke(tx, session.id);
    return this.issued(account, session, next.token);
  }

  private async rotate(tx: Tx, { id, token_hash }: StoredSession, nextHash: string): Promise<void> {
    await tx.query(
      `INSERT INTO spent_refresh_tokens (token_hash, session_id, spent_at) VALUES ($1, $2, $3)`,
      [token_hash, id, tx.now],
    );
    await tx.query(`UPDATE sessions SET token_hash = $2, last_used_at = $3 WHERE id = $1`, [
      id,
      nextHash,
      tx.now,
    ]);
  }

  /** Whether this spent token is the one before the newest, exchanged a moment ago. */
  private async isRepeat(tx: Tx, hash: string, session: StoredSession, nextHash: string): Promise<boolean> {
    if (session.token_hash !== nextHash) return false;
    const since = new Date(tx.now.getTime() - REPEAT_SECONDS * 1000);
    const spent = await tx.query<object>(
      `SELECT 1 FROM spent_refresh_tokens WHERE token_hash = $1 AND spent_at > $2`,
      [hash, since],
    );
    return spent.length > 0;
  }

  private async revoke(tx: Tx, sessionId: string): Promise<null> {
    await tx.query(`UPDATE sessions SET revoked_at = $2 WHERE id = $1`, [sessionId, tx.now]);
    return null;
  }

  private async lockAccount(tx: Tx, id: string): Promise<StoredAccount> {
    const [account] = await tx.query<StoredAccount>(
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

const CONFIRMED = `email_verified_at IS NOT NULL AND contested_at IS NULL`;
const ACCOUNT = `id, password_hash, token_version, ${CONFIRMED} AND suspended_at IS NULL AS usable,
  ${CONFIRMED} AND suspended_at IS NOT NULL AND erased_at IS NULL AS suspended`;

const SUSPENDED =
  'This account is suspended. If you think that this is a mistake, answer the mail that told you so.';

const wrongCredentials = (): DomainError =>
  unauthenticated(
    'auth.wrong_credentials',
    'E-mail and password do not match. Not confirmed yet? Have the link sent again.',
  );

export const invalidRefreshToken = (): DomainError =>
  unauthenticated('auth.invalid_refresh_token', 'This session has ended. Please log in again.');
