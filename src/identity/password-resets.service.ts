import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '../platform/database/database';
import { Accounts } from './accounts.service';
import { refuseWeakPassword } from './domain/password.rules';
import { DoorLimits } from './door-limits';
import { IdentityMails } from './identity.mails';
import { invalidToken, OneTimeTokens } from './one-time-tokens';
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
    private readonly limits: DoorLimits,
  ) {}

  /**
   * Sets the new password, ends all sessions, and proves the address, which the link was mailed to. A link that
   * confirms an address will do as well where no password counts yet. Errors: 422 `token.invalid`,
   * `password.too_common`.
   */
  async confirm(token: string, password: string): Promise<void> {
    // Asked before the hashing, which is not free.
    await this.database.tx((tx) => this.chooser(tx, token));
    const hash = await this.passwords.hash(password);
    const email = await this.database.tx(async (tx) => {
      const { id, email } = await this.chooser(tx, token);
      refuseWeakPassword(password, email, 'password');
      await this.accounts.setPassword(tx, id, hash);
      await this.tokens.withdraw(tx, id, ['reset_password']);
      await this.mails.passwordChanged(tx, id, email, 'everywhere');
      return email;
    });
    await this.limits.linkUsed(email);
  }

  /** Who chooses a password with this link, with their account locked; 422 `token.invalid`. */
  private async chooser(tx: Tx, token: string): Promise<{ id: string; email: string }> {
    const reset = await this.tokens.find(tx, token, 'reset_password');
    const { accountId } = reset ?? (await this.tokens.ownerOf(tx, token, 'verify_email'));
    const [account] = await tx.query<{ id: string; email: string; contested: boolean }>(
      `SELECT id, email, contested_at IS NOT NULL AS contested FROM accounts WHERE id = $1 FOR UPDATE`,
      [accountId],
    );
    // Under the lock once more: somebody else may have used it, or chosen a password.
    const isGood = reset ? await this.tokens.find(tx, token, 'reset_password') : account?.contested;
    if (!account || !isGood) throw invalidToken();
    return account;
  }
}
