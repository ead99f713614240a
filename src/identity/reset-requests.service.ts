import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Tx } from '../platform/database/database';
import { AccountRequests } from './account-requests.service';
import { ConfirmationLinks } from './confirmation-links.service';
import { IdentityMails } from './identity-mails';
import { OneTimeTokens } from './one-time-tokens';

/**
 * Forgotten passwords: a link goes to the address if it has an account; one that was never confirmed gets the link for
 * that. The caller learns nothing.
 */
@Injectable()
export class ResetRequests implements OnModuleInit {
  constructor(
    private readonly requests: AccountRequests,
    private readonly links: ConfirmationLinks,
    private readonly tokens: OneTimeTokens,
    private readonly mails: IdentityMails,
  ) {}

  onModuleInit(): void {
    this.requests.answer('password_reset', (tx, email) => this.answer(tx, email));
  }

  /** Error: 429 `limit.reached`. */
  async ask(email: string, client: string): Promise<void> {
    await this.requests.put('password_reset', { email, client }, async () => ({}));
  }

  private async answer(tx: Tx, email: string): Promise<void> {
    const [account] = await tx.query<{ id: string; name: string; contested: boolean; verified: boolean }[]>(
      `SELECT id, name, contested_at IS NOT NULL AS contested, email_verified_at IS NOT NULL AS verified
       FROM accounts WHERE email = $1 AND erased_at IS NULL FOR UPDATE`,
      [email],
    );
    if (!account) return;
    if (!account.verified) return this.links.mail(tx, { ...account, email });
    const token = await this.tokens.issue(tx, account.id, 'reset_password');
    await this.mails.resetPassword(tx, account.id, email, token);
  }
}
