import { Injectable } from '@nestjs/common';
import { Audit } from '../platform/audit/audit';
import { Database } from '../platform/database/database';
import { Accounts } from './accounts.service';
import { refuseWeakPassword } from './domain/password-rules';
import { IdentityMails } from './identity-mails';
import { OneTimeTokens } from './one-time-tokens';
import { Passwords } from './passwords';

/** Forgotten passwords: a link by mail, used once, after which every session is dead. */
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

  /** Mails a link if the address has a verified account; says nothing either way. */
  async ask(email: string): Promise<void> {
    await this.database.tx(async (tx) => {
      const [account] = await tx.query<{ id: string }[]>(
        `SELECT id FROM accounts WHERE email = $1 AND email_verified_at IS NOT NULL FOR UPDATE`,
        [email],
      );
      if (!account) return;
      const token = await this.tokens.issue(tx, account.id, 'reset_password');
      await this.mails.resetPassword(tx, account.id, email, token);
    });
  }

  /** Sets the new password and ends all sessions. Errors: 422 `token.invalid`, `password.too_common`. */
  async confirm(token: string, password: string): Promise<void> {
    const hash = await this.passwords.hash(password);
    await this.database.tx(async (tx) => {
      const id = await this.tokens.redeem(tx, token, 'reset_password');
      const account = (await this.accounts.profiles([id], tx)).get(id);
      if (!account) return;
      refuseWeakPassword(password, account.email, 'password');
      await tx.query(`UPDATE accounts SET password_hash = $2 WHERE id = $1`, [id, hash]);
      await this.accounts.endSessions(tx, id);
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
