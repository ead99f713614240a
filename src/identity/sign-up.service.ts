import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock';
import { Database, type Tx } from '../platform/database/database';
import { faultPoint } from '../platform/fault-points';
import type { Role } from '../platform/http/access';
import { malformed } from '../shared/errors';
import { newId } from '../shared/ids';
import { refuseWeakPassword } from './domain/password-rules';
import type { SignUp } from './identity.schemas';
import { IdentityMails } from './identity-mails';
import { OneTimeTokens } from './one-time-tokens';
import { Passwords } from './passwords';

/** Sign-up always answers the same and goes on by mail, so that nobody learns who has an account. */
@Injectable()
export class SignUps {
  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly passwords: Passwords,
    private readonly tokens: OneTimeTokens,
    private readonly mails: IdentityMails,
  ) {}

  /**
   * A new address gets a link to verify it. One that waits for verification gets a new link, with what was given
   * now. A verified one is told that it has an account. Errors: 422 `password.too_common`, 400 without coach terms.
   */
  async signUp(wish: SignUp): Promise<void> {
    refuseWeakPassword(wish.password, wish.email, 'password');
    if (wish.coach && !wish.coachTermsAccepted) throw coachTermsMissing();
    const passwordHash = await this.passwords.hash(wish.password);
    await this.database.tx(async (tx) => {
      const account = await this.upsertPending(tx, wish, passwordHash);
      await faultPoint('identity.between_account_and_mail');
      if (account.verified) return this.mails.alreadyRegistered(tx, account.id, wish.email);
      const token = await this.tokens.issue(tx, account.id, 'verify_email');
      await this.mails.verify(tx, account.id, wish, token);
    });
  }

  /** Verifies the address that the token was mailed to; 422 `token.invalid`. */
  async verify(token: string): Promise<void> {
    await this.database.tx(async (tx) => {
      const id = await this.tokens.redeem(tx, token, 'verify_email');
      await tx.query(
        `UPDATE accounts SET email_verified_at = coalesce(email_verified_at, $2) WHERE id = $1`,
        [id, this.clock.now()],
      );
    });
  }

  private async upsertPending(
    tx: Tx,
    wish: SignUp,
    passwordHash: string,
  ): Promise<{ id: string; verified: boolean }> {
    const roles: Role[] = wish.coach ? ['candidate', 'coach'] : ['candidate'];
    const [row] = await tx.query<{ id: string; verified: boolean }[]>(
      `INSERT INTO accounts (id, email, password_hash, name, zone, roles, terms_accepted_at, coach_terms_accepted_at,
         created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, CASE WHEN $8 THEN $7::timestamptz END, $7)
       ON CONFLICT ON CONSTRAINT accounts_email_uq DO UPDATE SET
         password_hash = CASE WHEN accounts.email_verified_at IS NULL THEN excluded.password_hash ELSE accounts.password_hash END,
         name = CASE WHEN accounts.email_verified_at IS NULL THEN excluded.name ELSE accounts.name END,
         zone = CASE WHEN accounts.email_verified_at IS NULL THEN excluded.zone ELSE accounts.zone END,
         roles = CASE WHEN accounts.email_verified_at IS NULL THEN excluded.roles ELSE accounts.roles END,
         coach_terms_accepted_at = CASE WHEN accounts.email_verified_at IS NULL THEN excluded.coach_terms_accepted_at
           ELSE accounts.coach_terms_accepted_at END
       RETURNING id, email_verified_at IS NOT NULL AS verified`,
      [newId(), wish.email, passwordHash, wish.name, wish.zone, roles, this.clock.now(), wish.coach],
    );
    if (!row) throw new Error('an upsert answered no row');
    return row;
  }
}

export const coachTermsMissing = (): Error =>
  malformed(
    'coach_terms.not_accepted',
    'Coaches accept that they use no confidential questions of a former employer.',
    'coachTermsAccepted',
  );
