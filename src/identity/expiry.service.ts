import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../platform/clock/clock';
import { Database } from '../platform/database/database';
import { Sweeps } from '../platform/jobs/sweeps';

/** Removes sessions and mailed tokens that can never be used again. */
@Injectable()
export class IdentityExpiry implements OnModuleInit {
  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly sweeps: Sweeps,
  ) {}

  onModuleInit(): void {
    this.sweeps.register('identity.expiry', () => this.removeExpired());
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
}
