import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Tx } from '../platform/database/database';
import { AccountRequests } from './account-requests.service';
import { DoorLimits } from './door-limits';
import { IdentityMails } from './identity.mails';
import type { MailedLinkRequest } from './identity.schemas';
import { OneTimeTokens } from './one-time-tokens';

/** What waits to be answered beside the address. */
export interface PendingLink {
  /** Where they wanted to go; missing where the version before stored it. */
  next?: string | null;
}

/** Somebody whose address is not confirmed yet. */
interface Unconfirmed {
  id: string;
  email: string;
  /** Whether somebody else may have signed up with the address, so that no password counts. */
  contested: boolean;
}

/** The links by which people confirm the address that they signed up with, sent as often as they need. */
@Injectable()
export class ConfirmationLinks implements OnModuleInit {
  constructor(
    private readonly requests: AccountRequests,
    private readonly tokens: OneTimeTokens,
    private readonly mails: IdentityMails,
    private readonly limits: DoorLimits,
  ) {}

  onModuleInit(): void {
    this.requests.answer('confirmation', (tx, email, wish) => this.answer(tx, email, wish as PendingLink));
  }

  /** Asks for the mail once more. Error: 429 `limit.reached`. */
  async ask({ email, next }: MailedLinkRequest, client: string): Promise<void> {
    await this.requests.put('confirmation', { email, client }, async (): Promise<PendingLink> => ({ next }));
  }

  /** Mails a link that confirms the address; where no password counts, one that also chooses it. */
  async mail(tx: Tx, { id, email, contested }: Unconfirmed, next: string | null): Promise<void> {
    const token = await this.tokens.issue(tx, id, contested ? 'reset_password' : 'verify_email');
    if (contested) return this.mails.choosePassword(tx, id, { email }, { token, next });
    return this.mails.verify(tx, id, { email }, { token, next });
  }

  /** Somebody reads the mails of this address: what strangers asked for it counts no more. */
  async used(email: string): Promise<void> {
    await this.limits.linkUsed(email);
  }

  /** To who signs up with an address that is confirmed: there is an account. */
  async needless(tx: Tx, accountId: string, email: string, next: string | null): Promise<void> {
    await this.mails.alreadyRegistered(tx, accountId, email, next);
  }

  /** To a confirmed address goes a mail that says so; to an unknown one nothing. */
  private async answer(tx: Tx, email: string, { next = null }: PendingLink): Promise<void> {
    const [account] = await tx.query<Unconfirmed & { verified: boolean }>(
      `SELECT id, email, contested_at IS NOT NULL AS contested, email_verified_at IS NOT NULL AS verified
       FROM accounts WHERE email = $1 AND erased_at IS NULL FOR UPDATE`,
      [email],
    );
    if (account?.verified) return this.mails.alreadyConfirmed(tx, account.id, email, next);
    if (account) await this.mail(tx, account, next);
  }
}
