import { Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import { Database, type Tx } from '../../platform/database/database';
import { holdings, type Obstacle, type ToldOfErasure } from '../../platform/personal-data/holdings';
import { conflict, type DomainError, notFound, unauthenticated } from '../../shared/errors';
import { Passwords } from '../passwords';

/** What erasing would do, before it is done. */
export interface ErasurePreview {
  possible: boolean;
  obstacles: Obstacle[];
  tables: { table: string; holds: string; onErasure: string; records: number | null }[];
  /** The same in the person's own words, without what they never hear of. */
  groups: (ToldOfErasure & { count: number })[];
}

/** Closes an account for good and removes what it holds of the person. */
@Injectable()
export class Erasures {
  constructor(
    private readonly database: Database,
    private readonly passwords: Passwords,
  ) {}

  /** What would go, what would stay and why, and what stands in the way. Changes nothing. */
  preview(accountId: string): Promise<ErasurePreview> {
    return this.database.tx(async (tx) => {
      const obstacles = await obstaclesOf(tx, accountId);
      const tables: ErasurePreview['tables'] = [];
      const groups: ErasurePreview['groups'] = [];
      for (const { table, holds, onErasure, told, read } of holdings()) {
        if (!holds || !onErasure) continue;
        const records = read ? (await read(tx, accountId)).length : null;
        tables.push({ table, holds, onErasure, records });
        if (told) groups.push({ ...told, count: records ?? 0 });
      }
      return { possible: obstacles.length === 0, obstacles, tables, groups };
    });
  }

  /**
   * Erases the person: all tables in one transaction, the account's own row last. All their tokens are void from then
   * on. `tokenVersion` is the account's when the password was seen to be right. Errors: 409 `erasure.not_yet` with every
   * obstacle in `errors`; 401 `auth.invalid_token` when all sessions have ended meanwhile.
   */
  async erase(accountId: string, tokenVersion: number): Promise<Date> {
    const nobodys = await this.passwords.hash(randomBytes(32).toString('base64url'));
    return this.database.tx(async (tx) => {
      const [found] = await tx.query<{ tokenVersion: number }>(
        `SELECT token_version AS "tokenVersion" FROM accounts WHERE id = $1 AND erased_at IS NULL FOR UPDATE`,
        [accountId],
      );
      if (!found) throw notFound('account');
      if (found.tokenVersion !== tokenVersion) throw sessionEnded();
      refuseObstacles(await obstaclesOf(tx, accountId));
      for (const { erase } of holdings()) await erase?.(tx, accountId);
      await tx.query(
        `UPDATE accounts SET email = 'erased+' || id || '@erased.invalid', name = 'Erased person', zone = 'UTC',
           hour_cycle = DEFAULT, locale = DEFAULT,
           password_hash = $2, roles = '{candidate}', token_version = token_version + 1, email_verified_at = NULL,
           suspended_at = coalesce(suspended_at, $3), erased_at = $3
         WHERE id = $1`,
        [accountId, nobodys, tx.now],
      );
      await tx.note({
        actorId: accountId,
        action: 'account.erased',
        subjectType: 'account',
        subjectId: accountId,
        data: {},
      });
      return tx.now;
    });
  }
}

const sessionEnded = (): DomainError =>
  unauthenticated('auth.invalid_token', 'This session has ended. Please log in again.');

const obstaclesOf = async (tx: Tx, accountId: string): Promise<Obstacle[]> => {
  const found: Obstacle[] = [];
  for (const { obstacles } of holdings()) if (obstacles) found.push(...(await obstacles(tx, accountId)));
  return found;
};

const refuseObstacles = (obstacles: Obstacle[]): void => {
  if (obstacles.length === 0) return;
  throw conflict('erasure.not_yet', obstacles.map(({ detail }) => detail).join(' '), { obstacles });
};
