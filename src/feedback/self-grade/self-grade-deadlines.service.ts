import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock';
import { CONFIG, type Config } from '../../platform/config/config';
import { Database } from '../../platform/database/database';
import type { DueQuery } from '../../platform/jobs/row-sweep';
import { Sweeps } from '../../platform/jobs/sweeps';
import { addHours } from '../../shared/time';
import { lockReveal } from '../form-releases.service';
import { SelfGrades } from './self-grades.service';

/** A filed form waits for a self-grade only so long. */
@Injectable()
export class SelfGradeDeadlines implements OnModuleInit {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly sweeps: Sweeps,
    private readonly selfGrades: SelfGrades,
  ) {}

  onModuleInit(): void {
    this.sweeps.registerRows('feedback.release_waiting', {
      due: (failing) => this.due(failing),
      work: ({ id }) => this.expire(id),
    });
  }

  private due(failing: string[]): DueQuery {
    return {
      sql: `SELECT s.booking_id AS id FROM self_grades s JOIN feedback_forms f ON f.booking_id = s.booking_id
            WHERE s.status = 'in_progress' AND f.status IN ('submitted', 'amended') AND f.submitted_at <= $1
            ORDER BY s.booking_id = ANY($2::uuid[]), f.submitted_at, s.booking_id LIMIT 200`,
      params: [addHours(this.clock.now(), -this.config.selfGradeHours), failing],
    };
  }

  private expire(bookingId: string): Promise<boolean> {
    return this.database.tx(async (tx) => {
      await lockReveal(tx, bookingId);
      return this.selfGrades.end(tx, bookingId, 'expire');
    });
  }
}
