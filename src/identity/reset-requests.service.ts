import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Tx } from '../platform/database/database';
import { AccountRequests } from './account-requests.service';
import { ConfirmationLinks, type PendingLink } from './confirmation-links.service';
import { contestSignUp } from './contested-sign-ups';
import { IdentityMails } from './identity.mails';
import type { MailedLinkRequest } from './identity.schemas';
import { OneTimeTokens } from './one-time-tokens';

/**
 * Forgotten passwords: a link goes to the address if it has an account. Where nobody confirmed the address, whoever
 * asks may not be who signed up: the link confirms it by choosing a password, and the first one counts no more. The
 * caller learns nothing.
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
    this.requests.answer('password_reset', (tx, email, wish) => this.answer(tx, email, wish as PendingLink));
  }

  /** Error: 429 `limit.reached`. */
  async ask({ email, next }: MailedLinkRequest, client: string): Promise<void> {
    await this.requests.put('password_reset', { email, client }, async (): Promise<PendingLink> => ({
      next,
    }));
  }

  private async answer(tx: Tx, email: string, { next = null }: PendingLink): Promise<void> {
    const [account] = await tx.query<{ id: string; verified: boolean }>(
      `SELECT id, email_verified_at IS NOT NULL AS verified FROM accounts WHERE email = $1 AND erased_at IS NULL FOR UPDATE`,
      [email],
    );
    if (!account) return;
    if (!account.verified) {
      await contestSignUp(tx, account.id, null);
      return this.links.mail(tx, { id: account.id, email, contested: true }, next);
    }
    const token = await this.tokens.issue(tx, account.id, 'reset_password');
    await this.mails.resetPassword(tx, account.id, email, { token, next });
  }
}
