import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database, type Tx } from '../platform/database/database';
import { faultPoint } from '../platform/fault-points';
import type { Role } from '../platform/http/access';
import { shownAddress } from '../shared/email-address';
import { malformed } from '../shared/errors';
import { newId } from '../shared/ids';
import { AccountRequests } from './account-requests.service';
import { ConfirmationLinks, type PendingLink } from './confirmation-links.service';
import { contestSignUp } from './contested-sign-ups';
import { refuseWeakPassword } from './domain/password.rules';
import type { SignUp } from './identity.schemas';
import { invalidToken, OneTimeTokens } from './one-time-tokens';
import { Passwords } from './passwords';

/** What a person wants to sign up with, as it waits: the password as a hash. */
interface PendingSignUp extends PendingLink {
  name: string;
  zone: string;
  coach: boolean;
  passwordHash: string;
}

/** Sign-up always answers the same and goes on by mail, so that nobody learns who has an account. */
@Injectable()
export class SignUps implements OnModuleInit {
  constructor(
    private readonly requests: AccountRequests,
    private readonly database: Database,
    private readonly passwords: Passwords,
    private readonly tokens: OneTimeTokens,
    private readonly links: ConfirmationLinks,
  ) {}

  onModuleInit(): void {
    this.requests.answer('sign_up', (tx, email, wish) => this.answer(tx, email, wish as PendingSignUp));
  }

  /** Stores the wish. Errors: 422 `password.too_common`, 400 without coach terms, 429 `limit.reached`. */
  async signUp(wish: SignUp, client: string): Promise<void> {
    refuseWeakPassword(wish.password, wish.email, 'password');
    if (wish.coach && !wish.coachTermsAccepted) throw coachTermsMissing();
    const { email, name, zone, coach, next } = wish;
    await this.requests.put('sign_up', { email, client }, async (): Promise<PendingSignUp> => {
      return { name, zone, coach, next, passwordHash: await this.passwords.hash(wish.password) };
    });
  }

  /**
   * A new address gets a link to verify it. A verified one is told that it has an account. When a link is still out,
   * somebody else may have signed up with this address: the links go on working, but neither password counts, nor what
   * else the two give differently, and whoever reads the mails chooses a password (`contestSignUp`).
   */
  private async answer(tx: Tx, email: string, wish: PendingSignUp): Promise<void> {
    const made = await this.insert(tx, email, wish);
    const account = made ?? (await this.lockPresent(tx, email));
    await faultPoint('identity.between_account_and_mail');
    if (account.erased) return;
    const next = wish.next ?? null;
    if (account.verified) return this.links.needless(tx, account.id, email, next);
    const contested = !made && (await this.tokens.isAnyOut(tx, account.id));
    if (contested) await contestSignUp(tx, account.id, wish);
    else if (!made) await this.begin(tx, account.id, wish);
    await this.links.mail(tx, { id: account.id, email, contested }, next);
  }

  /**
   * Verifies the address that the token was mailed to; 422 `token.invalid`. The link stays good until it is too old:
   * whoever follows it twice, or never got the first answer, reads the same again, and nothing else happens. Says
   * whether a password is to be chosen with it.
   */
  async verify(token: string): Promise<{ passwordNeeded: boolean; email: string }> {
    const { email, contested } = await this.database.tx(async (tx) => {
      const { accountId } = await this.tokens.ownerOf(tx, token, 'verify_email');
      const [account] = await tx.query<{ email: string; contested: boolean }>(
        `UPDATE accounts SET email_verified_at = coalesce(email_verified_at, $2) WHERE id = $1
         RETURNING email, contested_at IS NOT NULL AS contested`,
        [accountId, tx.now],
      );
      // What was ahead of us at this row may have ended the link.
      await this.tokens.ownerOf(tx, token, 'verify_email');
      if (!account) throw invalidToken();
      return account;
    });
    await this.links.used(email);
    return { passwordNeeded: contested, email: shownAddress(email) };
  }

  /** The new account; null when the address has one. */
  private async insert(tx: Tx, email: string, wish: PendingSignUp): Promise<PresentAccount | null> {
    const [row] = await tx.query<PresentAccount>(
      `INSERT INTO accounts (id, email, password_hash, name, zone, roles, terms_accepted_at, coach_terms_accepted_at,
         created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, CASE WHEN $8 THEN $7::timestamptz END, $7)
       ON CONFLICT ON CONSTRAINT accounts_email_uq DO NOTHING RETURNING ${PRESENT}`,
      [newId(), email, wish.passwordHash, wish.name, wish.zone, rolesOf(wish), tx.now, wish.coach],
    );
    return row ?? null;
  }

  private async lockPresent(tx: Tx, email: string): Promise<PresentAccount> {
    const [row] = await tx.query<PresentAccount>(
      `SELECT ${PRESENT} FROM accounts WHERE email = $1 FOR UPDATE`,
      [email],
    );
    if (!row) throw new Error('the account went while somebody signed up with its address; once more');
    return row;
  }

  /** All earlier links have ended, and with them what was wished then. */
  private async begin(tx: Tx, id: string, wish: PendingSignUp): Promise<void> {
    await tx.query(
      `UPDATE accounts SET password_hash = $2, name = $3, zone = $4, roles = $5, contested_at = NULL,
         terms_accepted_at = $7, coach_terms_accepted_at = CASE WHEN $6 THEN $7::timestamptz END
       WHERE id = $1`,
      [id, wish.passwordHash, wish.name, wish.zone, rolesOf(wish), wish.coach, tx.now],
    );
  }
}

interface PresentAccount {
  id: string;
  name: string;
  verified: boolean;
  erased: boolean;
}

const PRESENT = `id, name, email_verified_at IS NOT NULL AS verified, erased_at IS NOT NULL AS erased`;

const rolesOf = ({ coach }: PendingSignUp): Role[] => (coach ? ['candidate', 'coach'] : ['candidate']);

export const coachTermsMissing = (): Error =>
  malformed(
    'coach_terms.not_accepted',
    'Coaches accept that they use no confidential questions of a former employer.',
    'coachTermsAccepted',
  );
