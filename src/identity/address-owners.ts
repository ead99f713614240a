import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '../platform/database/database';
import { Mails } from '../platform/mail/mails';
import { conflict, type DomainError } from '../shared/errors';
import { Accounts } from './accounts.service';

/** An account that stays as it is until the end of the transaction. */
export interface LockedAccount {
  id: string;
  email: string;
  usable: boolean;
  /** How often all its sessions have been ended. */
  tokenVersion: number;
}

/** Which account an address belongs to, and giving it to another one. */
@Injectable()
export class AddressOwners {
  constructor(
    private readonly database: Database,
    private readonly accounts: Accounts,
    private readonly mails: Mails,
  ) {}

  /** Whether this is the account's address now. */
  async has(accountId: string, email: string): Promise<boolean> {
    const rows = await this.database.query<object>(`SELECT 1 FROM accounts WHERE id = $1 AND email = $2`, [
      accountId,
      email,
    ]);
    return rows.length > 0;
  }

  async lock(tx: Tx, id: string): Promise<LockedAccount | null> {
    const [account] = await tx.query<LockedAccount>(
      `SELECT id, email, token_version AS "tokenVersion", email_verified_at IS NOT NULL AND suspended_at IS NULL AS usable FROM accounts
       WHERE id = $1 AND erased_at IS NULL FOR UPDATE`,
      [id],
    );
    return account ?? null;
  }

  async confirmedOwnerOf(tx: Tx, email: string): Promise<string | null> {
    const [owner] = await tx.query<{ id: string }>(
      `SELECT id FROM accounts WHERE email = $1 AND email_verified_at IS NOT NULL`,
      [email],
    );
    return owner?.id ?? null;
  }

  /**
   * Gives the account this address, and ends its sessions and every link to a booking that was mailed before. 409 `email.in_use` when another
   * confirmed account has it.
   */
  async move(tx: Tx, id: string, email: string): Promise<void> {
    await this.forgetUnconfirmed(tx, email, id);
    await tx.query(`UPDATE accounts SET email = $2, link_revision = link_revision + 1 WHERE id = $1`, [
      id,
      email,
    ]);
    await this.accounts.endSessions(tx, id);
  }

  /** The password does not count any more: somebody else knew it. */
  async distrustPassword(tx: Tx, id: string): Promise<void> {
    await tx.query(`UPDATE accounts SET contested_at = $2 WHERE id = $1`, [id, tx.now]);
  }

  /** Writes down that the address changed; not from which to which, for that is personal data. */
  async note(tx: Tx, id: string, action: string): Promise<void> {
    await tx.note({ actorId: id, action, subjectType: 'account', subjectId: id });
  }

  /** A sign-up that nobody confirmed does not keep an address from who reads its mails. */
  private async forgetUnconfirmed(tx: Tx, email: string, exceptId: string): Promise<void> {
    const [other] = await tx.query<{ id: string; stays: boolean }>(
      `SELECT id, email_verified_at IS NOT NULL OR erased_at IS NOT NULL AS stays FROM accounts
       WHERE email = $1 AND id <> $2 FOR UPDATE`,
      [email, exceptId],
    );
    if (other?.stays) throw emailInUse();
    if (!other) return;
    await tx.query(`DELETE FROM one_time_tokens WHERE account_id = $1`, [other.id]);
    await tx.query(`DELETE FROM accounts WHERE id = $1`, [other.id]);
    await this.mails.forget(tx, [other.id]);
  }
}

/** 409: told only to who reads the mails of the address. */
export const emailInUse = (): DomainError =>
  conflict('email.in_use', 'Another account has this address by now. Log in to that one, or write to us.');
