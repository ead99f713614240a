import { Injectable } from '@nestjs/common';
import { type LimitName, Limits } from '../platform/limits/limits.service';

/** What people make us send mails for, to an address that they name. Each has a budget of its own. */
const MAILS = ['sign_up', 'password_reset', 'confirmation', 'email_change'] as const;
type Mail = (typeof MAILS)[number];
/** Those that need no log-in. */
export type MailPurpose = Exclude<Mail, 'email_change'>;

/** Who tries a password at the door. */
interface LogInTry {
  email: string;
  client: string;
  /** One that the owner of the address logged in with before; null for any other. */
  browser: string | null;
}

/** Who is asked for their password once more. */
export interface LoggedIn {
  accountId: string;
  sessionId: string | null;
}

type Count = [name: LimitName, ...key: string[]];

/** How often people may try passwords and make us send mails. All throw 429 `limit.reached`. */
@Injectable()
export class DoorLimits {
  constructor(private readonly limits: Limits) {}

  /**
   * Runs a log-in that counts as a wrong password until it succeeds, so that many at once cannot slip through. Counted
   * per client, and per address and client: whoever guesses shuts out themselves, not the owner, who comes from
   * elsewhere. A browser that the owner of the address logged in with before is counted alone, so that who guesses in
   * the same network does not keep them out; a guesser has no such browser, and who had one ceases to with the password.
   */
  async tryPassword<T>({ email, client, browser }: LogInTry, logIn: () => Promise<T>): Promise<T> {
    const counts: Count[] = browser
      ? [['wrongPasswords', email, 'known browser', browser]]
      : [
          ['wrongPasswordsOfClient', client],
          ['wrongPasswords', email, client],
        ];
    await this.countAll(counts);
    const result = await logIn();
    for (const count of counts) await this.limits.forgive(...count);
    return result;
  }

  /**
   * The same for somebody who is logged in and is asked once more. Counted apart from log-ins, so that who guesses at
   * the door does not keep the owner from their own account; and per session, so that a thief gets no more guesses by
   * going to other networks, and takes none from the owner, who logs in anew.
   */
  async tryPasswordAgain({ accountId, sessionId }: LoggedIn, look: () => Promise<void>): Promise<void> {
    const count: Count = ['wrongSecondLooks', accountId, sessionId ?? 'no session'];
    await this.limits.count(...count);
    await look();
    await this.limits.forgive(...count);
  }

  /**
   * Counts a mail that somebody makes us send, whether or not the address is known. Who asks too often is refused. When
   * others have asked too often for an address nobody is refused, but it gets no more: false. Its owner has a link that
   * works longer than the budget lasts, for the last one that was sent is never ended by who gets none.
   */
  async askForMail(purpose: MailPurpose, email: string, client: string): Promise<boolean> {
    await this.countAll([
      ['mailsOfClient', purpose, client],
      ['mailsToAddressOfClient', purpose, email, client],
    ]);
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

  /**
   * Counts the wider limit first: a client that is over its own uses up nothing of others. What a narrower one refuses
   * is taken back from the wider, which the neighbours of a client share.
   */
  private async countAll([widest, ...narrower]: Count[]): Promise<void> {
    if (!widest) return;
    await this.limits.count(...widest);
    try {
      await this.countAll(narrower);
    } catch (refusal) {
      await this.limits.forgive(...widest);
      throw refusal;
    }
  }
}
