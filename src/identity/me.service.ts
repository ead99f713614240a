import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database';
import { type AccountProfile, Accounts } from './accounts.service';
import { shownAddress } from '../shared/email-address';
import type { EditMe, TakeRole } from './identity.schemas';
import { coachTermsMissing } from './sign-up.service';

/** What people do with their own account. */
@Injectable()
export class Me {
  constructor(
    private readonly database: Database,
    private readonly accounts: Accounts,
  ) {}

  async show(id: string): Promise<AccountProfile> {
    const profile = await this.accounts.profile(id);
    return { ...profile, email: shownAddress(profile.email) };
  }

  async edit(id: string, { name, zone, hourCycle, locale }: EditMe): Promise<AccountProfile> {
    await this.database.tx((tx) =>
      tx.query(
        `UPDATE accounts SET name = coalesce($2, name), zone = coalesce($3, zone),
           hour_cycle = coalesce($4, hour_cycle), locale = coalesce($5, locale) WHERE id = $1`,
        [id, name ?? null, zone ?? null, hourCycle ?? null, locale ?? null],
      ),
    );
    return this.show(id);
  }

  /** Takes another role; coaches accept their terms with it (400 `coach_terms.not_accepted`). */
  async takeRole(id: string, { role, coachTermsAccepted }: TakeRole): Promise<AccountProfile> {
    if (role === 'coach' && !coachTermsAccepted) throw coachTermsMissing();
    await this.database.tx((tx) => this.accounts.grantRole(tx, id, role, id));
    return this.show(id);
  }
}
