import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { kindsThat, RELEASING_STATUSES } from '../../bookings';
import { CONFIG, type Config } from '../../platform/config/config';
import { Database } from '../../platform/database/database';
import type { DueQuery } from '../../platform/jobs/row-sweep';
import { Sweeps } from '../../platform/jobs/sweeps';
import { addHours } from '../../shared/time';
import { FormReleases } from '../form-releases.service';
import { RELEASE_SWEEP } from './self-grade-windows.service';

/** Filed forms whose moment has come, or who have none noted yet: those of earlier versions. */
const FORMS = `SELECT f.booking_id AS id, coalesce(f.release_at, f.submitted_at) AS at
  FROM feedback_forms f JOIN bookings b ON b.id = f.booking_id
  WHERE f.released_at IS NULL AND f.status IN ('submitted', 'amended')
    AND (f.release_at IS NULL OR f.release_at <= $1 AND b.status = ANY ($3::text[]))`;

/** Self-grades that are counted from an end before an instant, whether or not a form is filed; not of erased people. */
const SELF_GRADES = `SELECT s.booking_id AS id, b.ends_at AS at
  FROM self_grades s JOIN bookings b ON b.id = s.booking_id JOIN accounts a ON a.id = s.candidate_id
  WHERE s.status = 'in_progress' AND b.kind IN (${kindsThat(({ gradedFrom }) => gradedFrom === 'endsAt')})
    AND b.ends_at <= $4 AND a.erased_at IS NULL`;

/** Forms come to their candidates, and self-grades end, at their moment, when nobody does anything. */
@Injectable()
export class SelfGradeDeadlines implements OnModuleInit {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly database: Database,
    private readonly sweeps: Sweeps,
    private readonly releases: FormReleases,
  ) {}

  onModuleInit(): void {
    this.sweeps.registerRows(RELEASE_SWEEP, {
      due: (now, failing) => this.due(now, failing),
      work: ({ id }) => this.look(id),
    });
  }

  private due(now: Date, failing: string[]): DueQuery {
    return {
      sql: `SELECT due.id, min(due.at) AS at FROM (${FORMS} UNION ALL ${SELF_GRADES}) due
            GROUP BY due.id ORDER BY due.id = ANY($2::uuid[]), min(due.at), due.id LIMIT 200`,
      params: [now, failing, RELEASING_STATUSES, addHours(now, -this.config.selfGradeHours)],
    };
  }

  private look(bookingId: string): Promise<boolean> {
    return this.database.tx(async (tx) => {
      await tx.lock('reveal', bookingId);
      return this.releases.look(tx, bookingId);
    });
  }
}
