import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock';
import { Database } from '../platform/database/database';
import { decodeIdCursor, page, type Page } from '../platform/http/paging';
import { notFound } from '../shared/errors';
import type { LoggedIn } from './door-limits';

/** One place where somebody is logged in. */
export interface Login {
  id: string;
  device: string | null;
  loggedInAt: Date;
  lastUsedAt: Date;
  /** Whether it is the one that asks. */
  current: boolean;
}

/** Where somebody is logged in, and ending that from elsewhere. */
@Injectable()
export class Logins {
  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
  ) {}

  /** What is still open, begun last first. */
  async list(
    { accountId, sessionId }: LoggedIn,
    { limit, cursor }: { limit: number; cursor?: string },
  ): Promise<Page<Login>> {
    const rows = await this.database.query<Login>(
      `SELECT id, device, created_at AS "loggedInAt", coalesce(last_used_at, created_at) AS "lastUsedAt",
         id IS NOT DISTINCT FROM $2::uuid AS current
       FROM sessions
       WHERE account_id = $1 AND revoked_at IS NULL AND expires_at > $3 AND ($4::uuid IS NULL OR id < $4)
       ORDER BY id DESC LIMIT $5`,
      [accountId, sessionId, this.clock.now(), decodeIdCursor(cursor), limit + 1],
    );
    return page(rows, limit, ({ id }) => [id]);
  }

  /** Ends one of them at once, also the one that asks; one that has ended stays so. 404 `login.not_found`. */
  async end({ accountId }: LoggedIn, id: string): Promise<void> {
    await this.database.tx(async (tx) => {
      const ended = await tx.query<object>(
        `UPDATE sessions SET revoked_at = coalesce(revoked_at, $3) WHERE id = $1 AND account_id = $2 RETURNING id`,
        [id, accountId, tx.now],
      );
      if (ended.length === 0) throw notFound('login');
    });
  }

  /** Ends all but the one that asks. */
  async endOthers({ accountId, sessionId }: LoggedIn): Promise<void> {
    await this.database.tx((tx) =>
      tx.query(
        `UPDATE sessions SET revoked_at = $3
         WHERE account_id = $1 AND id IS DISTINCT FROM $2::uuid AND revoked_at IS NULL`,
        [accountId, sessionId, tx.now],
      ),
    );
  }
}
