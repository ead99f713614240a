import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database';
import type { CountedSessions } from './domain/track-record';

/** Sessions of coaches here, counted for people who think of booking them. */
@Injectable()
export class CoachRecords {
  constructor(private readonly database: Database) {}

  /** Of each of these coaches who has any. Feedback counts once its candidate may read it: nobody learns of it earlier here. */
  async of(coachIds: string[]): Promise<Map<string, CountedSessions>> {
    const rows = await this.database.query<CountedSessions & { coachId: string }>(
      `SELECT coach_id AS "coachId", completed, missed, forms, "medianHours" FROM (
         SELECT b.coach_id,
           count(*) FILTER (WHERE b.status = 'completed')::int AS completed,
           count(*) FILTER (WHERE b.status = 'cancelled' AND b.cancelled_by = 'coach'
             OR b.status = 'coach_no_show' AND b.no_show_settled_at IS NOT NULL)::int AS missed,
           count(b.form_filed_at) FILTER (WHERE b.form_released_at IS NOT NULL)::int AS forms,
           (percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM b.form_filed_at - coalesce(b.ended_early_at, b.ends_at)))
             FILTER (WHERE b.form_released_at IS NOT NULL)) / 3600 AS "medianHours"
         FROM bookings b WHERE b.coach_id = ANY ($1::uuid[]) AND b.kind = 'session' GROUP BY b.coach_id) counted`,
      [coachIds],
    );
    return new Map(rows.map(({ coachId, ...counted }) => [coachId, counted]));
  }
}
