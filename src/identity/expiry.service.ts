import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../platform/clock/clock';
import { Database, type Tx } from '../platform/database/database';
import { deleteInBatches } from '../platform/jobs/batches';
import { Sweeps } from '../platform/jobs/sweeps';
import { Mails } from '../platform/mail/mails';
import { addHours } from '../shared/time';

/** After so many days somebody who never confirmed the address is forgotten. */
const UNCONFIRMED_DAYS = 30;

/** What has expired at `$1`, those first that others would take along: a login has one spent token for each refresh. */
const EXPIRED = [
  {
    table: 'spent_refresh_tokens',
    due: 'session_id IN (SELECT id FROM sessions WHERE expires_at < $1)',
    by: 'session_id',
  },
  { table: 'sessions', due: 'expires_at < $1', by: 'expires_at' },
  { table: 'one_time_tokens', due: 'expires_at < $1', by: 'expires_at' },
];

/**
 * Such an account cannot log in, so nothing but its mails and links refers to it. An erased one has no confirmed address
 * either; its row stays, since bookings refer to it.
 */
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
    this.sweeps.register('identity.expiry', (goOn) => this.removeExpired(goOn));
    this.sweeps.registerRows('identity.unconfirmed', {
      due: (now, failing) => ({
        sql: `SELECT id FROM accounts a WHERE ${FORGETTABLE} ORDER BY id::text = ANY($2), id LIMIT 200`,
        params: [unconfirmedSince(now), failing],
      }),
      work: ({ id }) => this.database.tx((tx) => this.forgetUnconfirmed(tx, id)),
    });
  }

  private async removeExpired(goOn: () => boolean): Promise<number> {
    const params = [this.clock.now()];
    let removed = 0;
    for (const deletion of EXPIRED) {
      const { done, finished } = await deleteInBatches(this.database, goOn, { ...deletion, params });
      removed += done;
      // Those of later tables may bring rows of this one with them, more than belong into one batch.
      if (!finished || !goOn()) break;
    }
    return removed;
  }

  private async forgetUnconfirmed(tx: Tx, id: string): Promise<boolean> {
    const forgotten = await tx.query<object>(
      `DELETE FROM accounts a WHERE id = $2 AND ${FORGETTABLE} RETURNING id`,
      [unconfirmedSince(tx.now), id],
    );
    if (forgotten.length > 0) await this.mails.forget(tx, [id]);
    return forgotten.length > 0;
  }
}

/** Who signed up before this instant and never confirmed is forgotten. */
const unconfirmedSince = (now: Date): Date => addHours(now, -24 * UNCONFIRMED_DAYS);
