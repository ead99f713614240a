import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database';
import { Authenticator, type Principal } from '../platform/http/access';
import { AccessTokens } from './access-tokens';

/** Checks a bearer token against the account on every request, so that a suspension or a new password works at once. */
@Injectable()
export class AccountAuthenticator extends Authenticator {
  constructor(
    private readonly tokens: AccessTokens,
    private readonly database: Database,
  ) {
    super();
  }

  override async authenticate(bearer: string): Promise<Principal | null> {
    const claims = await this.tokens.read(bearer);
    if (!claims) return null;
    const [account] = await this.database.query<Principal>(
      `SELECT id AS "accountId", roles, zone, hour_cycle AS "hourCycle", locale, name, $3::uuid AS "sessionId" FROM accounts a
       WHERE id = $1 AND token_version = $2 AND suspended_at IS NULL AND email_verified_at IS NOT NULL
         AND ($3::uuid IS NULL OR EXISTS
           (SELECT 1 FROM sessions s WHERE s.id = $3 AND s.account_id = a.id AND s.revoked_at IS NULL))`,
      [claims.accountId, claims.tokenVersion, claims.sessionId],
    );
    return account ?? null;
  }
}
