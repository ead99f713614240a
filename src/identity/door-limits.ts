import { Injectable } from '@nestjs/common';
import { Limits } from '../platform/limits/limits.service';

/** What people make us send mails for, to an address that they name. Each has a budget of its own. */
const MAILS = ['sign_up', 'password_reset', 'confirmation', 'email_change'] as const;
type Mail = (typeof MAILS)[number];
/** Those that need no log-in. */
export type MailPurpose = Exclude<Mail, 'email_change'>;

/** How often people may try passwords and make us send mails. All throw 429 `limit.reached`. */
@Injectable()
export class DoorLimits {
  constructor(private readonly limits: Limits) {}

  /**
   * Runs a log-in that counts as a wrong password until it succeeds, so that many at once cannot slip through. Counted
   * per address and client: whoever guesses shuts out themselves, not the owner, who comes from elsewhere.
   */
  async tryPassword<T>(email: string, client: string, logIn: () => Promise<T>): Promise<T> {
    await this.limits.count('wrongPasswords', email, client);
    await this.limits.count('wrongPasswordsOfClient', client);
    const result = await logIn();
    await this.limits.forgive('wrongPasswords', email, client);
    await this.limits.forgive('wrongPasswordsOfClient', client);
    return result;
  }

  /**
   * The same for somebody who is logged in and is asked once more. Counted apart from log-ins, so that who guesses at
   * the door, from the same network even, does not keep the owner from their own account.
   */
  async tryPasswordAgain(accountId: string, client: string, look: () => Promise<void>): Promise<void> {
    await this.limits.count('wrongSecondLooks', accountId, client);
    await look();
    await this.limits.forgive('wrongSecondLooks', accountId, client);
  }

  /**
   * Counts a mail that somebody makes us send, whether or not the address is known. Who asks too often is refused. When
   * others have asked too often for an address nobody is refused, but it gets no more: false. Its owner has a link that
   * works longer than the budget lasts, for the last one that was sent is never ended by who gets none.
   */
  async askForMail(purpose: MailPurpose, email: string, client: string): Promise<boolean> {
    await this.limits.count('mailsOfClient', purpose, client);
    await this.limits.count('mailsToAddressOfClient', purpose, email, client);
    return this.limits.allows('mailsToAddress', purpose, email);
  }

  /**
   * Counts a mail that somebody who is logged in makes us send to an address of their choice, known or not. Who asks too
   * often is refused; when others have asked too often for this address, it gets no more: false.
   */
  async askForChange(accountId: string, email: string): Promise<boolean> {
    await this.limits.count('addressChanges', accountId);
    return this.limits.allows('mailsToAddress', 'email_change' satisfies Mail, email);
  }

  /** Who used a mailed link reads the mails of the address: what strangers asked for it does not count any more. */
  async linkUsed(email: string): Promise<void> {
    for (const purpose of MAILS) await this.limits.reset('mailsToAddress', purpose, email);
  }
}
