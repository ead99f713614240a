import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../platform/clock/clock';
import { Database, type Tx } from '../platform/database/database';
import { Sweeps } from '../platform/jobs/sweeps';
import { Mails } from '../platform/mail/mails';
import { addHours } from '../shared/time';

/** After so many days somebody who never confirmed the address is forgotten. */
const UNCONFIRMED_DAYS = 30;

/** Such an account cannot log in, so nothing but its mails and links refers to it; an erased one stays (its ids lead there). */
const FORGETTABLE = `email_verified_at IS NULL AND erased_at IS NULL AND created_at < $1
  AND NOT EXISTS (SELECT 1 FROM one_time_tokens t WHERE t.account_id = a.id)`;

/** Removes sessions and mailed tokens that can never be used again, and sign-ups that nobody confirmed. */
@Injectable()
export class IdentityExpiry implements OnModuleInit {
  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly sweeps: Sweeps,
    private readonly mails: Mails,
  ) {}

  onModuleInit(): void {
    this.sweeps.register('identity.expiry', () => this.removeExpired());
    this.sweeps.registerRows('identity.unconfirmed', {
      due: (failing) =>
        this.database.query<{ id: string }>(
          `SELECT id FROM accounts a WHERE ${FORGETTABLE} ORDER BY id::text = ANY($2), id LIMIT 200`,
          [this.unconfirmedSince(), failing],
        ),
      work: ({ id }) => this.database.tx((tx) => this.forgetUnconfirmed(tx, id)),
    });
  }

  private async removeExpired(): Promise<number> {
    const now = this.clock.now();
    let removed = 0;
    for (const table of ['sessions', 'one_time_tokens']) {
      const [row] = await this.database.query<{ n: string }>(
        `WITH old AS (DELETE FROM ${table} WHERE expires_at < $1 RETURNING 1) SELECT count(*) AS n FROM old`,
        [now],
      );
      removed += Number(row?.n ?? 0);
    }
    return removed;
  }

  private unconfirmedSince(): Date {
    return addHours(this.clock.now(), -24 * UNCONFIRMED_DAYS);
  }

  private async forgetUnconfirmed(tx: Tx, id: string): Promise<boolean> {
    const [, forgotten] = await tx.query<[object[], number]>(
      `DELETE FROM accounts a WHERE id = $2 AND ${FORGETTABLE} RETURNING id`,
      [this.unconfirmedSince(), id],
    );
    if (forgotten > 0) await this.mails.forget(tx, [id]);
    return forgotten > 0;
  }
}
