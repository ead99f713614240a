import type { Queryable } from '../platform/database/database';
import type { Booking } from './booking.store';
import type { FeedbackState } from './domain/feedback-steps';
import type { OwnGrading } from './domain/release.rules';
import { kindOf } from './kinds/kinds';

interface Row {
  bookingId: string;
  startedAt: Date | null;
  closedAt: Date | null;
  dueAt: Date | null;
}

/** What the feedback on these bookings has come to, by booking: one statement. */
export const feedbackStates = async (
  reader: Queryable,
  bookings: readonly Booking[],
): Promise<Map<string, FeedbackState>> => {
  const rows = await reader.query<Row>(
    `SELECT b.id AS "bookingId", s.started_at AS "startedAt", s.closed_at AS "closedAt", d.due_at AS "dueAt"
     FROM unnest($1::uuid[]) AS b(id) LEFT JOIN self_grades s ON s.booking_id = b.id
     LEFT JOIN feedback_duties d ON d.booking_id = b.id`,
    [bookings.map(({ id }) => id)],
  );
  const known = new Map(rows.map((row) => [row.bookingId, row]));
  return new Map(bookings.map((booking) => [booking.id, stateOf(booking, known.get(booking.id))]));
};

const stateOf = (booking: Booking, row: Row | undefined): FeedbackState => ({
  ...booking,
  formDueAt: row?.dueAt ?? kindOf(booking).formDueAt(booking),
  selfGrade: gradingOf(row),
});

const gradingOf = (row: Row | undefined): OwnGrading | null =>
  row?.startedAt ? { startedAt: row.startedAt, closedAt: row.closedAt } : null;
