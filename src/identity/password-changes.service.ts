import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database';
import { refused, unauthenticated } from '../shared/errors';
import { AccessTokens } from './access-tokens';
import { Accounts } from './accounts.service';
import { refuseWeakPassword } from './domain/password.rules';
import type { LoggedIn } from './door-limits';
import { IdentityMails } from './identity.mails';
import { OneTimeTokens } from './one-time-tokens';
import { Passwords } from './passwords';

/** What somebody goes on with after their password changed: every access token of before is dead. */
export interface NewAccess {
  accessToken: string;
  accessTokenExpiresAt: Date;
  tokenVersion: number;
  email: string;
}

/** A new password for who is logged in. */
@Injectable()
export class PasswordChanges {
  constructor(
    private readonly database: Database,
    private readonly accounts: Accounts,
    private readonly passwords: Passwords,
    private readonly tokens: AccessTokens,
    private readonly links: OneTimeTokens,
    private readonly mails: IdentityMails,
  ) {}

  /**
   * Sets the password, ends every other login and the links that were mailed to choose one. `seen` is the present password
   * and the account's `token_version` when it was seen to be right. Errors: 422 `password.unchanged`, `password.too_common`
   * and the like; 401 `auth.invalid_token` when all sessions have ended meanwhile.
   */
  async change(
    { accountId, sessionId }: LoggedIn,
    seen: { password: string; tokenVersion: number },
    newPassword: string,
  ): Promise<NewAccess> {
    if (newPassword === seen.password)
      throw refused('password.unchanged', 'This is your password already.', 'newPassword');
    const hash = await this.passwords.hash(newPassword);
    const { email, tokenVersion } = await this.database.tx(async (tx) => {
      const [account] = await tx.query<{ email: string }>(
        `SELECT email FROM accounts WHERE id = $1 AND token_version = $2 AND erased_at IS NULL FOR UPDATE`,
        [accountId, seen.tokenVersion],
      );
      if (!account)
        throw unauthenticated('auth.invalid_token', 'This session has ended. Please log in again.');
      refuseWeakPassword(newPassword, account.email, 'newPassword');
      await tx.query(`UPDATE accounts SET password_hash = $2 WHERE id = $1`, [accountId, hash]);
      await this.accounts.endSessions(tx, accountId, sessionId);
      await this.links.withdraw(tx, accountId, ['reset_password']);
      await this.mails.passwordChanged(tx, accountId, account.email, 'elsewhere');
      await tx.note({
        actorId: accountId,
        action: 'account.password_changed',
        subjectType: 'account',
        subjectId: accountId,
      });
      return { email: account.email, tokenVersion: seen.tokenVersion + 1 };
    });
    const access = await this.tokens.issue({ accountId, tokenVersion, sessionId });
    return { accessToken: access.token, accessTokenExpiresAt: access.expiresAt, tokenVersion, email };
  }
}
