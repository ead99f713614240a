import { Injectable } from '@nestjs/common';
import { newId } from '../../shared/ids';
import { addHours } from '../../shared/time';
import { Clock } from '../clock/clock';
import { Database } from '../database/database';

/**
 * Writes down who called what is not for their role: one entry per account, route and hour, so that nobody can flood
 * the audit log by knocking.
 */
@Injectable()
export class Denials {
  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
  ) {}

  /** `route` as declared, like `GET /v1/admin/orders`. */
  async record(accountId: string, route: string): Promise<void> {
    const now = this.clock.now();
    await this.database.query(
      `INSERT INTO audit_log (id, at, actor_id, action, subject_type, subject_id, data)
       SELECT $1, $2, $3, 'access.denied', 'account', $3, jsonb_build_object('route', $4::text)
       WHERE NOT EXISTS (SELECT 1 FROM audit_log WHERE subject_id = $3 AND at > $5
         AND action = 'access.denied' AND data->>'route' = $4)`,
      [newId(), now, accountId, route, addHours(now, -1)],
    );
  }
}
