import { Injectable } from '@nestjs/common';
import { Audit } from '../platform/audit/audit';
import { Database } from '../platform/database/database';
import { Accounts } from './accounts.service';
import { refuseWeakPassword } from './domain/password-rules';
import { IdentityMails } from './identity-mails';
import { OneTimeTokens } from './one-time-tokens';
import { Passwords } from './passwords';

/** Setting a new password with a mailed link: used once, after which every session is dead. */
@Injectable()
export class PasswordResets {
  constructor(
    private readonly database: Database,
    private readonly accounts: Accounts,
    private readonly passwords: Passwords,
    private readonly tokens: OneTimeTokens,
    private readonly mails: IdentityMails,
    private readonly audit: Audit,
  ) {}

  /**
   * Sets the new password, ends all sessions, and proves the address, which the link was mailed to. Errors: 422
   * `token.invalid`, `password.too_common`.
   */
  async confirm(token: string, password: string): Promise<void> {
    // Asked before the hashing, which is not free.
    await this.database.tx((tx) => this.tokens.ownerOf(tx, token, 'reset_password'));
    const hash = await this.passwords.hash(password);
    await this.database.tx(async (tx) => {
      const id = await this.tokens.redeem(tx, token, 'reset_password');
      const account = (await this.accounts.profiles([id], tx)).get(id);
      if (!account) return;
      refuseWeakPassword(password, account.email, 'password');
      await this.accounts.setPassword(tx, id, hash);
      await this.mails.passwordChanged(tx, id, account.email);
      await this.audit.record(tx, {
        actorId: id,
        action: 'account.password_reset',
        subjectType: 'account',
        subjectId: id,
      });
    });
  }
}
