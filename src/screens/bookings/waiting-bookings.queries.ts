import { Injectable } from '@nestjs/common';
import { kindsThat } from '../../bookings';
import { Clock } from '../../platform/clock/clock';
import { Database } from '../../platform/database/database';
import { addHours } from '../../shared/time';

/** More than anybody looks at; whoever has more sees the most urgent. */
const MOST = 100;
/** Feedback that was released longer ago waits for nobody, nor does a rating; see `unreadUntil`. */
const LOOKS_BACK_DAYS = 40;
const NEEDS_DOCUMENT = kindsThat(({ needsDocument }) => needsDocument);

/**
 * Bookings in which something may wait for `$1`: more than those in which it does, which the rules say. `$2` is now, `$3` so
 * long ago that nothing waits.
 */
const MAY_WAIT = `
  SELECT b.id FROM bookings b WHERE b.candidate_id = $1 AND (
    b.status = 'held' AND b.hold_expires_at > $2
    OR b.status = 'confirmed' AND (b.kind IN (${NEEDS_DOCUMENT}) OR b.starts_at < $2::timestamptz + interval '15 minutes')
    OR b.status = 'completed' AND b.form_released_at > $3 AND NOT EXISTS (SELECT 1 FROM ratings r WHERE r.booking_id = b.id)
    OR b.status = 'completed' AND b.form_released_at IS NULL AND b.ends_at > $3
    OR b.status IN ('candidate_no_show', 'coach_no_show') AND b.no_show_settled_at IS NULL)
  UNION
  SELECT b.id FROM bookings b WHERE b.coach_account_id = $1 AND (
    b.status = 'confirmed' AND (b.kind IN (${NEEDS_DOCUMENT}) OR b.starts_at < $2::timestamptz + interval '15 minutes')
    OR b.status IN ('candidate_no_show', 'coach_no_show') AND b.no_show_settled_at IS NULL
    OR b.status = 'completed' AND b.form_filed_at IS NULL AND EXISTS (
      SELECT 1 FROM feedback_duties d WHERE d.booking_id = b.id AND d.state NOT IN ('filed', 'dropped'))
    OR b.status = 'completed' AND EXISTS (
      SELECT 1 FROM ratings r WHERE r.booking_id = b.id AND r.reply IS NULL AND r.hidden_at IS NULL
        AND r.hidden_until <= $2 AND r.hidden_until > $3))
  ORDER BY id DESC LIMIT ${MOST}`;

/** Finds the few bookings of somebody in which something waits for them. */
@Injectable()
export class WaitingBookings {
  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
  ) {}

  async mayWaitFor(accountId: string): Promise<string[]> {
    const now = this.clock.now();
    const rows = await this.database.query<{ id: string }>(MAY_WAIT, [
      accountId,
      now,
      addHours(now, -LOOKS_BACK_DAYS * 24),
    ]);
    return rows.map(({ id }) => id);
  }

  /** Forms that a coach owes, late or not. */
  async owedForms(accountId: string): Promise<number> {
    const [row] = await this.database.query<{ owed: number }>(
      `SELECT count(*)::int AS owed FROM feedback_duties WHERE coach_account_id = $1 AND state NOT IN ('filed', 'dropped')`,
      [accountId],
    );
    return row?.owed ?? 0;
  }
}
