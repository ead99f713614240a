import { Injectable } from '@nestjs/common';
import { Limits } from '../platform/limits/limits.service';

/** How often people without a log-in may try passwords and make us send mails. All throw 429 `limit.reached`. */
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

  /** Counts a mail that somebody makes us send, whether or not the address is known. */
  async askForMail(email: string, client: string): Promise<void> {
    await this.limits.count('mailsOfClient', client);
    await this.limits.count('mailsToAddress', email);
  }
}
