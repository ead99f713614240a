import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock';
import { CONFIG, type Config } from '../platform/config/config';
import { Database } from '../platform/database/database';
import type { Booking } from './booking.store';
import type { Side } from './domain/booking.rules';
import { feedbackOnPage, type FeedbackStep } from './domain/feedback-steps';
import { feedbackStates } from './feedback-state';

/** What the two people said of a session, and what was decided on it. */
export interface AttendanceFacts {
  reports: { reporter: Side; missing: Side }[];
  /** When we decided on reports that contradicted each other; null where nobody had to. */
  decidedAt: Date | null;
}

/** What became of a booking, and what comes next of its feedback, for pages about it. No access checks. */
@Injectable()
export class BookingOutcomes {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
    private readonly database: Database,
  ) {}

  async attendance(bookingId: string): Promise<AttendanceFacts> {
    const reports = await this.database.query<AttendanceFacts['reports'][number]>(
      `SELECT reporter, missing FROM no_show_reports WHERE booking_id = $1 ORDER BY reported_at, id`,
      [bookingId],
    );
    const [decision] = await this.database.query<{ at: Date }>(
      `SELECT at FROM booking_history WHERE booking_id = $1 AND from_status = 'under_review' ORDER BY at DESC LIMIT 1`,
      [bookingId],
    );
    return { reports, decidedAt: decision?.at ?? null };
  }

  /** The step of the feedback as a page of this side says it; null where there is none. */
  async feedback(
    booking: Booking,
    told: { side: Side; zone: string; otherName: string },
  ): Promise<FeedbackStep | null> {
    const state = (await feedbackStates(this.database, [booking])).get(booking.id);
    const asked = { ...told, now: this.clock.now(), withinHours: this.config.selfGradeHours };
    return state ? feedbackOnPage(state, asked) : null;
  }
}
