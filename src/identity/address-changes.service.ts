import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database, type Tx } from '../platform/database/database';
import { refused } from '../shared/errors';
import { AccountRequests } from './account-requests.service';
import { AddressMails } from './address.mails';
import { AddressOwners, type LockedAccount } from './address-owners';
import { DoorLimits } from './door-limits';
import { invalidToken, OneTimeTokens } from './one-time-tokens';

/** What waits to be answered. */
interface PendingChange {
  accountId: string;
  /** Missing where the version before stored it. */
  tokenVersion?: number;
}

/**
 * Moving an account to another address: a link on the new one does it, and a link on the old one takes it back. What
 * is answered never tells whether an address has an account; its owner learns it by mail. The wish ends with the
 * session that it was made in wherever all sessions end: a new password, a suspension, a move, "this was not me".
 */
@Injectable()
export class AddressChanges implements OnModuleInit {
  constructor(
    private readonly requests: AccountRequests,
    private readonly limits: DoorLimits,
    private readonly database: Database,
    private readonly tokens: OneTimeTokens,
    private readonly owners: AddressOwners,
    private readonly mails: AddressMails,
  ) {}

  onModuleInit(): void {
    this.requests.answer('email_change', (tx, email, wish) => this.answer(tx, email, wish as PendingChange));
  }

  /**
   * Asks for a link on the new address; none is sent where the address got too many lately. `tokenVersion` is the
   * account's when the password was seen to be right. Errors: 422 `email.unchanged`, 429 `limit.reached`.
   */
  async ask(accountId: string, tokenVersion: number, email: string): Promise<void> {
    if (await this.owners.has(accountId, email))
      throw refused('email.unchanged', 'This is your address already.', 'email');
    if (!(await this.limits.askForChange(accountId, email))) return;
    await this.requests.store('email_change', email, { accountId, tokenVersion } satisfies PendingChange);
  }

  /**
   * Moves the account to the address that the link was mailed to, ends every session, and tells the old address. The
   * link may be followed twice. Errors: 422 `token.invalid`, 409 `email.in_use`.
   */
  async confirm(token: string): Promise<void> {
    const email = await this.database.tx(async (tx) => {
      const { account, email, tokenVersion } = await this.accountOf(tx, token, 'change_email');
      if (account.email === email) return email;
      if (hasEnded(account, tokenVersion)) throw invalidToken();
      await this.owners.move(tx, account.id, email);
      await this.tokens.withdraw(tx, account.id, ['reset_password', 'verify_email']);
      const undo = await this.tokens.issue(tx, account.id, 'undo_email_change', {
        email: account.email,
        tokenVersion: null,
      });
      await this.mails.changed(tx, account.id, { from: account.email, to: email, token: undo });
      await this.owners.note(tx, account.id, 'account.email_changed');
      return email;
    });
    await this.limits.linkUsed(email);
  }

  /**
   * "That was not me": the account gets the old address back, every session ends, and no password counts until one is
   * chosen by mail. What was issued since the change ends with it, other such links too, but for those of earlier
   * changes. Errors: 422 `token.invalid`, 409 `email.in_use`.
   */
  async undo(token: string): Promise<void> {
    const email = await this.database.tx(async (tx) => {
      const { account, email, createdAt } = await this.accountOf(tx, token, 'undo_email_change');
      await this.owners.move(tx, account.id, email);
      await this.owners.distrustPassword(tx, account.id);
      await this.tokens.withdrawSince(tx, account.id, createdAt);
      const reset = await this.tokens.issue(tx, account.id, 'reset_password');
      await this.mails.restored(tx, account.id, email, reset);
      await this.owners.note(tx, account.id, 'account.email_change_undone');
      return email;
    });
    await this.limits.linkUsed(email);
  }

  private async answer(tx: Tx, email: string, { accountId, tokenVersion }: PendingChange): Promise<void> {
    const account = await this.owners.lock(tx, accountId);
    if (!account?.usable || account.email === email || hasEnded(account, tokenVersion ?? null)) return;
    const taken = await this.owners.confirmedOwnerOf(tx, email);
    if (taken) return this.mails.taken(tx, taken, email);
    const token = await this.tokens.issue(tx, accountId, 'change_email', {
      email,
      tokenVersion: account.tokenVersion,
    });
    await this.mails.confirm(tx, accountId, email, token);
  }

  /** Whose link it is, with their account locked. */
  private async accountOf(
    tx: Tx,
    token: string,
    purpose: 'change_email' | 'undo_email_change',
  ): Promise<{ account: LockedAccount; email: string; tokenVersion: number | null; createdAt: Date }> {
    const { accountId } = await this.tokens.ownerOf(tx, token, purpose);
    const account = await this.owners.lock(tx, accountId);
    // Under the lock once more: another link may have ended this one.
    const { email, tokenVersion, createdAt } = await this.tokens.ownerOf(tx, token, purpose);
    if (!account || !email || (purpose === 'change_email' && !account.usable)) throw invalidToken();
    return { account, email, tokenVersion, createdAt };
  }
}

/** Whether every session has ended since. Null: asked for under the version before, which did not keep it. */
const hasEnded = (account: LockedAccount, tokenVersion: number | null): boolean =>
  tokenVersion !== null && tokenVersion !== account.tokenVersion;
