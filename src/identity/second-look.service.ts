import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database';
import { unauthenticated } from '../shared/errors';
import { DoorLimits, type LoggedIn } from './door-limits';
import { Passwords } from './passwords';

/** Asks somebody who is logged in for their password once more, before what a stolen token must not do. */
@Injectable()
export class SecondLook {
  constructor(
    private readonly database: Database,
    private readonly passwords: Passwords,
    private readonly limits: DoorLimits,
  ) {}

  /**
   * Says at which `token_version` of the account the password was right: what is done later asks whether it still is.
   * Errors: 401 `auth.wrong_password`; 429 `limit.reached` after too many, counted apart from failed log-ins.
   */
  async at(caller: LoggedIn, password: string): Promise<{ tokenVersion: number }> {
    const [account] = await this.database.query<{ password_hash: string; tokenVersion: number }>(
      `SELECT password_hash, token_version AS "tokenVersion" FROM accounts WHERE id = $1`,
      [caller.accountId],
    );
    if (!account) throw wrongPassword();
    await this.limits.tryPasswordAgain(caller, async () => {
      if (!(await this.passwords.fits(account.password_hash, password))) throw wrongPassword();
    });
    return { tokenVersion: account.tokenVersion };
  }
}

const wrongPassword = () => unauthenticated('auth.wrong_password', 'This is not your password.');
