import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../platform/clock/clock';
import { Database, type Tx } from '../platform/database/database';
import { faultPoint } from '../platform/fault-points';
import type { Role } from '../platform/http/access';
import { malformed } from '../shared/errors';
import { newId } from '../shared/ids';
import { AccountRequests } from './account-requests.service';
import { refuseWeakPassword } from './domain/password-rules';
import type { SignUp } from './identity.schemas';
import { IdentityMails } from './identity-mails';
import { OneTimeTokens } from './one-time-tokens';
import { Passwords } from './passwords';

/** What a person wants to sign up with, as it waits: the password as a hash. */
interface PendingSignUp {
  name: string;
  zone: string;
  coach: boolean;
  passwordHash: string;
}

/** Sign-up always answers the same and goes on by mail, so that nobody learns who has an account. */
@Injectable()
export class SignUps implements OnModuleInit {
  constructor(
    private readonly clock: Clock,
    private readonly requests: AccountRequests,
    private readonly database: Database,
    private readonly passwords: Passwords,
    private readonly tokens: OneTimeTokens,
    private readonly mails: IdentityMails,
  ) {}

  onModuleInit(): void {
    this.requests.answer('sign_up', (tx, email, wish) => this.answer(tx, email, wish as PendingSignUp));
  }

  /** Stores the wish. Errors: 422 `password.too_common`, 400 without coach terms, 429 `limit.reached`. */
  async signUp(wish: SignUp, client: string): Promise<void> {
    refuseWeakPassword(wish.password, wish.email, 'password');
    if (wish.coach && !wish.coachTermsAccepted) throw coachTermsMissing();
    const { email, name, zone, coach } = wish;
    await this.requests.put('sign_up', { email, client }, async (): Promise<PendingSignUp> => {
      return { name, zone, coach, passwordHash: await this.passwords.hash(wish.password) };
    });
  }

  /**
   * A new address gets a link to verify it. A verified one is told that it has an account. When a link is still out,
   * somebody else may have signed up with this address, so that neither password counts: whoever reads the mail
   * chooses one.
   */
  private async answer(tx: Tx, email: string, wish: PendingSignUp): Promise<void> {
    const account = await this.upsertPending(tx, email, wish);
    await faultPoint('identity.between_account_and_mail');
    if (account.verified) return this.mails.alreadyRegistered(tx, account.id, email);
    const contested = await this.tokens.withdrawAll(tx, account.id);
    const to = { email, name: wish.name };
    if (contested) {
      const token = await this.tokens.issue(tx, account.id, 'reset_password');
      return this.mails.choosePassword(tx, account.id, to, token);
    }
    const token = await this.tokens.issue(tx, account.id, 'verify_email');
    return this.mails.verify(tx, account.id, to, token);
  }

  /**
   * Verifies the address that the token was mailed to; 422 `token.invalid`. The link stays good until it is too old:
   * whoever follows it twice, or never got the first answer, reads the same again, and nothing else happens.
   */
  async verify(token: string): Promise<void> {
    await this.database.tx(async (tx) => {
      const id = await this.tokens.ownerOf(tx, token, 'verify_email');
      await tx.query(
        `UPDATE accounts SET email_verified_at = coalesce(email_verified_at, $2) WHERE id = $1`,
        [id, this.clock.now()],
      );
      // A sign-up that was ahead of us at this row has replaced the password and the link.
      await this.tokens.ownerOf(tx, token, 'verify_email');
    });
  }

  private async upsertPending(
    tx: Tx,
    email: string,
    wish: PendingSignUp,
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
      [newId(), email, wish.passwordHash, wish.name, wish.zone, roles, this.clock.now(), wish.coach],
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
